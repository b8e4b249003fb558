import * as fc from "fast-check";
import { inspector } from "../../../../src/domain/agreement/activation-checks/inspect-agreement";
import type { ProjectReality } from "../../../../src/domain/agreement/activation-checks/project-reality";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { HOUR } from "../../../../src/domain/time";
import { arbitraryCatalogue } from "../../catalogue/arbitrary-catalogue";
import { changed, type Document, fullDocument } from "../../catalogue/sample-document";

/** In the middle of the year in which the sample's SLA is in force. */
const now = Date.parse("2024-06-03T12:00:00Z");

const reality: ProjectReality = {
  statuses: [
    { name: "Open", category: "new" },
    { name: "Waiting", category: "indeterminate" },
    { name: "Done", category: "done" },
  ],
  priorities: ["High", "Low"],
  inactiveAccounts: new Set(),
  missingGroups: new Set(),
  hasBaseline: () => true,
  lastReviewedOn: () => "2024-05-01",
  chain: () => "holds",
};

/** Codes, and where they point, of what is found about one agreement of the sample. */
function found(
  change: (document: Document) => void = () => {},
  known: Partial<ProjectReality> = {},
  place = 0,
  at = now,
): { code: string; path: string; severity: string; data: object }[] {
  const document = fullDocument();
  // The sample as somebody would activate it: everybody can be reached, and every promise has a ladder.
  document.contacts[1].phone = "117";
  const ladder = { commence: { percent: 50 }, steps: [{ level: 1, notify: ["slm"] }] };
  document.agreements[0].escalation.push({ measure: "response", ...ladder });
  for (const supporting of document.agreements.slice(1)) supporting.escalation = [{ measure: "resolution", ...ladder }];
  change(document);
  const catalogue = document as Catalogue;
  const { findings } = inspector(catalogue, { ...reality, ...known }, at)(catalogue.agreements[place]!);
  return findings.map(({ code, path, severity, data }) => ({ code, path, severity, data }));
}

const sla = (d: Document) => d.agreements[0];
const ladder = (d: Document) => d.agreements[0].escalation[0];

it("finds nothing about an agreement that can do what it says", () => {
  for (const place of [0, 1, 2]) expect(found(() => {}, {}, place)).toEqual([]);
});

