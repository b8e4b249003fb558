import fc from "fast-check";
import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { ordinaryRules } from "../../../src/domain/journal/action-rules";
import { noEffects } from "../../../src/domain/journal/journal-effects";
import { measure } from "../../../src/domain/measurement/measure";
import { segmentsOf, sumsOf } from "../../../src/domain/measurement/segments";
import { type TicketHistory, ticketHistory } from "../../../src/domain/measurement/ticket-history";
import type { MonitoredProject } from "../../../src/domain/monitoring/monitored-project";
import { clockStory } from "../../../src/domain/ticket-story/clock-story";
import { ticketStanding } from "../../../src/domain/ticket-story/ticket-standing";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday, 8:00 in Amsterdam. */
const monday = Date.UTC(2026, 10, 23, 7);

const catalogue: Catalogue = {
  format: "service-level-catalogue/1",
  calendars: [
    {
      key: "office",
      name: "Office hours",
      timezone: "Europe/Amsterdam",
      weekly: Object.fromEntries(
        (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => [
          day,
          [
            ["08:00", "12:00"],
            ["13:00", "17:00"],
          ],
        ]),
      ),
      holidays: [{ date: "2026-12-25", name: "Christmas Day" }, "2026-12-28"],
      overrides: { "2026-12-24": [] },
    },
  ],
  services: [{ key: "mail", name: "Mail", tickets: { service: ["Mail"] } }],
  contacts: [
    { key: "ann", name: "Ann" },
    { key: "cem", name: "Cem", side: "customer" },
  ],
  customers: [{ key: "acme", name: "Acme" }],
  agreements: [
    {
      key: "gold",
      name: "Gold",
      kind: "sla",
      version: 1,
      service: "mail",
      customer: "acme",
      validFrom: "2020-01-01",
      clock: { pause: { statuses: ["Waiting"] }, stop: { statuses: ["Done"] }, reopen: "restart" },
      targets: [
        { measure: "resolution", priority: "High", within: "PT8H", calendar: "office" },
        { measure: "response", within: "PT2H", calendar: "office" },
      ],
      escalation: [
        {
          measure: "resolution",
          commence: { percent: 50 },
          every: "PT1H",
          steps: [
            { level: 1, notify: ["ann"] },
            { level: 2, notify: ["cem", "ann"], comment: "public" },
          ],
        },
      ],
    },
    {
      key: "first-line",
      kind: "ola",
      version: 1,
      service: "*",
      party: { teams: ["Desk"] },
      validFrom: "2020-01-01",
      clock: { stop: { statuses: ["Done"] } },
      targets: [{ measure: "resolution", within: "PT4H", calendar: "office" }],
    },
  ],
};
const project: MonitoredProject = {
  projectId: "1",
  catalogue,
  book: compileAgreementBook(catalogue, [{ name: "New", category: "new" }]),
  fields: { service: [], customer: [], team: [] },
  doneStatuses: new Set(["Done"]),
  monitoredFrom: 0,
  actions: ordinaryRules,
  promisesResponse: true,
};

type Changes = Parameters<typeof ticketHistory>[0]["changes"];
const ticket = (initial: object = {}, changes: Changes = [], agentReplies: number[] = []): TicketHistory =>
  ticketHistory({
    createdAt: monday,
    initial: { status: "New", priority: "High", service: "Mail", customer: "Acme", ...initial },
    changes,
    agentReplies,
  });
const standing = (history: TicketHistory, at: number, announced: readonly number[] = []) =>
  ticketStanding(history, project, (_, level) => announced.includes(level), noEffects, at);
const resolution = (history: TicketHistory, at: number, announced: readonly number[] = []) =>
  standing(history, at, announced).promises[0]!.clocks[0]!;

