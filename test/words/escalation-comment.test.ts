import type { EscalationNotice } from "../../src/domain/monitoring/escalation-notice";
import { HOUR, MINUTE } from "../../src/domain/time";
import { escalationComment, escalationMail, plainText } from "../../src/words/escalation-comment";
import { englishWords } from "../../src/words/words";

const notice: EscalationNotice = {
  promise: { kind: "sla", service: "E-mail", customer: "Acme" },
  measure: "resolution",
  agreement: "Gold support",
  version: 2,
  target: 8 * HOUR,
  granted: 0,
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
  isHeldByAcknowledging: false,
  next: { position: 2, at: Date.UTC(2024, 6, 1, 15), names: ["Ann", "Bob"] },
};

const everybody = () => true;
const lines = (of: EscalationNotice) => plainText(escalationComment(of, englishWords, everybody)).split("\n\n");
const team = { kind: "ola", service: "E-mail", teams: ["Net", "Web"] } as const;
const supplier = { kind: "uc", service: "", supplier: "Hosting Ltd" } as const;

describe("an internal comment", () => {
  it("says which promise, when it is due and how far it is used, which step for whom, and what comes next", () => {
    expect(lines(notice)).toEqual([
      "Resolution at risk",
      "Promise to Acme: requests about E-mail are resolved within 8 h of working time (agreement “Gold support”, version 2).",
      "Due: Mon, 1 Jul 2024, 16:30 (Europe/Amsterdam), in 2 h of working time. 75 % of the time is used.",
      "Escalation: step 1 of 3, on our side: @Ann and Second line; on the customer’s side: @Bob.",
      "Next: step 2 on Mon, 1 Jul 2024, 17:00 (Europe/Amsterdam), for Ann and Bob, unless the clock stops or pauses before.",
    ]);
  });

  it.each`
    change                                                 | line | says                                                                                   | why
    ${{ isUsedUp: true, elapsed: 9 * HOUR }}               | ${0} | ${"Time for the resolution is used up"}                                                | ${"a resolution too late"}
    ${{ isUsedUp: true, elapsed: 9 * HOUR + 5 * MINUTE }}  | ${2} | ${"which was 1 h 5 min of working time ago. 113 % of the time is used."}               | ${"how much too late"}
    ${{ isUsedUp: true, elapsed: 8 * HOUR + 1_000 }}       | ${2} | ${"16:30 (Europe/Amsterdam), which is now. 100 % of the time is used."}                | ${"the moment it takes to write is not counted"}
    ${{ elapsed: 6 * HOUR + 1_500 }}                       | ${2} | ${"in 2 h of working time."}                                                           | ${"nor here"}
    ${{ measure: "response" }}                             | ${0} | ${"First response at risk"}                                                            | ${"the first answer"}
    ${{ measure: "response" }}                             | ${1} | ${"requests about E-mail are answered within 8 h of working time"}                     | ${"another promise"}
    ${{ promise: team }}                                   | ${1} | ${"Promise of Net and Web: their work on requests about E-mail takes 8 h"}             | ${"teams promise one another"}
    ${{ promise: team }}                                   | ${1} | ${"(operational level agreement “Gold support”, version 2)."}                          | ${"what it is called"}
    ${{ promise: supplier, isUsedUp: true }}               | ${0} | ${"The supplier’s agreed time is used up"}                                             | ${"a supplier's contract"}
    ${{ promise: supplier }}                               | ${1} | ${"Promise of the supplier Hosting Ltd: its work on requests about the service takes"} | ${"no service is known"}
    ${{ promise: { ...notice.promise, customer: null } }}  | ${1} | ${"Promise to the customer: requests about E-mail"}                                    | ${"no customer is known"}
    ${{ target: 10 * HOUR, granted: 2 * HOUR }}            | ${1} | ${"within 10 h (2 h of it granted beyond what was agreed) of working time"}            | ${"more time was granted"}
    ${{ addressees: [] }}                                  | ${3} | ${"Escalation: step 1 of 3, for those who watch this ticket."}                         | ${"the step names nobody"}
    ${{ next: null }}                                      | ${4} | ${"Next: nothing more, this was the last step."}                                       | ${"the ladder ends"}
    ${{ next: { position: 2, at: null, names: ["Ann"] } }} | ${4} | ${"Next: step 2, for Ann, never falls due, as the service hours have ended for good."} | ${"a calendar without a future"}
    ${{ next: { ...notice.next!, names: [] } }}            | ${4} | ${"for those who watch this ticket, unless"}                                           | ${"the next step names nobody"}
    ${{ isHeldByAcknowledging: true }}                     | ${4} | ${"or somebody acknowledges this step on the ticket’s panel."}                         | ${"acknowledging holds what follows"}
    ${{ isHeldByAcknowledging: true, next: null }}         | ${4} | ${"Next: nothing more, this was the last step."}                                       | ${"there is nothing to hold"}
    ${{ dueAt: null }}                                     | ${2} | ${"Due: never, as the service hours have ended for good. 75 % of the time is used."}   | ${"a calendar without a future"}
  `("line $line: $says ($why)", ({ change, line, says }) => {
    expect(lines({ ...notice, ...change })[line]).toContain(says);
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
    expect(plainText(document)).toContain("on our side: Night shift (group).");
  });
});