describe("of a promise to a customer it finds", () => {
  it.each`
    change                                                                                                                         | known                                                    | finding                                                                                                                                                                                                            | why
    ${(d: Document) => (sla(d).clock.stop.statuses = ["Closed"])}                                                                  | ${{}}                                                    | ${[{ code: "unknown-status", path: "clock.stop.statuses[0]" }, { code: "never-stops", severity: "blocker", path: "clock.stop" }]}                                                                                  | ${"a stop status that the workflow lacks, so that nothing stops"}
    ${(d: Document) => (sla(d).clock.stop.statuses = ["Closed", "Done"])}                                                          | ${{}}                                                    | ${[{ code: "unknown-status", severity: "warning", path: "clock.stop.statuses[0]", data: { status: "Closed" } }]}                                                                                                   | ${"one that it lacks beside one that it has"}
    ${(d: Document) => delete sla(d).clock.stop}                                                                                   | ${{ statuses: [{ name: "Open" }, { name: "Waiting" }] }} | ${[{ code: "never-stops" }]}                                                                                                                                                                                       | ${"a workflow in which nothing is ever done"}
    ${(d: Document) => (sla(d).clock.pause.statuses = ["Open", "Waiting"])}                                                        | ${{}}                                                    | ${[{ code: "never-starts", severity: "blocker", data: { measure: "resolution" } }]}                                                                                                                                | ${"a clock that waits in every status"}
    ${(d: Document) => (sla(d).clock.pause.statuses = ["Wating"])}                                                                 | ${{}}                                                    | ${[{ code: "pause-unreachable", path: "clock.pause.statuses[0]", data: { reason: "not-in-workflow" } }]}                                                                                                           | ${"a pause that no ticket reaches"}
    ${(d: Document) => (sla(d).clock.pause.statuses = ["Done"])}                                                                   | ${{}}                                                    | ${[{ code: "pause-unreachable", data: { reason: "stops" } }]}                                                                                                                                                      | ${"a pause in a status that stops: a stop goes first"}
    ${(d: Document) => (sla(d).clock.respond.statuses = ["Active"])}                                                               | ${{}}                                                    | ${[{ code: "unknown-status", path: "clock.respond.statuses[0]" }]}                                                                                                                                                 | ${"an answer that no status gives"}
    ${(d: Document) => Object.assign(d.calendars[0], { weekly: {}, overrides: {} })}                                               | ${{}}                                                    | ${[{ code: "calendar-never-opens", severity: "blocker", path: "targets[0].calendar" }, { code: "calendar-never-opens", path: "targets[1].calendar" }]}                                                             | ${"hours that never come"}
    ${(d: Document) => (sla(d).targets[0].priority = "Hihg")}                                                                      | ${{}}                                                    | ${[{ code: "target-unmatched", path: "targets[0]", data: { priority: "Hihg" } }]}                                                                                                                                  | ${"a priority that the project lacks"}
    ${(d: Document) => sla(d).targets.push({ ...sla(d).targets[1], priority: "High" }, { ...sla(d).targets[1], priority: "Low" })} | ${{}}                                                    | ${[{ code: "target-shadowed", severity: "hint", path: "targets[1]" }]}                                                                                                                                             | ${"a target for the rest where no rest is left"}
    ${(d: Document) => (sla(d).escalation.length = 1)}                                                                             | ${{}}                                                    | ${[{ code: "no-ladder", severity: "hint", data: { measure: "response" } }]}                                                                                                                                        | ${"no ladder for the response"}
    ${(d: Document) => sla(d).escalation.shift()}                                                                                  | ${{}}                                                    | ${[{ code: "no-ladder", severity: "warning", data: { measure: "resolution" } }]}                                                                                                                                   | ${"no ladder for the resolution"}
    ${(d: Document) => sla(d).targets.pop()}                                                                                       | ${{}}                                                    | ${[{ code: "ladder-without-target", path: "escalation[1]" }]}                                                                                                                                                      | ${"a ladder for what is not promised"}
    ${(d: Document) => (ladder(d).commence = { after: "PT1S" })}                                                                   | ${{}}                                                    | ${[{ code: "ladder-begins-late", data: { begins: 20 * HOUR + 1000, ends: 20 * HOUR } }]}                                                                                                                           | ${"a ladder that begins after the promise is broken"}
    ${(d: Document) => (sla(d).escalation[1].commence = { after: "PT19H" })}                                                       | ${{}}                                                    | ${[{ code: "ladder-begins-late" }]}                                                                                                                                                                                | ${"no resolution is promised for what has no own target"}
    ${(d: Document) => {
  sla(d).targets[1].priority = "High";
  sla(d).escalation[1].commence = { after: "PT18H30M" };
}} | ${{}} | ${[{ code: "ladder-begins-late" }, { code: "ladder-after-next", data: { begins: 20 * HOUR, ends: 20 * HOUR } }]} | ${"nobody is told of the answer before the resolution is due"}
    ${(d: Document) => delete ladder(d).steps[1].notify}                                                                           | ${{}}                                                    | ${[{ code: "step-notifies-nobody", severity: "hint", path: "escalation[0].steps[1]", data: { level: 2 } }]}                                                                                                        | ${"a step that tells nobody"}
    ${() => {}}                                                                                                                    | ${{ inactiveAccounts: new Set(["acc-1"]) }}              | ${[{ code: "contact-left", path: "escalation[0].steps[0].notify[0]", data: { contact: "slm", substitute: "duty" } }, { code: "contact-left" }, { code: "contact-left" }, { code: "contact-left", path: "owner" }]} | ${"somebody who left, wherever they are named"}
    ${(d: Document) => (sla(d).owner = "duty")}                                                                                    | ${{ missingGroups: new Set(["group-7"]) }}               | ${[{ code: "contact-left", path: "owner", data: { contact: "duty" } }]}                                                                                                                                            | ${"a group that is gone"}
    ${(d: Document) => delete d.contacts[1].phone}                                                                                 | ${{}}                                                    | ${[{ code: "contact-unreachable", path: "escalation[0].steps[1].notify[1]", data: { contact: "boss" } }]}                                                                                                          | ${"somebody of whom only the name is known"}
    ${(d: Document) => (d.agreements[2].validTo = "2024-12-31")}                                                                   | ${{}}                                                    | ${[{ code: "support-ends-first", path: "chain", data: { agreement: "hosting", ends: "2024-12-31" } }]}                                                                                                             | ${"a contract that ends a day before the promise above it"}
    ${(d: Document) => (d.agreements[2].validTo = "2024-06-03")}                                                                   | ${{}}                                                    | ${[{ code: "chain-leg-not-in-force", severity: "warning", data: { agreement: "hosting" } }]}                                                                                                                       | ${"an expired contract in the chain, in an optional leg"}
    ${(d: Document) => (d.agreements[1].state = "proposed")}                                                                       | ${{}}                                                    | ${[{ code: "chain-leg-not-in-force", severity: "blocker", data: { agreement: "first-line" } }]}                                                                                                                    | ${"an OLA that nobody has agreed to"}
    ${() => {}}                                                                                                                    | ${{ chain: () => "fails" }}                              | ${[{ code: "chain-does-not-hold", severity: "hint" }]}                                                                                                                                                             | ${"a chain that does not hold, with a recorded reason"}
    ${(d: Document) => delete sla(d).waivers}                                                                                      | ${{ chain: () => "fails" }}                              | ${[{ code: "chain-does-not-hold", severity: "blocker" }]}                                                                                                                                                          | ${"and without one"}
    ${() => {}}                                                                                                                    | ${{ chain: () => "unproved" }}                           | ${[{ code: "chain-not-proved", severity: "hint" }]}                                                                                                                                                                | ${"a chain that nobody has tried"}
    ${() => {}}                                                                                                                    | ${{ hasBaseline: () => false }}                          | ${[{ code: "no-baseline", severity: "warning" }]}                                                                                                                                                                  | ${"a promise without a measurement before it"}
    ${() => {}}                                                                                                                    | ${{ lastReviewedOn: () => "2023-12-02" }}                | ${[{ code: "review-overdue", data: { last: "2023-12-02", due: "2024-06-02" } }]}                                                                                                                                   | ${"half a year and a day since the last review"}
    ${() => {}}                                                                                                                    | ${{ lastReviewedOn: () => null }}                        | ${[{ code: "review-overdue", data: { last: "2023-12-02" } }]}                                                                                                                                                      | ${"half a year and a day since it was signed, and no review yet"}
    ${(d: Document) => (d.calendars[0].holidays = ["2025-01-01"])}                                                                 | ${{}}                                                    | ${[{ code: "calendar-without-holidays", path: "targets[0].calendar", data: { calendar: "office", year: 2024 } }]}                                                                                                  | ${"a calendar that names no closed day this year, told once"}
    ${(d: Document) => (d.services[1].state = "proposed")}                                                                         | ${{}}                                                    | ${[{ code: "service-not-live", severity: "warning", data: { state: "proposed" } }]}                                                                                                                                | ${"a service that nobody can order yet"}
    ${(d: Document) => (d.services[1].state = "retired")}                                                                          | ${{}}                                                    | ${[{ code: "service-not-live", severity: "blocker" }]}                                                                                                                                                             | ${"a service that is gone"}
  `("$why", ({ change, known, finding }) => {
    const findings = found(change, known);
    expect(findings).toHaveLength(finding.length);
    for (const expected of finding) expect(findings).toContainEqual(expect.objectContaining(withData(expected)));
  });

  it.each`
    change                                                        | known                                     | why
    ${(d: Document) => (ladder(d).commence = { after: "PT0S" })}  | ${{}}                                     | ${"a ladder that begins at the breach"}
    ${(d: Document) => (d.agreements[2].validTo = "2025-01-01")}  | ${{}}                                     | ${"a contract that ends with the promise"}
    ${(d: Document) => {
  d.agreements[2].validTo = "2024-09-01";
  d.agreements.push({ ...d.agreements[2], version: 2, validFrom: "2024-09-01", validTo: undefined });
}} | ${{}} | ${"a contract whose next version goes on"}
    ${(d: Document) => {
  delete sla(d).chain;
  d.agreements[2].service = "network";
  d.agreements[2].validTo = "2024-07-01";
}} | ${{}} | ${"without a chain, a contract for another service"}
    ${() => {}}                                                   | ${{ lastReviewedOn: () => "2023-12-03" }} | ${"the very day on which the next review is due"}
    ${(d: Document) => (d.calendars[0].weekly = "always")}        | ${{}}                                     | ${"a calendar that is meant to have no holidays"}
    ${(d: Document) => delete d.services[1].state}                | ${{}}                                     | ${"a service is live unless it says otherwise"}
    ${(d: Document) => (sla(d).clock.stop.statuses = ["Closed"])} | ${{ statuses: undefined }}                | ${"a status of nobody knows which workflow"}
  `("not: $why", ({ change, known }) => {
    const unknown = (d: Document) => {
      change(d);
      if ("statuses" in known) delete d.statuses;
    };
    expect(found(unknown, known)).toEqual([]);
  });
});

