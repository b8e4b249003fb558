import fc from "fast-check";
import { foremost, needsOf, nextInstant } from "../../../src/domain/queue/needs";
import { fromQueueForm, onlyOf, toQueueForm } from "../../../src/domain/queue/queue-form";
import type { QueueClock, QueueTicket } from "../../../src/domain/queue/queue-ticket";

const now = Date.UTC(2026, 10, 23, 10);
const HOUR = 3_600_000;

const aClock = (differing: Partial<QueueClock> = {}): QueueClock => ({
  agreement: "Gold",
  kind: "sla",
  measure: "resolution",
  state: "running",
  dueAt: now + 4 * HOUR,
  atRiskAt: now + HOUR,
  isBreached: false,
  nextStepAt: null,
  awaitsAcknowledgement: false,
  isExplained: false,
  awaitsDecision: false,
  ...differing,
});
const aTicket = (differing: Partial<QueueTicket> = {}): QueueTicket => ({
  issueId: "10001",
  issueKey: "HD-1",
  status: "Active",
  priority: "High",
  service: "Mail",
  team: null,
  notMonitored: null,
  hasAgreement: true,
  clocks: [aClock()],
  ...differing,
});
const withClock = (differing: Partial<QueueClock>) => aTicket({ clocks: [aClock(differing)] });

describe("why a ticket needs somebody", () => {
  it.each`
    ticket                                                                        | needs                | why
    ${aTicket()}                                                                  | ${[]}                | ${"runs in time, and not at risk yet"}
    ${withClock({ atRiskAt: now })}                                               | ${["at-risk"]}       | ${"the share agreed as the moment to act is used"}
    ${withClock({ dueAt: now, atRiskAt: now - HOUR })}                            | ${["at-risk"]}       | ${"equality is met"}
    ${withClock({ dueAt: now - 1, atRiskAt: now - HOUR })}                        | ${["late"]}          | ${"used up since it was looked at"}
    ${withClock({ isBreached: true, dueAt: now - HOUR, atRiskAt: null })}         | ${["late"]}          | ${"was late when it was looked at"}
    ${withClock({ isBreached: true, state: "paused", atRiskAt: null })}           | ${["late"]}          | ${"waits, and is late all the same"}
    ${withClock({ state: "paused", dueAt: null, atRiskAt: null })}                | ${[]}                | ${"waits in time"}
    ${withClock({ state: "stopped", dueAt: now - HOUR, atRiskAt: null })}         | ${[]}                | ${"was in time when it stopped"}
    ${withClock({ isBreached: true, atRiskAt: null, isExplained: true })}         | ${[]}                | ${"somebody said why"}
    ${withClock({ awaitsAcknowledgement: true })}                                 | ${["escalated"]}     | ${"a step was announced and nobody took it"}
    ${withClock({ awaitsDecision: true })}                                        | ${["more-time"]}     | ${"more time was asked for"}
    ${aTicket({ notMonitored: "not-readable", hasAgreement: false, clocks: [] })} | ${["not-monitored"]} | ${"nothing is known of it, so nothing is said of agreements"}
    ${aTicket({ hasAgreement: false, clocks: [] })}                               | ${["no-agreement"]}  | ${"nothing is promised"}
  `("$needs: $why", ({ ticket, needs }) => {
    expect(needsOf(ticket, now)).toEqual(needs);
  });

  it("comes most pressing first", () => {
    const clocks = [aClock({ isBreached: true, awaitsDecision: true }), aClock({ atRiskAt: now, measure: "response" })];
    expect(needsOf(aTicket({ clocks }), now)).toEqual(["late", "more-time", "at-risk"]);
  });
});