describe("the promises on a ticket", () => {
  it("are the customer's first, with those beneath it that have not begun", () => {
    const { promises } = standing(ticket(), monday + HOUR);
    expect(promises.map(({ name, kind, counterparts, absence }) => ({ name, kind, counterparts, absence }))).toEqual([
      { name: "Gold", kind: "sla", counterparts: ["Acme"], absence: null },
      { name: "first-line", kind: "ola", counterparts: ["Desk"], absence: "not-started" },
    ]);
  });

  it.each`
    initial                   | noAgreement                                                      | why
    ${{ service: null }}      | ${{ kind: "no-service" }}                                        | ${"the field is empty"}
    ${{ service: "Phones" }}  | ${{ kind: "unknown-service", value: "Phones" }}                  | ${"nobody offers it"}
    ${{ customer: "Others" }} | ${{ kind: "nothing-in-force", service: "Mail", customer: null }} | ${"no agreement with that customer"}
    ${{}}                     | ${null}                                                          | ${"Gold covers it"}
  `("say why none covers a ticket: $why", ({ initial, noAgreement }) => {
    expect(standing(ticket(initial), monday + HOUR).noAgreement).toEqual(noAgreement);
  });

  it("name an agreement that promises nothing for the ticket's priority", () => {
    const only = {
      ...catalogue,
      agreements: [{ ...catalogue.agreements[0]!, targets: [catalogue.agreements[0]!.targets[0]!] }],
    };
    const book = compileAgreementBook(only as Catalogue, [{ name: "New", category: "new" }]);
    const { promises, noAgreement } = ticketStanding(
      ticket({ priority: "Low" }),
      { ...project, book },
      () => false,
      noEffects,
      monday,
    );
    expect({ promises, noAgreement }).toMatchObject({
      promises: [{ name: "Gold", absence: "nothing-for-priority", clocks: [] }],
      noAgreement: null,
    });
  });

  it("keep the cycle that a reopening finished beside the present one", () => {
    const history = ticket({}, [
      { at: monday + HOUR, set: { status: "Done" } },
      { at: monday + 2 * HOUR, set: { status: "New" } },
    ]);
    const clocks = standing(history, monday + 3 * HOUR).promises[0]!.clocks;
    expect(clocks.map(({ clock }) => `${clock.measure} ${clock.cycle} ${clock.state}`)).toEqual([
      "resolution 1 stopped",
      "resolution 2 running",
      "response 1 stopped",
    ]);
  });
});

describe("the next escalation", () => {
  it.each`
    hours  | announced | next                                                                     | why
    ${1}   | ${[]}     | ${{ position: 1, at: monday + 4 * HOUR, isDue: false, after: 3 * HOUR }} | ${"half of eight hours is to come"}
    ${4.5} | ${[]}     | ${{ position: 1, at: monday + 4 * HOUR, isDue: true, after: 0 }}         | ${"it is being announced"}
    ${4.5} | ${[1]}    | ${{ position: 2, at: monday + 6 * HOUR, isDue: false, after: HOUR }}     | ${"the noon break is no working time"}
    ${9}   | ${[1, 2]} | ${null}                                                                  | ${"all were announced"}
  `("after $hours h with $announced announced: $why", ({ hours, announced, next }) => {
    const { escalation } = resolution(ticket(), monday + hours * HOUR, announced);
    expect(escalation).toMatchObject({ of: 2, announced: announced.length });
    if (next === null) expect(escalation!.next).toBeNull();
    else expect(escalation!.next).toMatchObject(next);
  });

  it("waits with its clock: how much working time is left until then, but no moment", () => {
    const history = ticket({}, [{ at: monday + HOUR, set: { status: "Waiting" } }]);
    expect(resolution(history, monday + 2 * HOUR).escalation!.next).toMatchObject({
      at: null,
      isDue: false,
      after: 3 * HOUR,
      contacts: [{ name: "Ann", side: "provider" }],
    });
  });

  it("tells names on both sides, and whether the customer reads it", () => {
    expect(resolution(ticket(), monday + 5 * HOUR, [1]).escalation!.next).toMatchObject({
      isPublic: true,
      contacts: [
        { name: "Cem", side: "customer" },
        { name: "Ann", side: "provider" },
      ],
    });
  });
});