describe("a public comment", () => {
  const shown = { ...notice, visibility: "public" as const };

  it("is in the customer's words", () => {
    expect(lines(shown)).toEqual([
      "The time for your request is running short",
      "What we promised: to resolve your request about E-mail within 8 h of our service hours.",
      "Due: Mon, 1 Jul 2024, 16:30 (Europe/Amsterdam). 75 % of the time is used.",
      "What we do: those responsible have been told, as agreed (step 1 of 3 of the escalation). On your side this goes to @Bob.",
      "What comes next: if your request is not resolved by Mon, 1 Jul 2024, 17:00 (Europe/Amsterdam), the next step follows.",
    ]);
  });

  it.each`
    change                                            | line | says                                                                         | why
    ${{ isUsedUp: true, elapsed: 9 * HOUR }}          | ${0} | ${"We are late with your request"}                                           | ${"a resolution too late"}
    ${{ isUsedUp: true, elapsed: 9 * HOUR }}          | ${2} | ${"This moment has passed, and we are sorry for it."}                        | ${"how much too late is no excuse"}
    ${{ isUsedUp: true, elapsed: 8 * HOUR + 1_000 }}  | ${2} | ${"This moment has come, and we are sorry that we are not done."}            | ${"it has not passed yet"}
    ${{ measure: "response" }}                        | ${4} | ${"if we have not answered by"}                                              | ${"the first answer"}
    ${{ target: 10 * HOUR, granted: 2 * HOUR }}       | ${1} | ${"within 8 h of our service hours. 2 h more are needed this time."}         | ${"what was granted was never promised"}
    ${{ addressees: [] }}                             | ${3} | ${"What we do: those responsible have been told, as agreed"}                 | ${"nobody on the customer's side"}
    ${{ next: null }}                                 | ${4} | ${"this was the last agreed step; we go on until your request is resolved."} | ${"the ladder ends"}
    ${{ next: { position: 2, at: null, names: [] } }} | ${4} | ${"What comes next: we go on until your request is resolved."}               | ${"a calendar without a future"}
  `("line $line: $says ($why)", ({ change, line, says }) => {
    expect(lines({ ...shown, ...change })[line]).toContain(says);
  });

  it.each([
    ["ola", team],
    ["uc", supplier],
  ])("says nothing of a promise that was not made to the customer (%s)", (_, promise) => {
    expect(lines({ ...shown, promise, isUsedUp: true })).toEqual([
      "Your request gets more attention",
      "What we do: the work on your request takes longer than we planned, so those responsible have been told. On your side this goes to @Bob.",
      "What comes next: we go on until your request is resolved.",
    ]);
  });

  it.each(["sla", "ola", "uc"] as const)("names nobody of the provider's own house (%s)", (kind) => {
    const promises = { sla: notice.promise, ola: team, uc: supplier } as const;
    for (const measure of ["resolution", "response"] as const)
      for (const isUsedUp of [true, false]) {
        const all = lines({ ...shown, promise: promises[kind], measure, isUsedUp }).join("\n");
        for (const secret of ["Ann", "Second line", "Net", "Hosting", "Gold"]) expect(all).not.toContain(secret);
      }
  });
});