describe("what is shown of a ticket", () => {
  const running = aClock();
  const sooner = aClock({ kind: "ola", dueAt: now + HOUR });
  const lateTeam = aClock({ kind: "ola", isBreached: true, dueAt: now - 9 * HOUR });
  const late = aClock({ isBreached: true, dueAt: now - HOUR });
  const waiting = aClock({ state: "paused", dueAt: null });
  const answered = aClock({ measure: "response", state: "stopped", isBreached: true, dueAt: now - 20 * HOUR });
  it.each`
    clocks                 | first       | why
    ${[running, sooner]}   | ${sooner}   | ${"what is due first"}
    ${[lateTeam, late]}    | ${late}     | ${"a customer's promise that is late, before a team's that is late for longer"}
    ${[waiting, running]}  | ${running}  | ${"what runs, before what waits"}
    ${[answered, waiting]} | ${waiting}  | ${"what goes on, before what has stopped"}
    ${[answered]}          | ${answered} | ${"what stopped late, where nothing goes on"}
    ${[]}                  | ${null}     | ${"nothing"}
  `("is $why", ({ clocks, first }) => {
    expect(foremost(clocks, now)).toBe(first);
  });

  it("comes in the order of what happens next, steps of ladders included", () => {
    expect(nextInstant(withClock({ nextStepAt: now + HOUR }), now)).toBe(now + HOUR);
    expect(nextInstant(withClock({ isBreached: true, dueAt: now - HOUR, nextStepAt: now + HOUR }), now)).toBe(
      now - HOUR,
    );
    expect(nextInstant(withClock({ state: "paused", dueAt: null }), now)).toBe(Number.POSITIVE_INFINITY);
    expect(nextInstant(withClock({ state: "stopped", isBreached: true }), now)).toBe(Number.POSITIVE_INFINITY);
    expect(nextInstant(aTicket({ clocks: [running, { ...sooner, nextStepAt: now + 1 }] }), now)).toBe(now + 1);
    // By the clock that is shown, so that the list reads in its own order.
    expect(nextInstant(aTicket({ clocks: [lateTeam, late] }), now)).toBe(now - HOUR);
    expect(nextInstant(aTicket({ clocks: [running, lateTeam] }), now)).toBe(now - 9 * HOUR);
  });
});

describe("the form in which ten thousand tickets travel", () => {
  const seconds = fc.option(fc.integer({ min: -1e6, max: 1e6 }).map((s) => now + s * 1_000));
  const word = fc.option(fc.string());
  const clock: fc.Arbitrary<QueueClock> = fc.record({
    agreement: fc.string(),
    kind: fc.constantFrom("sla", "ola", "uc"),
    measure: fc.constantFrom("resolution", "response"),
    state: fc.constantFrom("running", "paused", "stopped"),
    dueAt: seconds,
    atRiskAt: seconds,
    isBreached: fc.boolean(),
    nextStepAt: seconds,
    awaitsAcknowledgement: fc.boolean(),
    isExplained: fc.boolean(),
    awaitsDecision: fc.boolean(),
  });
  const tickets: fc.Arbitrary<QueueTicket[]> = fc.uniqueArray(
    fc.record({
      issueId: fc.nat().map(String),
      issueKey: fc.nat().map((n) => `HD-${n}`),
      status: word,
      priority: word,
      service: word,
      team: word,
      notMonitored: fc.constantFrom(null, "not-readable", "comment-refused"),
      hasAgreement: fc.boolean(),
      clocks: fc.array(clock, { maxLength: 4 }),
    }),
    { selector: ({ issueId }) => issueId },
  );
  const travelled = (form: object) => fromQueueForm(JSON.parse(JSON.stringify(form)));

  it("gives back what went in", () => {
    fc.assert(fc.property(tickets, (all) => expect(travelled(toQueueForm(all, now))).toEqual(all)));
  });

  it("rounds up to seconds, so that nothing is late before its time", () => {
    const [ticket] = travelled(toQueueForm([withClock({ dueAt: now + 1 })], now));
    expect(ticket!.clocks[0]!.dueAt).toBe(now + 1_000);
  });

  it("holds neither rows nor words of tickets that somebody may not see", () => {
    fc.assert(
      fc.property(tickets, (all) => {
        const hidden = aTicket({
          issueId: "-1",
          issueKey: "SECRET-1",
          status: "SECRET",
          service: "SECRET",
          team: "SECRET",
        });
        const seen = new Set(all.map(({ issueId }) => issueId));
        const form = onlyOf(toQueueForm([...all, hidden], now), seen);
        expect(fromQueueForm(form)).toEqual(all);
        expect(JSON.stringify(form)).not.toContain("SECRET");
      }),
    );
  });
});
