import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";
import type { Problem } from "../../../src/domain/catalogue/problem";
import { changed, type Document } from "./sample-document";

function warningsOf(change: (document: Document) => void): readonly Problem[] {
  const parsed = parseCatalogue(changed(change));
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  return parsed.warnings;
}

describe("what is accepted with a warning", () => {
  const sla = (d: Document) => d.agreements[0];
  it.each`
    change                                                                                                                                                               | path                                              | words                                                                        | why
    ${(d: Document) => (sla(d).escalation[0].commence.percent = 0)}                                                                                                      | ${"agreements[0].escalation[0].commence.percent"} | ${/as soon as the clock starts/}                                             | ${"percent 0"}
    ${(d: Document) => (sla(d).escalation[0].commence.percent = 100.5)}                                                                                                  | ${"agreements[0].escalation[0].commence.percent"} | ${/after the breach/}                                                        | ${"percent above 100"}
    ${(d: Document) => (sla(d).escalation[0].commence = { before: "PT20H1S" })}                                                                                          | ${"agreements[0].escalation[0].commence.before"}  | ${/20 h 1 s.*20 h \(priority High/}                                          | ${"before a second longer than the target"}
    ${(d: Document) => (sla(d).escalation[0].every = "PT0S")}                                                                                                            | ${"agreements[0].escalation[0].every"}            | ${/all steps fall due at once/}                                              | ${"several steps with no time between them"}
    ${(d: Document) => (sla(d).availability.percent = 0)}                                                                                                                | ${"agreements[0].availability.percent"}           | ${/promises nothing/}                                                        | ${"availability of 0 %"}
    ${(d: Document) => (sla(d).availability.percent = 101)}                                                                                                              | ${"agreements[0].availability.percent"}           | ${/never be reached/}                                                        | ${"availability above 100 %"}
    ${(d: Document) => (d.agreements[1].targets[0].measure = "response")}                                                                                                | ${"agreements[1].targets[0]"}                     | ${/resolution only/}                                                         | ${"a target that an OLA never measures"}
    ${(d: Document) => (d.agreements[2].escalation = [{ measure: "response", commence: { after: "PT0S" }, steps: [] }])}                                                 | ${"agreements[2].escalation[0]"}                  | ${/resolution only/}                                                         | ${"a ladder that a contract never climbs"}
    ${(d: Document) => d.agreements.push({ ...sla(d), version: 2, validFrom: "2024-12-31" })}                                                                            | ${"agreements[3].validFrom"}                      | ${/mail-standard, version 1 \(agreements\[0\]\); the higher version counts/} | ${"versions that overlap by a day"}
    ${(d: Document) => d.agreements.push({ ...d.agreements[1], version: 2, service: "mail", targets: [{ measure: "resolution", within: "PT1H", calendar: "office" }] })} | ${"agreements[3].validFrom"}                      | ${/first-line, version 1/}                                                   | ${"versions of an OLA"}
    ${(d: Document) => d.agreements.push({ ...sla(d), key: "mail-again" })}                                                                                              | ${"agreements[3].validFrom"}                      | ${/same service and customer/}                                               | ${"two SLAs for one service and all customers"}
    ${(d: Document) => (sla(d).targets[0].within = "PT15H59M59S")}                                                                                                       | ${"agreements[0].targets[0].within"}              | ${/15 h 59 min 59 s.*16 h: first-line \(8 h\) and hosting \(8 h\)/}          | ${"a chain a second longer than the promise above it"}
  `("$why", ({ change, path, words }) => {
    expect(warningsOf(change)).toEqual([{ path, message: expect.stringMatching(words) }]);
  });

  it.each`
    change                                                                                                                    | why
    ${(d: Document) => (d.agreements[0].escalation[0].commence.percent = 100)}                                                | ${"100 % is the due time"}
    ${(d: Document) => (d.agreements[0].escalation[0].commence = { before: "PT20H" })}                                        | ${"before as long as the target begins at its start"}
    ${(d: Document) => (d.agreements[0].availability.percent = 100)}                                                          | ${"always available is ambitious, not wrong"}
    ${(d: Document) => d.agreements.push({ ...d.agreements[0], version: 2, validFrom: "2025-01-01", validTo: "2026-01-01" })} | ${"a version that begins where the former ends"}
    ${(d: Document) => d.agreements.push({ ...d.agreements[0], key: "acme-mail", customer: "acme" })}                         | ${"a more specific SLA is how agreements are meant to be"}
    ${(d: Document) => d.agreements.push({ ...d.agreements[1], key: "other-line", service: "network" })}                      | ${"OLAs do not compete"}
    ${(d: Document) => (d.agreements[0].targets[0].within = "PT16H")}                                                         | ${"a chain exactly as long as the promise"}
  `("not: $why", ({ change }) => {
    expect(warningsOf(change)).toEqual([]);
  });
});