describe("a mail", () => {
  const everybodyElse = {
    contact: "duty",
    name: "Duty desk",
    side: "supplier",
    accountId: "acc-3",
    groupId: null,
  } as const;
  const withSupplier: EscalationNotice = { ...notice, addressees: [...notice.addressees, everybodyElse] };
  const secrets = {
    provider: [],
    customer: ["Ann", "Second line", "Duty", "Gold"],
    supplier: ["Ann", "Bob", "Acme", "Second line"],
  };

  it.each`
    side          | promise           | heading                                         | why
    ${"provider"} | ${notice.promise} | ${"Resolution at risk"}                         | ${"as the internal comment"}
    ${"customer"} | ${notice.promise} | ${"The time for your request is running short"} | ${"as a public comment, though the step is internal"}
    ${"customer"} | ${team}           | ${"Your request gets more attention"}           | ${"nobody promised the customer what a team promised"}
    ${"supplier"} | ${supplier}       | ${"Your agreed time is running short"}          | ${"it is the supplier's own contract"}
    ${"supplier"} | ${notice.promise} | ${"We need your help: time is running short"}   | ${"a promise of somebody else needs the supplier"}
  `("to the $side's side is headed “$heading” ($why)", ({ side, promise, heading }) => {
    for (const visibility of ["internal", "public"] as const) {
      const mail = escalationMail({ ...withSupplier, promise, visibility }, side, englishWords);
      expect(mail.heading).toBe(heading);
      expect(mail.text.split("\n\n")[0]).toBe(heading);
      for (const secret of secrets[side as keyof typeof secrets]) expect(mail.text).not.toContain(secret);
    }
  });

  it("tells a supplier what the contract says, and whom it addresses there", () => {
    expect(escalationMail({ ...withSupplier, promise: supplier }, "supplier", englishWords).text.split("\n\n")).toEqual(
      [
        "Your agreed time is running short",
        "What was agreed: your work on requests about our service takes 8 h of working time at most (contract “Gold support”, version 2).",
        "Due: Mon, 1 Jul 2024, 16:30 (Europe/Amsterdam), in 2 h of working time. 75 % of the time is used.",
        "Escalation: step 1 of 3, on your side: Duty desk.",
        "Next: the next step follows on Mon, 1 Jul 2024, 17:00 (Europe/Amsterdam), unless it is done before.",
      ],
    );
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
    {
      type: "text",
      text: `Promise to {service}: requests about ${hostile} are resolved within 8 h of working time (agreement “Gold support”, version 2).`,
    },
  ]);
});

describe("names that nobody should give", () => {
  const named = (name: string): EscalationNotice => ({
    ...notice,
    promise: { kind: "sla", service: name, customer: name },
    agreement: name,
    addressees: notice.addressees.map((addressee) => ({ ...addressee, name })),
    next: { position: 2, at: notice.next!.at, names: [name, name] },
  });
  const promises: readonly EscalationNotice["promise"][] = [
    { kind: "sla", service: "x", customer: "x" },
    { kind: "ola", service: "x", teams: ["x", "x"] },
    { kind: "uc", service: "x", supplier: "x" },
  ];

  it.each`
    name                                    | why
    ${"<img src=x onerror=alert(1)>"}       | ${"markup"}
    ${"{noformat}[a|javascript:b]!c.png!"}  | ${"markup of Jira's older days"}
    ${"{service} {customer} {names} $& $1"} | ${"what the words of the locale would put in"}
    ${"👩🏽‍🔧🔥"}                               | ${"pictures"}
    ${"two\nlines"}                         | ${"two lines"}
  `("$why: stand as they are, as text", ({ name }) => {
    for (const visibility of ["internal", "public"] as const) {
      const document = escalationComment({ ...named(name), visibility }, englishWords, () => false);
      const parts = document.content.flatMap(({ content }) => content);
      expect(parts.every(({ type }) => type === "text")).toBe(true);
      expect(plainText(document)).toContain(name);
    }
  });

  it("right-to-left marks end with the name, so that the sentence goes on as it should", () => {
    const [, promise, , step, next] = lines(named("\u202Eliam"));
    const apart = "\u2068\u202Eliam\u2069";
    expect(promise).toBe(
      `Promise to ${apart}: requests about ${apart} are resolved within 8 h of working time (agreement “${apart}”, version 2).`,
    );
    expect(step).toContain(`on our side: @${apart} and ${apart}; on the customer’s side: @${apart}.`);
    expect(next).toContain(`for ${apart} and ${apart}, unless`);
  });

  it.each(promises)("ten thousand letters still make a comment that Jira takes: $kind", (promise) => {
    const long = "👩🏽‍🔧 ".repeat(1_250);
    const notices = [named(long), { ...named(long), promise: { ...promise, service: long } as typeof promise }];
    for (const of of notices)
      for (const visibility of ["internal", "public"] as const) {
        const document = escalationComment({ ...of, visibility }, englishWords, everybody);
        expect(JSON.stringify(document).length).toBeLessThan(32_767);
        expect(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(plainText(document))).toBe(false);
        // A public comment names fewer, so there is room for them.
        expect(plainText(document).includes("…")).toBe(visibility === "internal");
      }
  });

  it("one name of ten thousand letters is not shortened, as there is room for it", () => {
    const long = "x".repeat(10_000);
    expect(lines({ ...notice, agreement: long })[1]).toContain(long);
  });
});

it("everything has words", () => {
  const promises = [notice.promise, team, supplier];
  const nexts = [notice.next, { position: 2, at: null, names: [] }, null];
  for (const promise of promises)
    for (const measure of promise.kind === "sla" ? (["resolution", "response"] as const) : (["resolution"] as const))
      for (const isUsedUp of [true, false])
        for (const next of nexts)
          for (const side of ["provider", "customer", "supplier"] as const)
            expect(
              escalationMail({ ...notice, promise, measure, isUsedUp, next }, side, englishWords).text,
            ).not.toMatch(/comment\.|\{\w+\}/);
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