describe("of an OLA or a contract it finds", () => {
  it.each`
    place | change                                                                                                        | finding                                                                                                      | why
    ${2}  | ${(d: Document) => (d.agreements[2].party.statuses = ["With vendor"])}                                        | ${[{ code: "never-starts", path: "party.statuses" }, { code: "unknown-status", path: "party.statuses[0]" }]} | ${"time in a status that the workflow lacks"}
    ${2}  | ${(d: Document) => (d.agreements[2].party.statuses = ["Done"])}                                               | ${[{ code: "never-starts" }]}                                                                                | ${"time in a status that stops the clock"}
    ${1}  | ${(d: Document) => d.agreements[1].targets.push({ measure: "response", within: "PT1H", calendar: "office" })} | ${[{ code: "target-unmeasured", path: "targets[1]" }, { code: "no-ladder", severity: "hint" }]}              | ${"a response, which is measured of customers' promises alone"}
    ${1} | ${(d: Document) => {
  d.agreements[1].targets[0].within = "PT30H";
  d.agreements[1].escalation[0].commence = { before: "PT10H" };
  sla(d).targets[0].priority = "*";
}} | ${[{ code: "ladder-after-next", data: { begins: 20 * HOUR, ends: 20 * HOUR, agreement: "mail-standard" } }]} | ${"a ladder that begins when the promise above is broken"}
  `("$why", ({ place, change, finding }) => {
    const findings = found(change, {}, place);
    expect(findings).toHaveLength(finding.length);
    for (const expected of finding) expect(findings).toContainEqual(expect.objectContaining(withData(expected)));
  });
});

