import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { ordinaryRules } from "../../../src/domain/journal/action-rules";
import type { Deed, JournalLine } from "../../../src/domain/journal/deed";
import { deedProblems } from "../../../src/domain/journal/deed-problems";
import { measure } from "../../../src/domain/measurement/measure";
import { ticketHistory } from "../../../src/domain/measurement/ticket-history";

const HOUR = 3_600_000;
const monday = Date.UTC(2026, 10, 23, 8);
const catalogue: Catalogue = {
  format: "service-level-catalogue/1",
  calendars: [{ key: "always", name: "Always", timezone: "Etc/UTC", weekly: "always" }],
  services: [{ key: "mail", name: "Mail", tickets: { service: ["Mail"] } }],
  contacts: [{ key: "slm", name: "Sam" }],
  agreements: [
    {
      key: "gold",
      kind: "sla",
      version: 1,
      service: "mail",
      customer: "*",
      validFrom: "2020-01-01",
      clock: { stop: { statuses: ["Done"] } },
      targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "always" }],
      escalation: [{ measure: "resolution", commence: { percent: 50 }, steps: [{ level: 1, notify: ["slm"] }] }],
    },
  ],
};
const book = compileAgreementBook(catalogue, [{ name: "New", category: "new" }]);
const clock = { agreement: "gold", version: 1, measure: "resolution", cycle: 1 } as const;
const step = { ...clock, level: 1 };

interface Case {
  readonly hours: number;
  readonly done: boolean;
  readonly lines: readonly JournalLine[];
  readonly mayGrant: boolean;
}

/** On a ticket of one promise of 8 h, some hours after it was raised, of which step 1 was announced after 4 h. */
function codes(deed: Deed, { hours = 1, done = false, lines = [], mayGrant = true }: Partial<Case> = {}): string[] {
  const history = ticketHistory({
    createdAt: monday,
    initial: { status: "New", priority: null, service: "Mail", customer: null, team: null },
    changes: done ? [{ at: monday + hours * HOUR - 1, set: { status: "Done" } }] : [],
    agentReplies: [],
  });
  const clocks = measure(history, book, monday + hours * HOUR);
  const situation = { lines, clocks, rules: ordinaryRules, isAnnounced: () => hours >= 4, mayGrant };
  return deedProblems(deed, situation).map(({ code }) => code);
}
const line = (id: string, deed: Deed): JournalLine => ({ id, at: monday, by: "ann", deed });
const ask: Deed = { kind: "extension-asked", clock, additional: HOUR, reason: "A part is on its way." };
const grant: Deed = { kind: "extension-granted", asked: "a", note: "" };
const acknowledge: Deed = { kind: "acknowledged", step, note: "" };
const explain: Deed = { kind: "breach-explained", clock, reason: "supplier", note: "" };
const exclude: Deed = { kind: "excluded", reason: "A test ticket." };
const withdraw: Deed = { kind: "withdrawn", entry: "a", reason: "By mistake." };
const stranger = { ...clock, agreement: "silver" };

it.each`
  deed                                               | situation                                                                            | refused                                    | why
  ${acknowledge}                                     | ${{ hours: 5 }}                                                                      | ${[]}                                      | ${"the step was announced"}
  ${acknowledge}                                     | ${{ hours: 1 }}                                                                      | ${["not-announced"]}                       | ${"nobody was told yet"}
  ${acknowledge}                                     | ${{ hours: 5, lines: [line("a", acknowledge)] }}                                     | ${["acknowledged-already"]}                | ${"once is enough"}
  ${{ ...acknowledge, step: { ...step, cycle: 2 } }} | ${{ hours: 5 }}                                                                      | ${["no-such-clock"]}                       | ${"there is no second cycle"}
  ${ask}                                             | ${{}}                                                                                | ${[]}                                      | ${"the clock runs"}
  ${ask}                                             | ${{ hours: 9 }}                                                                      | ${[]}                                      | ${"late is better than never"}
  ${ask}                                             | ${{ done: true }}                                                                    | ${["not-running"]}                         | ${"the ticket is done"}
  ${ask}                                             | ${{ lines: [line("a", ask)] }}                                                       | ${["asked-already"]}                       | ${"one request at a time"}
  ${{ ...ask, clock: stranger }}                     | ${{}}                                                                                | ${["no-such-clock"]}                       | ${"an agreement that this ticket does not have"}
  ${{ ...ask, reason: "  ", additional: 0 }}         | ${{}}                                                                                | ${["reason-missing", "time-out-of-range"]} | ${"everything that is wrong is told at once"}
  ${{ ...ask, additional: Number.NaN }}              | ${{}}                                                                                | ${["time-out-of-range"]}                   | ${"not a number"}
  ${{ ...ask, reason: "x".repeat(10_001) }}          | ${{}}                                                                                | ${["too-long"]}                            | ${"more than is kept"}
  ${grant}                                           | ${{ lines: [line("a", ask)] }}                                                       | ${[]}                                      | ${"it waits for an answer"}
  ${grant}                                           | ${{ lines: [line("a", ask)], mayGrant: false }}                                      | ${["may-not-grant"]}                       | ${"not everybody decides"}
  ${grant}                                           | ${{}}                                                                                | ${["no-such-request"]}                     | ${"nobody asked"}
  ${grant}                                           | ${{ lines: [line("a", ask), line("b", grant)] }}                                     | ${["no-such-request"]}                     | ${"it was answered"}
  ${explain}                                         | ${{ hours: 9 }}                                                                      | ${[]}                                      | ${"the promise is broken"}
  ${explain}                                         | ${{ hours: 8 }}                                                                      | ${["not-breached"]}                        | ${"equality is met"}
  ${{ ...explain, reason: "weather" }}               | ${{ hours: 9 }}                                                                      | ${["unknown-reason"]}                      | ${"not on the list"}
  ${exclude}                                         | ${{}}                                                                                | ${[]}                                      | ${"with a reason"}
  ${exclude}                                         | ${{ lines: [line("a", exclude)] }}                                                   | ${["excluded-already"]}                    | ${"it is out already"}
  ${withdraw}                                        | ${{ lines: [line("a", exclude)] }}                                                   | ${[]}                                      | ${"undone by a new entry"}
  ${withdraw}                                        | ${{}}                                                                                | ${["no-such-entry"]}                       | ${"there is none"}
  ${withdraw}                                        | ${{ lines: [line("a", withdraw)] }}                                                  | ${["no-such-entry"]}                       | ${"a withdrawal stands; do the thing again instead"}
  ${withdraw}                                        | ${{ lines: [line("a", exclude), line("b", withdraw)] }}                              | ${["withdrawn-already"]}                   | ${"once is enough"}
  ${withdraw}                                        | ${{ lines: [line("a", grant)], mayGrant: false }}                                    | ${["may-not-grant"]}                       | ${"who may not grant may not take back what was granted"}
  ${withdraw}                                        | ${{ lines: [line("a", { ...grant, kind: "extension-declined" })], mayGrant: false }} | ${["may-not-grant"]}                       | ${"nor what was declined"}
  ${withdraw}                                        | ${{ lines: [line("a", ask), line("b", grant)], mayGrant: false }}                    | ${["may-not-grant"]}                       | ${"nor the request, with which the grant would fall"}
  ${withdraw}                                        | ${{ lines: [line("a", ask)], mayGrant: false }}                                      | ${[]}                                      | ${"a request that waits is anybody's to take back"}
`("$deed.kind is refused as $refused: $why", ({ deed, situation, refused }) => {
  expect(codes(deed, situation)).toEqual(refused);
});
