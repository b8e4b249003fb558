import * as fc from "fast-check";
import { type CsvRecord, CsvSplitter } from "../../history/csv-records";

function split(...pieces: string[]): CsvRecord[] {
  const records: CsvRecord[] = [];
  const splitter = new CsvSplitter((record) => records.push(record));
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return records;
}

const brief = (record: CsvRecord) =>
  "fields" in record ? [record.line, ...record.fields] : [record.line, "malformed"];

it.each`
  text                     | records                                             | why
  ${"a,b\nc,d\n"}          | ${[[1, "a", "b"], [2, "c", "d"]]}                   | ${"one record a line"}
  ${"a,b\r\nc,d\r\n"}      | ${[[1, "a", "b"], [2, "c", "d"]]}                   | ${"Windows line ends"}
  ${"a,b\nc,d"}            | ${[[1, "a", "b"], [2, "c", "d"]]}                   | ${"the last line needs no end"}
  ${"a,,\n"}               | ${[[1, "a", "", ""]]}                               | ${"empty values are values"}
  ${"a\n\nb\n"}            | ${[[1, "a"], [3, "b"]]}                             | ${"an empty line is no record, but a line"}
  ${'"a,b",c\n'}           | ${[[1, "a,b", "c"]]}                                | ${"a comma inside quotation marks"}
  ${'"a ""b""",c\n'}       | ${[[1, 'a "b"', "c"]]}                              | ${"a doubled quotation mark"}
  ${'"a\nb",c\nd,e\n'}     | ${[[1, "a\nb", "c"], [3, "d", "e"]]}                | ${"a line break inside quotation marks; the next record is on line 3"}
  ${'"a\r\nb",c\r\nd\r\n'} | ${[[1, "a\r\nb", "c"], [3, "d"]]}                   | ${"the same with Windows line ends"}
  ${'"",""\n'}             | ${[[1, "", ""]]}                                    | ${"quoted nothing"}
  ${'a,"b"\n'}             | ${[[1, "a", "b"]]}                                  | ${"a quoted value at the end"}
  ${'a"b,c\nd,e\n'}        | ${[[1, "malformed"], [2, "d", "e"]]}                | ${"a quotation mark inside a plain value"}
  ${'"a"b,c\nd,e\n'}       | ${[[1, "malformed"], [2, "d", "e"]]}                | ${"text after the closing mark"}
  ${'"a,b\nc,d\ne,f\n'}    | ${[[1, "malformed"], [2, "c", "d"], [3, "e", "f"]]} | ${"never closed: only its own line is lost"}
  ${'"a,b\nc,d\n"e",f\n'}  | ${[[1, "malformed"], [2, "c", "d"], [3, "e", "f"]]} | ${"closed by accident further on: the same"}
  ${""}                    | ${[]}                                               | ${"nothing at all"}
`("$text → $records ($why)", ({ text, records }) => {
  expect(split(text).map(brief)).toEqual(records);
});

it("gives up on a quotation mark after 100,000 characters, and goes on with the next line", () => {
  const row = "ticket-number,value\n";
  const records = split('"open,1\n', row.repeat(4_000), row.repeat(4_000));
  expect(records[0]).toEqual({ line: 1, problem: "a quotation mark is never closed" });
  expect(records).toHaveLength(8_001);
});

it("finds the same records however the text is cut into pieces", () => {
  const piece = fc.constantFrom("a", ",", `"`, "\n", "\r\n", `""`);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(split(...pieces)).toEqual(split(pieces.join("")));
    }),
  );
});

it("reads back every value that was written in quotation marks", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const text = rows.map((row) => `${row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")}\n`).join("");
      expect(split(text).map((record) => "fields" in record && record.fields)).toEqual(rows);
    }),
  );
});
