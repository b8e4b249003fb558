import type { EscalationNotice } from "../../src/domain/monitoring/escalation-notice";
import { HOUR, MINUTE } from "../../src/domain/time";
import { escalationComment, headingOf, plainText } from "../../src/words/escalation-comment";
import { englishWords } from "../../src/words/words";

const notice: EscalationNotice = {
  promise: { kind: "sla", service: "E-mail", customer: "Acme" },
  measure: "resolution",
  agreement: "gold",
  version: 2,
  target: 8 * HOUR,
  elapsed: 6 * HOUR,
  dueAt: Date.UTC(2024, 6, 1, 14, 30),
  timezone: "Europe/Amsterdam",
  isUsedUp: false,
  visibility: "internal",
  position: 1,
  of: 3,
  addressees: [
    { contact: "ann", name: "Ann", side: "provider", accountId: "acc-1", groupId: null },
    { contact: "second", name: "Second line", side: "provider", accountId: null, groupId: null },
    { contact: "bob", name: "Bob", side: "customer", accountId: "acc-2", groupId: null },
  ],
  next: { position: 2, at: Date.UTC(2024, 6, 1, 15), names: ["Ann", "Bob"] },
};

const everybody = () => true;
const lines = (of: EscalationNotice) => plainText(escalationComment(of, englishWords, everybody)).split("\n\n");

describe("an internal comment", () => {
  it("says which promise, how far it is used, which step for whom, and what comes next", () => {
    expect(lines(notice)).toEqual([
      "Resolution at risk",
      "Promise: E-mail resolved for Acme within 8 h (agreement gold, version 2).",
      "Due: Mon, 1 Jul 2024, 16:30 (Europe/Amsterdam). 75 % of the time is used, 2 h of service hours left.",
      "Step 1 of 3 of the escalation, for provider: @Ann and Second line; customer: @Bob.",
      "Next: step 2 on Mon, 1 Jul 2024, 17:00 (Europe/Amsterdam), for Ann and Bob, unless the clock stops or pauses before.",
    ]);
  });

  it.each`
    change                                                                               | line | text                                                                                                                      | why
    ${{ isUsedUp: true, elapsed: 9 * HOUR }}                                             | ${0} | ${"Time for the resolution is used up"}                                                                                   | ${"a resolution too late"}
    ${{ isUsedUp: true, elapsed: 9 * HOUR + 5 * MINUTE }}                                | ${2} | ${"Due: Mon, 1 Jul 2024, 16:30 (Europe/Amsterdam). 113 % of the time is used, 1 h 5 min of service hours too long."}      | ${"how much too late"}
    ${{ measure: "response" }}                                                           | ${0} | ${"Response at risk"}                                                                                                     | ${"the first answer"}
    ${{ measure: "response" }}                                                           | ${1} | ${"Promise: first answer on E-mail to Acme within 8 h (agreement gold, version 2)."}                                      | ${"another promise"}
    ${{ promise: { kind: "ola", service: "E-mail", teams: ["Net", "Web"] } }}            | ${1} | ${"Promise: Net and Web to work on E-mail for no longer than 8 h (operational agreement gold, version 2)."}               | ${"teams promise one another"}
    ${{ promise: { kind: "uc", service: "", supplier: "Hosting Ltd" }, isUsedUp: true }} | ${0} | ${"The supplier's agreed time is used up"}                                                                                | ${"a supplier's contract"}
    ${{ promise: { kind: "uc", service: "", supplier: "Hosting Ltd" } }}                 | ${1} | ${"Promise: supplier Hosting Ltd to work on the service for no longer than 8 h (underpinning contract gold, version 2)."} | ${"no service is known"}
    ${{ promise: { kind: "sla", service: "E-mail", customer: null } }}                   | ${1} | ${"Promise: E-mail resolved for the customer within 8 h (agreement gold, version 2)."}                                    | ${"no customer is known"}
    ${{ addressees: [] }}                                                                | ${3} | ${"Step 1 of 3 of the escalation, for those who watch this ticket."}                                                      | ${"the step names nobody"}
    ${{ next: null }}                                                                    | ${4} | ${"Next: nothing more, this was the last step."}                                                                          | ${"the ladder ends"}
    ${{ dueAt: null }}                                                                   | ${2} | ${"Due: never, as the service hours have ended for good. 75 % of the time is used."}                                      | ${"a calendar without a future"}
  `("line $line: $text ($why)", ({ change, line, text }) => {
    expect(lines({ ...notice, ...change })[line]).toBe(text);
  });

  it("mentions accounts and names the others", () => {
    const { content } = escalationComment(notice, englishWords, everybody);
    const mentions = content.flatMap(({ content: parts }) => parts.filter(({ type }) => type === "mention"));
    expect(mentions).toEqual([
      { type: "mention", attrs: { id: "acc-1", text: "@Ann" } },
      { type: "mention", attrs: { id: "acc-2", text: "@Bob" } },
    ]);
  });

  it("names without a mention whom Jira does not know", () => {
    const { content } = escalationComment(notice, englishWords, ({ contact }) => contact !== "ann");
    expect(content[3]!.content.filter(({ type }) => type === "mention")).toEqual([
      { type: "mention", attrs: { id: "acc-2", text: "@Bob" } },
    ]);
    expect(JSON.stringify(content[3])).toContain('"Ann"');
  });

  it("names a group as a group, and mentions nobody for it", () => {
    const group = { contact: "desk", name: "Night shift", side: "provider", accountId: null, groupId: "g-1" } as const;
    const document = escalationComment({ ...notice, addressees: [group] }, englishWords, everybody);
    expect(JSON.stringify(document)).not.toContain("mention");
    expect(plainText(document)).toContain("for provider: Night shift (group).");
  });
});

