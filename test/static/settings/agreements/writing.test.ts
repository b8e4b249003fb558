import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { parseCatalogue } from "../../../../src/domain/catalogue/parse-catalogue";
import { problemsOf } from "../../../../static/ui/settings/agreements/draft-problems";
import { startDraft } from "../../../../static/ui/settings/agreements/start-draft";
import { furthestStep, problemsAt, stepOf } from "../../../../static/ui/settings/agreements/wizard-steps";
import { aCatalogue, anSla } from "./a-catalogue";

describe("what is wrong with an agreement that somebody writes", () => {
  const draft: AgreementEntry = { ...anSla, key: "new", state: "draft" };

  it("finds nothing wrong with one that can be saved", () => {
    expect(problemsOf(draft, aCatalogue, true)).toEqual([]);
    expect(problemsOf({ ...draft, chain: [{ agreement: "first-line" }] } as AgreementEntry, aCatalogue, true)).toEqual(
      [],
    );
  });

  it.each`
    change                                                                           | path                     | why
    ${{ key: "" }}                                                                   | ${"key"}                 | ${"nobody can refer to it"}
    ${{ service: "" }}                                                               | ${"service"}             | ${"not chosen yet"}
    ${{ validTo: "2025-01-01" }}                                                     | ${"validTo"}             | ${"ends before it begins"}
    ${{ targets: [] }}                                                               | ${"targets"}             | ${"nothing is promised"}
    ${{ targets: [{ measure: "resolution", within: "1 day", calendar: "office" }] }} | ${"targets[0].within"}   | ${"a day has no single length"}
    ${{ targets: [{ measure: "resolution", within: "PT1H", calendar: "gone" }] }}    | ${"targets[0].calendar"} | ${"no such calendar"}
    ${{ attainment: { percent: 120 } }}                                              | ${"attainment.percent"}  | ${"more than all"}
    ${{ owner: "nobody" }}                                                           | ${"owner"}               | ${"no such contact"}
    ${{ chain: [{ agreement: "gone" }] }}                                            | ${"chain[0].agreement"}  | ${"no such agreement"}
    ${{ chain: [{ agreement: "email-standard" }] }}                                  | ${"chain[0].agreement"}  | ${"a promise to customers is no leg"}
    ${{ key: "email-standard" }}                                                     | ${"key"}                 | ${"somebody has that key already"}
  `("$change is told at $path ($why)", ({ change, path }) => {
    const problems = problemsOf({ ...draft, ...change }, aCatalogue, true);
    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const { message } of problems) expect(message).not.toContain('("new"');
  });

  it("does not hold an agreement against itself", () => {
    expect(problemsOf(anSla, aCatalogue, false)).toEqual([]);
    expect(problemsOf({ ...anSla, version: 2, state: "draft" }, aCatalogue, false)).toEqual([]);
  });

  it("judges by the same rules as the file", () => {
    const supposed = { ...draft, targets: [{ measure: "resolution", within: "P1D", calendar: "office" }] };
    const whole = parseCatalogue({ ...aCatalogue, agreements: [supposed] });
    const messages = whole.kind === "refused" ? whole.problems.map(({ message }) => message) : [];
    expect(
      messages.some((message) =>
        message.startsWith(problemsOf(supposed as AgreementEntry, aCatalogue, true)[0]!.message),
      ),
    ).toBe(true);
  });
});

describe("starting", () => {
  it.each(["sla", "ola", "uc"] as const)("leaves open what has to be decided for an %s", (kind) => {
    const draft = startDraft(kind, aCatalogue, "2026-06-01");
    expect(draft).toMatchObject({ kind, state: "draft", version: 1, service: "", validFrom: "2026-06-01" });
    expect(problemsOf(draft, aCatalogue, true).map(({ path }) => path)).toEqual(
      expect.arrayContaining(["key", "service", "targets[0].within", "targets[0].calendar"]),
    );
  });

  it("chooses the calendar and the service where there is no choice", () => {
    const single = {
      calendars: aCatalogue.calendars.slice(0, 1),
      services: aCatalogue.services.slice(0, 1),
    };
    expect(startDraft("sla", single, "2026-06-01")).toMatchObject({
      service: "email",
      targets: [{ calendar: "office" }],
    });
  });
});

describe("the steps of the wizard", () => {
  it.each`
    path                     | step
    ${"service"}             | ${"service"}
    ${"targets[0].within"}   | ${"promise"}
    ${"chain[1].agreement"}  | ${"support"}
    ${"escalation[0].every"} | ${"ladder"}
    ${"penalty"}             | ${"check"}
    ${""}                    | ${"check"}
  `("asks for $path at $step", ({ path, step }) => {
    expect(stepOf(path)).toBe(step);
  });

  it("lets nobody past a step at which something is wrong", () => {
    const problems = [
      { path: "escalation[0].every", message: "…" },
      { path: "targets[0].within", message: "…" },
    ];
    expect(furthestStep(problems)).toBe("promise");
    expect(problemsAt("ladder", problems)).toHaveLength(1);
    expect(furthestStep([])).toBe("agree");
  });
});
