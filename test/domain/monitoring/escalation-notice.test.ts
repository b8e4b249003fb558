import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { stepsDue } from "../../../src/domain/escalation/steps-due";
import { measure } from "../../../src/domain/measurement/measure";
import { ticketHistory } from "../../../src/domain/measurement/ticket-history";
import { escalationNotice } from "../../../src/domain/monitoring/escalation-notice";

const HOUR = 3_600_000;
/** Monday, 8:00. */
const monday = Date.UTC(2026, 10, 23, 8);

const catalogue = (weekly: object, ladder: object = {}): Catalogue => ({
  format: "service-level-catalogue/1",
  calendars: [{ key: "hours", timezone: "Etc/UTC", weekly, overrides: { "2026-11-23": [["08:00", "12:00"]] } }],
  services: [{ key: "mail", name: "Mail", tickets: { service: ["Mail"] } }],
  contacts: [
    { key: "ann", name: "Ann" },
    { key: "cem", name: "Cem", side: "customer" },
  ],
  customers: [{ key: "acme", name: "Acme" }],
  agreements: [
    {
      key: "gold",
      name: "Gold support",
      kind: "sla",
      version: 1,
      service: "mail",
      customer: "acme",
      validFrom: "2020-01-01",
      targets: [{ measure: "resolution", within: "PT8H", calendar: "hours" }],
      escalation: [
        {
          measure: "resolution",
          commence: { percent: 25 },
          every: "PT3H",
          steps: [
            { level: 1, notify: ["ann"] },
            { level: 2, notify: ["ann", "cem"] },
          ],
          ...ladder,
        },
      ],
    },
  ],
});
const week = { mon: [["08:00", "12:00"]], tue: [["08:00", "12:00"]] };

/** What the first step that is due says, looked at in the afternoon of the ticket's first day. */
function noticeOf(of: Catalogue, at = monday + 6 * HOUR, acknowledgementHolds = true) {
  const history = ticketHistory({
    createdAt: monday,
    initial: { status: "New", service: "Mail", customer: "Acme" },
    changes: [],
    agentReplies: [],
  });
  const [clock] = measure(history, compileAgreementBook(of, [{ name: "New", category: "new" }]), at);
  const [due] = stepsDue(clock!, () => false).due;
  return escalationNotice(clock!, due!, of, { service: "mail", customer: "acme", acknowledgementHolds });
}

it("gathers whose promise to whom, by the names that people use", () => {
  expect(noticeOf(catalogue(week))).toMatchObject({
    promise: { kind: "sla", service: "Mail", customer: "Acme" },
    agreement: "Gold support",
    target: 8 * HOUR,
    granted: 0,
    position: 1,
    of: 2,
    addressees: [{ name: "Ann", side: "provider" }],
  });
});

it.each`
  weekly  | at                    | next                  | why
  ${week} | ${monday + 6 * HOUR}  | ${monday + 25 * HOUR} | ${"an hour into the next working day"}
  ${week} | ${monday + 26 * HOUR} | ${monday + 26 * HOUR} | ${"it fell due meanwhile and follows at once"}
  ${{}}   | ${monday + 6 * HOUR}  | ${null}               | ${"the service hours have ended for good"}
`("the next step comes at $next: $why", ({ weekly, at, next }) => {
  expect(noticeOf(catalogue(weekly), at).next).toEqual({ position: 2, at: next, names: ["Ann", "Cem"] });
});

it.each`
  ladder                              | project  | holds    | why
  ${{}}                               | ${true}  | ${true}  | ${"the project says so"}
  ${{}}                               | ${false} | ${false} | ${"the project says so"}
  ${{ whenAcknowledged: "continue" }} | ${true}  | ${false} | ${"the ladder itself says otherwise"}
  ${{ whenAcknowledged: "hold" }}     | ${false} | ${true}  | ${"the ladder itself says otherwise"}
`("acknowledging holds what follows: $holds, $why", ({ ladder, project, holds }) => {
  expect(noticeOf(catalogue(week, ladder), undefined, project).isHeldByAcknowledging).toBe(holds);
});