describe("notice, of a version that ends with 2024 and has 90 days of it", () => {
  it.each`
    on              | code               | why
    ${"2024-09-02"} | ${undefined}       | ${"more than a month before the last day"}
    ${"2024-09-03"} | ${"notice-near"}   | ${"a month before"}
    ${"2024-10-03"} | ${"notice-near"}   | ${"the last day itself"}
    ${"2024-10-04"} | ${"notice-passed"} | ${"too late"}
    ${"2025-01-01"} | ${undefined}       | ${"it has ended"}
  `("$on: $code ($why)", ({ on, code }) => {
    const notices = (change?: (d: Document) => void) =>
      found(change, {}, 0, Date.parse(`${on}T12:00:00Z`)).filter(({ path }) => path === "notice");
    expect(notices().map((finding) => finding.code)).toEqual(code ? [code] : []);
    const followed = (d: Document) => {
      const { validTo, ...copy } = sla(d);
      d.agreements.push({ ...copy, version: 2, validFrom: validTo });
    };
    expect(notices(followed)).toEqual([]);
  });
});

it("asks for the holidays of the year in which three months from now lie", () => {
  const yearAsked = (on: string) =>
    found(() => {}, {}, 0, Date.parse(`${on}T12:00:00Z`))
      .filter(({ code }) => code === "calendar-without-holidays")
      .map(({ data }) => data);
  expect(yearAsked("2024-09-30")).toEqual([]);
  expect(yearAsked("2024-10-01")).toEqual([{ calendar: "office", year: 2025 }]);
});

it("tells the gravest first", () => {
  const severities = found(
    (d) => {
      sla(d).escalation.length = 0;
      d.services[1].state = "retired";
    },
    { chain: () => "unproved" },
  ).map(({ severity }) => severity);
  expect(severities).toEqual(["blocker", "warning", "hint", "hint"]);
});

describe("what nobody knows is not checked, and is said", () => {
  const inspected = (known: ProjectReality, change: (document: Document) => void, place = 0) => {
    const catalogue = changed((d) => Object.assign(d, fullDocument())) as Document;
    change(catalogue);
    return inspector(catalogue, known, now)(catalogue.agreements[place]).unchecked;
  };
  const everything = ["priorities", "inactiveAccounts", "missingGroups", "hasBaseline", "chain"];
  it.each`
    known      | place | unchecked                                              | why
    ${{}}      | ${0}  | ${everything}                                          | ${"the catalogue lists statuses, and the signatures tell when it was looked at last"}
    ${{}}      | ${1}  | ${["priorities", "inactiveAccounts", "missingGroups"]} | ${"baseline and chain are not asked of an OLA"}
    ${reality} | ${0}  | ${[]}                                                  | ${"everything is known"}
  `("$unchecked: $why", ({ known, place, unchecked }) => {
    expect(inspected(known, () => {}, place)).toEqual(unchecked);
  });

  it("without a list of statuses, and without signatures, more is unknown", () => {
    expect(
      inspected({}, (d) => {
        delete d.statuses;
        delete sla(d).signatures;
      }),
    ).toEqual([
      "statuses",
      "priorities",
      "inactiveAccounts",
      "missingGroups",
      "hasBaseline",
      "lastReviewedOn",
      "chain",
    ]);
  });
});

it("any catalogue can be inspected, at any time, whatever is known", () => {
  fc.assert(
    fc.property(
      arbitraryCatalogue,
      fc.constantFrom({}, reality),
      fc.integer({ min: Date.parse("2000-01-01"), max: Date.parse("2060-01-01") }),
      (catalogue, known, at) => {
        const inspect = inspector(catalogue, known, at);
        for (const entry of catalogue.agreements)
          for (const { data } of inspect(entry).findings)
            for (const value of Object.values(data)) expect(["string", "number"]).toContain(typeof value);
      },
    ),
    { numRuns: 30 },
  );
});

function withData(expected: { data?: object }): object {
  return expected.data ? { ...expected, data: expect.objectContaining(expected.data) } : expected;
}
