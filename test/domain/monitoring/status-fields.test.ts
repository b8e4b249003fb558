import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import { readCatalogueText } from "../../../src/domain/catalogue/catalogue-text";
import { measure } from "../../../src/domain/measurement/measure";
import { ticketHistory } from "../../../src/domain/measurement/ticket-history";
import { outlookOf } from "../../../src/domain/monitoring/outlook";
import { sayTheSame, statusFieldsOf } from "../../../src/domain/monitoring/status-fields";
import { HOUR } from "../../../src/domain/time";

const start = Date.UTC(2024, 0, 8, 9);

const read = readCatalogueText(`
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: mail, name: E-mail, tickets: { service: [Mail] } }]
agreements:
  - key: gold
    kind: sla
    version: 3
    service: mail
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting] } }
    targets:
      - { measure: resolution, within: PT4H, calendar: always }
      - { measure: response, within: PT1H, calendar: always }
    escalation: [{ measure: resolution, commence: { percent: 50 }, every: PT1H, steps: [{ level: 1 }, { level: 4 }] }]
  - { key: team, kind: ola, version: 1, service: "*", party: { teams: [Net] }, validFrom: "2024-01-01",
      clock: { stop: { statuses: [Closed] } }, targets: [{ measure: resolution, within: PT2H, calendar: always }] }
`);
if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
const book = compileAgreementBook(read.catalogue, [
  { name: "New", category: "new" },
  { name: "Done", category: "done" },
  { name: "Closed", category: "done" },
]);

/** A ticket about e-mail that changes as given, in hours after its creation, measured at the hour `at`. */
function clocksAt(
  at: number,
  changes: readonly { at: number; status?: string; team?: string }[] = [],
  service: string | null = "Mail",
) {
  const history = ticketHistory({
    createdAt: start,
    initial: { status: "New", service },
    changes: changes.map(({ at: hour, ...set }) => ({ at: start + hour * HOUR, set })),
  });
  return measure(history, book, start + at * HOUR);
}

const none = () => false;
const upTo = (announced: number) => (_: unknown, level: number) => level <= announced;

describe("what the fields say", () => {
  it.each`
    at     | changes                           | state         | why
    ${1}   | ${[]}                             | ${"running"}  | ${"nothing happened yet"}
    ${2}   | ${[{ at: 1, status: "Waiting" }]} | ${"paused"}   | ${"a pause status"}
    ${2}   | ${[{ at: 1, status: "Done" }]}    | ${"met"}      | ${"done in time"}
    ${4}   | ${[]}                             | ${"running"}  | ${"a target reached is a target met"}
    ${4.1} | ${[]}                             | ${"breached"} | ${"more time used than promised"}
    ${9}   | ${[{ at: 5, status: "Done" }]}    | ${"breached"} | ${"done too late"}
  `("$state after $at h ($why)", ({ at, changes, state }) => {
    expect(statusFieldsOf(clocksAt(at, changes), none, "x").state).toBe(state);
  });

  it("are those of the promise to the customer, not of the team's", () => {
    const fields = statusFieldsOf(clocksAt(1.5, [{ at: 1, team: "Net" }]), none, "New");
    expect(fields).toEqual({
      agreement: "gold v3",
      state: "running",
      level: 0,
      resolutionDueAt: start + 4 * HOUR,
      responseDueAt: start + HOUR,
      nextEscalationAt: start + 2 * HOUR,
      status: "New",
    });
  });

  it("are that there is none where no agreement applies", () => {
    expect(statusFieldsOf(clocksAt(1, [], null), none, "New")).toMatchObject({
      agreement: null,
      state: "none",
      resolutionDueAt: null,
    });
  });

  it("count the highest level that was announced, and the next step from there", () => {
    expect(statusFieldsOf(clocksAt(2.5), upTo(1), "New")).toMatchObject({
      level: 1,
      nextEscalationAt: start + 3 * HOUR,
    });
    expect(statusFieldsOf(clocksAt(3.5), upTo(4), "New")).toMatchObject({ level: 4, nextEscalationAt: null });
  });

  it("need no writing where only time has passed", () => {
    const [before, after] = [statusFieldsOf(clocksAt(1), none, "New"), statusFieldsOf(clocksAt(1.5), none, "New")];
    expect(sayTheSame(before, after)).toBe(true);
    expect(sayTheSame(null, after)).toBe(false);
    expect(sayTheSame(before, { ...after, level: 1 })).toBe(false);
  });
});

describe("when a ticket wants to be looked at again", () => {
  const outlook = (at: number, changes: Parameters<typeof clocksAt>[1] = [], announced = 0) =>
    outlookOf(clocksAt(at, changes), upTo(announced), start + at * HOUR);

  it.each`
    at     | announced | next                    | why
    ${0.5} | ${0}      | ${start + HOUR}         | ${"the response falls due first"}
    ${1.5} | ${0}      | ${start + 2 * HOUR}     | ${"the first step"}
    ${2.5} | ${1}      | ${start + 3 * HOUR}     | ${"the second step"}
    ${3.5} | ${4}      | ${start + 4 * HOUR}     | ${"no step is left, but the target is about to be used up"}
    ${4}   | ${4}      | ${start + 4 * HOUR + 1} | ${"used up, and breached the moment after"}
    ${4.1} | ${4}      | ${null}                 | ${"nothing is to come"}
  `("after $at h: $why", ({ at, announced, next }) => {
    expect(outlook(at, [], announced).nextAt).toBe(next);
  });

  it("waits for an answer until one is given, or the ticket is done", () => {
    expect(outlook(0.5).awaitsReply).toBe(true);
    expect(outlook(1.5, [{ at: 1, status: "Done" }]).awaitsReply).toBe(false);
  });

  it.each`
    changes                             | announced | isOnEdge | why
    ${[{ at: 2.5, status: "Waiting" }]} | ${0}      | ${true}  | ${"its first step waits for the clock to run"}
    ${[{ at: 2.5, status: "Waiting" }]} | ${1}      | ${false} | ${"that step was announced, the next is an hour away"}
    ${[{ at: 1, status: "Waiting" }]}   | ${0}      | ${false} | ${"too little time was used"}
    ${[]}                               | ${0}      | ${false} | ${"it runs: its steps have instants of their own"}
  `("is on edge: $isOnEdge, as $why", ({ changes, announced, isOnEdge }) => {
    expect(outlook(2.8, changes, announced).isOnEdge).toBe(isOnEdge);
  });

  it("may move without effect between the statuses that stop every one of its clocks", () => {
    expect(outlook(2, [{ at: 1, status: "Done" }]).restingStatuses).toEqual(["Done", "Closed"]);
    expect(
      outlook(2, [
        { at: 0, team: "Net" },
        { at: 1, status: "Closed" },
      ]).restingStatuses,
    ).toEqual(["Closed"]);
    expect(
      outlook(2, [
        { at: 0, team: "Net" },
        { at: 1, status: "Done" },
      ]).restingStatuses,
    ).toEqual([]);
    expect(outlook(2).restingStatuses).toEqual([]);
  });
});