describe("a public comment", () => {
  const shown = { ...notice, visibility: "public" as const };

  it("is in the customer's words", () => {
    expect(lines(shown)).toEqual([
      "Your request needs attention",
      "What we promised: to resolve your request about E-mail within 8 h of our service hours.",
      "Due: Mon, 1 Jul 2024, 16:30 (Europe/Amsterdam). 75 % of the time is used.",
      "What we do: this is step 1 of 3 of the escalation that we agreed; those responsible have been told. On your side we also tell @Bob.",
      "What comes next: if it is still open, the next step follows on Mon, 1 Jul 2024, 17:00 (Europe/Amsterdam).",
    ]);
  });

  it.each(["sla", "ola", "uc"] as const)("names nobody of the provider's own house (%s)", (kind) => {
    const promises = {
      sla: notice.promise,
      ola: { kind: "ola", service: "E-mail", teams: ["Net team"] },
      uc: { kind: "uc", service: "E-mail", supplier: "Hosting Ltd" },
    } as const;
    const all = lines({ ...shown, promise: promises[kind], isUsedUp: true }).join("\n");
    for (const secret of ["Ann", "Second line", "Net team", "Hosting", "gold"]) expect(all).not.toContain(secret);
  });
});

it("what people wrote is text, not markup", () => {
  const hostile = "[link|https://example.org] {x} *bold* <b>";
  const { content } = escalationComment(
    { ...notice, promise: { kind: "sla", service: hostile, customer: "{service}" } },
    englishWords,
    everybody,
  );
  expect(content[1]!.content).toEqual([
    { type: "text", text: `Promise: ${hostile} resolved for {service} within 8 h (agreement gold, version 2).` },
  ]);
});

it("every heading has words", () => {
  for (const kind of ["sla", "ola", "uc"] as const) {
    for (const measure of kind === "sla" ? (["resolution", "response"] as const) : (["resolution"] as const)) {
      for (const isUsedUp of [true, false]) {
        for (const visibility of ["internal", "public"] as const) {
          const promise = { kind, service: "", customer: null, teams: [], supplier: "" } as EscalationNotice["promise"];
          expect(headingOf({ ...notice, promise, measure, isUsedUp, visibility }, englishWords)).not.toMatch(
            /^comment\./,
          );
        }
      }
    }
  }
});

describe("lengths of time", () => {
  it.each`
    length                  | text            | why
    ${0}                    | ${"0 s"}        | ${"nothing is left"}
    ${59_999}               | ${"59 s"}       | ${"less than a minute"}
    ${60_000}               | ${"1 min"}      | ${"a minute"}
    ${90 * 60_000 + 59_000} | ${"1 h 30 min"} | ${"seconds are left out beside minutes"}
    ${40 * 3_600_000}       | ${"40 h"}       | ${"hours are never turned into days: a day has no single length"}
    ${-5_000}               | ${"0 s"}        | ${"never negative"}
  `("$length ms: $text ($why)", ({ length, text }) => {
    expect(englishWords.duration(length)).toBe(text);
  });

  it("says 100 % only of a time that is used up", () => {
    expect(englishWords.percent(7_999, 8_000)).toBe("99 %");
    expect(englishWords.percent(8_000, 8_000)).toBe("100 %");
  });
});