describe("what a clock waits for", () => {
  it("is its pause, since it began, however often the team changed meanwhile", () => {
    const history = ticket({}, [
      { at: monday + HOUR, set: { status: "Waiting" } },
      { at: monday + 2 * HOUR, set: { team: "Desk" } },
    ]);
    expect(resolution(history, monday + 3 * HOUR).pause).toEqual({
      cause: "pause-status",
      status: "Waiting",
      team: "Desk",
      since: monday + HOUR,
    });
  });

  it("is the next opening outside service hours", () => {
    const { hours } = resolution(ticket(), monday + 10 * HOUR);
    expect(hours!.opensAt).toBe(monday + DAY);
    expect(hours!.open[0]).toEqual({ from: monday + DAY, to: monday + DAY + 4 * HOUR });
  });
});

describe("why hours were closed", () => {
  const christmasEve = Date.UTC(2026, 11, 23, 10);
  const closures = (createdAt: number, until: number) => {
    const history = ticketHistory({
      createdAt,
      initial: { status: "New", priority: "High", service: "Mail", customer: "Acme" },
    });
    const clock = measure(history, project.book, until)[0]!;
    return clockStory(clock, history, catalogue)
      .segments.filter(({ kind }) => kind === "outside-hours")
      .map(({ closures: reasons }) => reasons);
  };

  it("is the noon break, then the night", () => {
    expect(closures(monday, monday + DAY + HOUR)).toEqual([[{ kind: "break" }], [{ kind: "out-of-hours" }]]);
  });

  it("names each holiday, closed date and weekday once", () => {
    expect(closures(christmasEve + 5 * HOUR, christmasEve + 6 * DAY)).toEqual([
      [
        { kind: "out-of-hours" },
        { kind: "closed-date", date: "2026-12-24" },
        { kind: "holiday", date: "2026-12-25", name: "Christmas Day" },
        { kind: "closed-weekday", weekday: "sat" },
        { kind: "closed-weekday", weekday: "sun" },
        { kind: "holiday", date: "2026-12-28", name: null },
      ],
    ]);
  });
});

describe("updates of a ticket", () => {
  it("say which of them the clock took notice of", () => {
    const history = ticket(
      {},
      [
        { at: monday + HOUR, set: { status: "Active" } },
        { at: monday + 2 * HOUR, set: { status: "Waiting" } },
        { at: monday + 3 * HOUR, set: { team: "Desk" } },
      ],
      [monday + 30 * 60_000],
    );
    const clock = measure(history, project.book, monday + 4 * HOUR)[0]!;
    expect(
      clockStory(clock, history, catalogue).updates.map(({ at, isFirstReply, hadEffect }) => [
        (at - monday) / HOUR,
        isFirstReply,
        hadEffect,
      ]),
    ).toEqual([
      [0.5, true, false],
      [1, false, false],
      [2, false, true],
      [3, false, false],
    ]);
  });
});

it("adds up: segments to the figures and to the time from start to end, whatever happens to a ticket", () => {
  const change = fc.record({
    hours: fc.double({ min: 0.01, max: 900, noNaN: true }),
    set: fc.oneof(
      fc.record({ status: fc.constantFrom("New", "Active", "Waiting", "Done") }),
      fc.record({ priority: fc.constantFrom("High", "Low") }),
      fc.record({ team: fc.constantFrom("Desk", "Other", null) }),
      fc.record({ customer: fc.constantFrom("Acme", "Others") }),
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.nat({ max: 1_000 }), (changes, hours) => {
      const history = ticket(
        {},
        changes.map((one) => ({ at: monday + Math.round(one.hours * HOUR), set: one.set })),
      );
      const now = monday + hours * HOUR;
      for (const { clocks } of standing(history, now).promises)
        for (const { clock } of clocks) {
          const { sums } = clockStory(clock, history, catalogue);
          expect(sums).toEqual(sumsOf(segmentsOf(clock)));
          expect([sums.running, sums.paused]).toEqual([clock.elapsed, clock.paused]);
          const total = sums.running + sums.paused + sums["outside-hours"] + sums.stopped;
          expect(total).toBe((clock.stoppedAt ?? now) - clock.startedAt);
        }
    }),
    { numRuns: 200 },
  );
});
