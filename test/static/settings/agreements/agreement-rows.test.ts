import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { agreementRows, filterRows } from "../../../../static/ui/settings/agreements/agreement-rows";
import { aCatalogue, anSla } from "./a-catalogue";

const now = Date.parse("2026-06-01T12:00Z");
const rowsOf = (...versions: Partial<AgreementEntry>[]) => {
  const agreements = versions.map((changes, place) => ({ ...anSla, version: place + 1, ...changes }) as AgreementEntry);
  return agreementRows({ ...aCatalogue, agreements }, now);
};

it.each`
  versions                                                                           | present | next    | why
  ${[{}]}                                                                            | ${1}    | ${null} | ${"one that is in force"}
  ${[{}, { state: "draft", validFrom: "2026-09-01" }]}                               | ${1}    | ${2}    | ${"a draft is what comes next, not what counts"}
  ${[{ state: "draft" }]}                                                            | ${1}    | ${null} | ${"a draft alone is all there is"}
  ${[{ validTo: "2026-03-01" }, { validFrom: "2026-03-01" }]}                        | ${2}    | ${null} | ${"the version that took over"}
  ${[{ validTo: "2026-07-01" }, { validFrom: "2026-07-01" }]}                        | ${1}    | ${2}    | ${"a version that will take over"}
  ${[{ validTo: "2026-02-01" }, { validFrom: "2026-02-01", validTo: "2026-03-01" }]} | ${2}    | ${null} | ${"of those that are over the last"}
  ${[{ validTo: "2026-02-01" }, { validFrom: "2026-08-01" }, { state: "proposed" }]} | ${2}    | ${3}    | ${"what is agreed for later goes before what is only proposed"}
`("shows version $present, and $next as the next ($why)", ({ versions, present, next }) => {
  const [row] = rowsOf(...versions);
  expect([row!.present.entry.version, row!.next?.entry.version ?? null]).toEqual([present, next]);
});

it("names services and parties as people call them", () => {
  const rows = agreementRows(aCatalogue, now);
  expect(rows.map(({ title, service, party }) => [title, service, party])).toEqual([
    ["E-mail for all", "E-mail", null],
    ["First line", null, "Desk"],
    ["Hosting", "E-mail", "Hosting Ltd"],
  ]);
});

describe("narrowing the list", () => {
  const rows = agreementRows(aCatalogue, now);
  const all = { text: "", kind: null, stage: null, service: null } as const;
  it.each`
    filter                      | titles                                         | why
    ${{}}                       | ${["E-mail for all", "First line", "Hosting"]} | ${"everything"}
    ${{ text: "mail hosting" }} | ${["Hosting"]}                                 | ${"each word somewhere in the row"}
    ${{ text: "LTD" }}          | ${["Hosting"]}                                 | ${"whatever its case"}
    ${{ kind: "ola" }}          | ${["First line"]}                              | ${"a kind"}
    ${{ stage: "draft" }}       | ${[]}                                          | ${"no version is a draft"}
    ${{ service: "email" }}     | ${["E-mail for all", "Hosting"]}               | ${"those that name the service"}
  `("$filter: $titles ($why)", ({ filter, titles }) => {
    expect(filterRows(rows, { ...all, ...filter }).map(({ title }) => title)).toEqual(titles);
  });

  it("finds an agreement by the stage of any of its versions", () => {
    const versions = rowsOf({}, { state: "draft", validFrom: "2026-09-01" });
    expect(filterRows(versions, { ...all, stage: "draft" })).toHaveLength(1);
    expect(filterRows(versions, { ...all, stage: "active" })).toHaveLength(1);
  });
});
