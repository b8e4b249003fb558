import fc from "fast-check";
import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import { sharesOf, suppliersIn } from "../../../src/domain/breach-attribution/shares-of";
import { overrunOf } from "../../../src/domain/breach-attribution/time-share";
import { readCatalogueText } from "../../../src/domain/catalogue/catalogue-text";
import { measure } from "../../../src/domain/measurement/measure";
import { type TicketChange, ticketHistory } from "../../../src/domain/measurement/ticket-history";
import { DAY, HOUR, type Instant, MINUTE } from "../../../src/domain/time";

const text = `
format: service-level-catalogue/1
calendars: [{ key: office, timezone: Europe/Berlin, weekly: { mon: [["08:00","18:00"]], tue: [["08:00","18:00"]], wed: [["08:00","18:00"]], thu: [["08:00","18:00"]], fri: [["08:00","18:00"]] } }]
statuses:
  - { name: New, category: new }
  - { name: Active, category: indeterminate }
  - { name: Waiting for customer, category: indeterminate }
  - { name: At supplier, category: indeterminate }
  - { name: Done, category: done }
services: [{ key: email, name: E-mail, tickets: { service: [E-mail] } }]
agreements:
  - key: gold
    kind: sla
    version: 1
    service: email
    validFrom: "2026-01-01"
    clock: { stop: { statuses: [Done] }, pause: { statuses: [Waiting for customer] }, reopen: resume }
    targets: [{ measure: resolution, within: PT4H, calendar: office }]
  - key: first-line
    kind: ola
    version: 1
    service: email
    party: { teams: [First line] }
    validFrom: "2026-01-01"
    clock: { stop: { statuses: [Done] } }
    targets: [{ measure: resolution, within: PT2H, calendar: office }]
  - key: hosting
    kind: uc
    version: 1
    service: email
    party: { supplier: Hosting Ltd, statuses: [At supplier] }
    validFrom: "2026-01-01"
    clock: { stop: { statuses: [Done] } }
    targets: [{ measure: resolution, within: PT3H, calendar: office }]
`;

const read = readCatalogueText(text);
if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
const book = compileAgreementBook(read.catalogue);

/** Monday, 2026-03-02, at an hour in Berlin (winter time). */
const monday = (hour: number, minute = 0) => Date.UTC(2026, 2, 2, hour - 1, minute);

function clocksOf(changes: readonly TicketChange[], now: Instant, createdAt = monday(8)) {
  const initial = { status: "New", service: "E-mail", team: "First line" };
  return measure(ticketHistory({ createdAt, initial, changes }), book, now);
}

const suppliers = suppliersIn(book.supportingFor(monday(8), "email"));

/** Such as `team First line: 240 + 60`: minutes before and after the promise was due. */
function told(agreement: string, changes: readonly TicketChange[], now: Instant): string[] {
  const clock = clocksOf(changes, now).find((one) => one.agreement.key === agreement)!;
  return sharesOf(clock, suppliers).map(
    ({ holder: { kind, name }, before, after }) =>
      `${[kind, name].filter((part) => part !== null).join(" ")}: ${before / MINUTE} + ${after / MINUTE}`,
  );
}

const at = (instant: Instant, status: string, team?: string): TicketChange => ({
  at: instant,
  set: team === undefined ? { status } : { status, team },
});

describe("A clock's life is shared out", () => {
  it.each`
    agreement       | changes                                                                                                            | shares                                                                     | why
    ${"gold"}       | ${[at(monday(11), "Done")]}                                                                                        | ${["team First line: 180 + 0"]}                                            | ${"a kept promise has no overrun"}
    ${"gold"}       | ${[at(monday(12), "Done")]}                                                                                        | ${["team First line: 240 + 0"]}                                            | ${"reached to the moment is kept"}
    ${"gold"}       | ${[at(monday(13), "Done")]}                                                                                        | ${["team First line: 240 + 60"]}                                           | ${"one team had all of it"}
    ${"gold"}       | ${[at(monday(11), "Active", "Second line"), at(monday(14), "Done")]}                                               | ${["team First line: 180 + 0", "team Second line: 60 + 120"]}              | ${"who had it when it was due pays for what came after"}
    ${"gold"}       | ${[at(monday(11), "At supplier"), at(monday(14), "Done")]}                                                         | ${["team First line: 180 + 0", "supplier Hosting Ltd: 60 + 120"]}          | ${"the promise ran on while the supplier had it"}
    ${"gold"}       | ${[at(monday(13), "Waiting for customer"), at(monday(15), "Active"), at(monday(16), "Done")]}                      | ${["team First line: 240 + 120", "waiting Waiting for customer: 0 + 120"]} | ${"a pause that came too late is part of the overrun"}
    ${"gold"}       | ${[at(monday(9), "Waiting for customer"), at(monday(11), "Active"), at(monday(15), "Done")]}                       | ${["team First line: 240 + 60", "waiting Waiting for customer: 120 + 0"]}  | ${"a pause in time moved the due instant"}
    ${"gold"}       | ${[at(monday(32) + HOUR, "Done")]}                                                                                 | ${["team First line: 240 + 420", "closed: 0 + 840"]}                       | ${"the night after the promise was due"}
    ${"gold"}       | ${[at(monday(13), "Done"), at(monday(14), "Active"), at(monday(15), "Done")]}                                      | ${["team First line: 240 + 120", "resolved: 0 + 60"]}                      | ${"resolved and opened again"}
    ${"gold"}       | ${[{ at: monday(9), set: { team: null } }, at(monday(13), "Done")]}                                                | ${["team First line: 60 + 0", "team: 180 + 60"]}                           | ${"nobody had it in hand"}
    ${"first-line"} | ${[at(monday(9), "Active", "Second line"), at(monday(10), "Active", "First line"), at(monday(12), "Done")]}        | ${["team First line: 120 + 60", "team Second line: 60 + 0"]}               | ${"a team's own promise waits while others have the ticket"}
    ${"hosting"}    | ${[at(monday(9), "At supplier"), at(monday(13), "Active"), at(monday(14), "At supplier"), at(monday(15), "Done")]} | ${["supplier Hosting Ltd: 180 + 120", "team First line: 0 + 60"]}          | ${"a supplier's contract, taken back for an hour"}
  `("$agreement: $shares ($why)", ({ agreement, changes, shares }) => {
    expect(told(agreement, changes, monday(8) + 3 * DAY)).toEqual(shares);
  });

  it("adds up to the millisecond for whatever happened to a ticket", () => {
    const status = fc.constantFrom("New", "Active", "Waiting for customer", "At supplier", "Done");
    const team = fc.constantFrom("First line", "Second line", null);
    const change = fc.record({ after: fc.nat({ max: 12 * DAY }), set: fc.record({ status, team }) });
    let broken = 0;
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat({ max: 30 * DAY }), (made, age) => {
        const createdAt = monday(8) + 777;
        const changes = made.map(({ after, set }) => ({ at: createdAt + after + 1, set }));
        for (const clock of clocksOf(changes, createdAt + age, createdAt)) {
          const shares = sharesOf(clock, suppliers);
          const endsAt = clock.stoppedAt ?? clock.measuredAt;
          const whole = shares.reduce((sum, { before, after }) => sum + before + after, 0);
          expect(whole).toBe(endsAt - clock.startedAt);
          expect(overrunOf(shares)).toBe(clock.breachedAt === null ? 0 : endsAt - clock.breachedAt);
          expect(shares.every(({ before, after }) => before >= 0 && after >= 0)).toBe(true);
          broken += Number(clock.isBreached);
        }
      }),
    );
    expect(broken).toBeGreaterThan(50);
  });
});
