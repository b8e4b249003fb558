import { csvRows } from "../../../../src/domain/availability/check-log/csv-rows";
import { likelyService, readCheckLog } from "../../../../src/domain/availability/check-log/read-check-log";
import { at } from "../entries";

const read = (text: string) => {
  const reading = readCheckLog(text);
  if (reading.kind === "refused") throw new Error(JSON.stringify(reading.problems));
  return reading;
};

const log = `service,checked_at,status,http_code,response_ms,monitor_started_at,url
mail,2026-08-17T10:00:00.000Z,up,200,546,2026-08-17T09:00:00.000Z,"https://mail.example.com/?a=1,2"
web,2026-08-17T10:00:10.000Z,down,0,0,2026-08-17T09:00:00.000Z,https://example.com
mail,2026-08-17T11:00:00.000Z,down,504,10445,2026-08-17T09:00:00.000Z,"https://mail.example.com/?a=1,2"
mail,2026-08-17T11:30:00.000Z,up,200,600,2026-08-17T09:00:00.000Z,"https://mail.example.com/?a=1,2"
web,2026-08-18T10:00:10.000Z,down,0,0,2026-08-17T09:00:00.000Z,https://example.com
`;

it("a status holds until the thing's next row", () => {
  const { things, checks } = read(log);
  expect(checks).toBe(5);
  expect(things).toEqual([
    {
      name: "mail",
      checks: 3,
      log: {
        from: at("2026-08-17T10:00"),
        to: at("2026-08-17T11:30"),
        losses: [[at("2026-08-17T11:00"), at("2026-08-17T11:30"), 100]],
        last: 0,
      },
    },
    {
      name: "web",
      checks: 2,
      log: {
        from: at("2026-08-17T10:00:10"),
        to: at("2026-08-18T10:00:10"),
        losses: [[at("2026-08-17T10:00:10"), at("2026-08-18T10:00:10"), 100]],
        last: 100, // nobody knows for how long it stayed so
      },
    },
  ]);
});

describe("says the same", () => {
  const { things } = read(log);
  const [head, ...rows] = log.trimEnd().split("\n");
  it.each`
    text                                                            | why
    ${[head, ...rows.toReversed()].join("\n")}                      | ${"in another order of rows"}
    ${log.replaceAll("\n", "\r\n")}                                 | ${"with Windows' line ends"}
    ${`\ufeff${log}`}                                               | ${"with a byte order mark"}
    ${`${log}\n\n`}                                                 | ${"with empty lines at the end"}
    ${log.replaceAll("up,", "OK,").replaceAll("down,", "Offline,")} | ${"with other words for the statuses"}
    ${log.replaceAll(/T(\d\d:\d\d:\d\d)\.000Z/g, " $1+00:00")}      | ${"with moments as databases write them"}
    ${log.replaceAll(/T10:00:00\.000Z/g, "T12:00:00+0200")}         | ${"with an offset"}
    ${[head, ...rows, rows[0]].join("\n")}                          | ${"with a row twice"}
  `("$why", ({ text }) => {
    const plain = read(text).things.map(({ name, log: one }) => ({ name, log: one }));
    expect(plain).toEqual(things.map(({ name, log: one }) => ({ name, log: one })));
  });

  it("with other columns in another order, between semicolons", () => {
    const other = [
      "Status;Response;Timestamp;Monitor",
      "up;12;2026-08-17T10:00:00Z;mail",
      "degraded;12;2026-08-17T11:00:00Z;mail",
      "up;12;2026-08-17T11:30:00Z;mail",
    ].join("\n");
    expect(read(other).things[0]!.log.losses).toEqual([[at("2026-08-17T11:00"), at("2026-08-17T11:30"), 50]]);
  });
});

describe("what it cannot read it names, all at once", () => {
  it.each`
    text                                                      | problems                                                                                                                     | why
    ${""}                                                     | ${[{ code: "empty" }]}                                                                                                       | ${"nothing"}
    ${"service,checked_at,status\n"}                          | ${[{ code: "empty" }]}                                                                                                       | ${"a head without rows"}
    ${"service,when\nmail,now"}                               | ${[{ code: "column-missing", column: "time" }, { code: "column-missing", column: "status" }]}                                | ${"columns that are missing"}
    ${"service,time,status\nmail,2026-08-17 10:00,up"}        | ${[{ code: "bad-time", line: 2, value: "2026-08-17 10:00" }]}                                                                | ${"a wall's time without its zone"}
    ${"service,time,status\nmail,2026-13-17T10:00Z,up"}       | ${[{ code: "bad-time", line: 2, value: "2026-13-17T10:00Z" }]}                                                               | ${"a date that there is not"}
    ${"service,time,status\n,2026-08-17T10:00Z,up\na,x,gone"} | ${[{ code: "no-name", line: 2 }, { code: "bad-time", line: 3, value: "x" }, { code: "bad-status", line: 3, value: "gone" }]} | ${"every line of it"}
    ${"service,time,status\na,2026-08-17T10:00Z,constructor"} | ${[{ code: "bad-status", line: 2, value: "constructor" }]}                                                                   | ${"a word that every object knows"}
  `("$why", ({ text, problems }) => {
    const reading = readCheckLog(text);
    expect(reading).toMatchObject({ kind: "refused", problems, count: problems.length });
  });

  it("a thousand wrong lines are counted, and the first hundred shown", () => {
    const text = `service,time,status\n${"a,b,up\n".repeat(1_000)}`;
    expect(readCheckLog(text)).toMatchObject({ kind: "refused", count: 1_000, problems: { length: 100 } });
  });
});

it.each`
  text                 | rows                                  | why
  ${'a,b\n"x\ny","z"'} | ${[["a", "b"], ["x\ny", "z"]]}        | ${"a line end in quotation marks"}
  ${'a,b\n"x""y",z'}   | ${[["a", "b"], ['x"y', "z"]]}         | ${"a quotation mark that is doubled"}
  ${'a,b\nx,"open'}    | ${[["a", "b"], ["x", "open"]]}        | ${"one that is never closed"}
  ${"a,b\n1,\n,2"}     | ${[["a", "b"], ["1", ""], ["", "2"]]} | ${"empty cells"}
  ${"a\tb,c\td\n1\t2"} | ${[["a", "b,c", "d"], ["1", "2"]]}    | ${"tabs, though a comma stands in a title"}
`("reads $why", ({ text, rows }) => {
  expect(csvRows(text).map(({ cells }) => cells)).toEqual(rows);
});

it("guesses which service is meant by its key or name", () => {
  const services = [{ key: "email", name: "E-mail and calendar" }];
  expect(likelyService("E-Mail", services)).toBe("email");
  expect(likelyService("e mail and CALENDAR", services)).toBe("email");
  expect(likelyService("mail", services)).toBeNull();
});