describe("a chain longer than the promise above it", () => {
  const promise = (d: Document) => d.agreements[0];
  const hosting = (d: Document) => d.agreements[2];
  const target = (within: string, calendar = "office") => [{ measure: "resolution", priority: "*", within, calendar }];
  const leg = (agreement: string) => ({ agreement });
  it.each`
    tooLong  | change                                                                                                     | why
    ${true}  | ${() => {}}                                                                                                | ${"8 h + 8 h behind 15 h"}
    ${false} | ${(d: Document) => (hosting(d).targets = target("PT8H", "always"))}                                        | ${"hours of another calendar do not add up: left to the exact proof"}
    ${true}  | ${(d: Document) => (promise(d).targets = target("PT15H", "always"))}                                       | ${"round the clock, a link takes at least its working time"}
    ${false} | ${(d: Document) => {
  promise(d).targets = target("PT15H", "always");
  d.calendars[1].holidays = ["2024-12-25"];
}} | ${"closed on a single day is not round the clock"}
    ${false} | ${(d: Document) => (hosting(d).service = "network")}                                                       | ${"a contract for another service does not stand behind this one"}
    ${false} | ${(d: Document) => (promise(d).service = "*")}                                                             | ${"behind a promise for all services stands what serves all"}
    ${false} | ${(d: Document) => (hosting(d).validFrom = "2025-01-01")}                                                  | ${"a contract that begins when the promise ends"}
    ${true}  | ${(d: Document) => (hosting(d).validFrom = "2024-12-31")}                                                  | ${"a contract for the promise's last day"}
    ${false} | ${(d: Document) => {
  d.agreements[1].validTo = "2024-06-01";
  hosting(d).validFrom = "2024-06-01";
}} | ${"one after the other, never both at once"}
    ${false} | ${(d: Document) => (hosting(d).targets = [...target("PT7H"), { ...target("PT7H")[0], priority: "High" }])} | ${"15 h behind 15 h"}
    ${false} | ${(d: Document) => hosting(d).targets.push({ ...target("PT1H")[0], priority: "High" })}                    | ${"the link's target for the promise's priority counts"}
    ${false} | ${(d: Document) => (hosting(d).targets[0].priority = "Low")}                                               | ${"a link without a target for the priority promises nothing"}
    ${false} | ${(d: Document) => (promise(d).state = "draft")}                                                           | ${"nobody is promised anything yet"}
    ${false} | ${(d: Document) => (hosting(d).state = "proposed")}                                                        | ${"a contract that is not agreed does not stand behind anything"}
    ${false} | ${(d: Document) => (promise(d).chain = [leg("hosting")])}                                                  | ${"8 h, where the chain says who stands behind the promise"}
    ${true}  | ${(d: Document) => (promise(d).chain = [leg("hosting"), leg("first-line")])}                               | ${"8 h + 8 h, as the chain says"}
    ${true}  | ${(d: Document) => (promise(d).chain = [leg("hosting"), { ...leg("first-line"), optional: true }])}        | ${"an optional leg takes its time when it is needed"}
    ${false} | ${(d: Document) => (promise(d).chain = [{ parallel: [[leg("hosting")], [leg("first-line")]] }])}           | ${"8 h beside 8 h"}
    ${true} | ${(d: Document) => {
  hosting(d).service = "network";
  promise(d).chain = [{ parallel: [[leg("first-line"), leg("hosting")], [leg("first-line")]] }];
}} | ${"the longer of two branches; whom the chain names counts whatever the service"}
    ${false} | ${(d: Document) => (promise(d).targets = [{ ...target("PT1H")[0], measure: "response" }])}                 | ${"a chain is about resolution"}
  `("$tooLong: $why", ({ tooLong, change }) => {
    const warnings = warningsOf((d) => {
      promise(d).targets[0].within = "PT15H";
      promise(d).escalation = [];
      change(d);
    });
    expect(warnings.map(({ message }) => /^The chain behind/.test(message))).toEqual(tooLong ? [true] : []);
  });

  it("counts the higher of two versions of a link that are in force together", () => {
    const warnings = warningsOf((d) => {
      promise(d).targets[0].within = "PT15H";
      d.agreements.push({ ...hosting(d), version: 2, targets: target("PT7H") });
    });
    expect(warnings.map(({ path }) => path)).toEqual(["agreements[3].validFrom"]);
  });

  it("counts a version again from the day on which a higher one ends", () => {
    const warnings = warningsOf((d) => {
      promise(d).targets[0].within = "PT15H";
      d.agreements.push({ ...hosting(d), version: 2, validTo: "2024-06-01", targets: target("PT7H") });
    });
    expect(warnings.map(({ path }) => path)).toEqual(["agreements[3].validFrom", "agreements[0].targets[0].within"]);
  });
});
