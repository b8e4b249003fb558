import { compileAgreementBook } from "../../src/domain/agreement/compile-agreement-book";
import type { Catalogue } from "../../src/domain/catalogue/catalogue";
import { ordinaryRules } from "../../src/domain/journal/action-rules";
import type { MonitoredProject } from "../../src/domain/monitoring/monitored-project";
import { unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import { tellClock, tellTicket } from "../../src/usecases/tell-ticket";

const HOUR = 3_600_000;
const createdAt = Date.UTC(2026, 10, 23, 8);
const now = createdAt + 3 * HOUR;

const catalogue: Catalogue = {
  format: "service-level-catalogue/1",
  calendars: [{ key: "always", timezone: "Etc/UTC", weekly: "always" }],
  services: [],
  agreements: [
    {
      key: "gold",
      kind: "sla",
      version: 1,
      service: "*",
      validFrom: "2020-01-01",
      clock: { pause: { statuses: ["Waiting"] } },
      targets: [{ measure: "resolution", within: "PT8H", calendar: "always" }],
    },
  ],
};
const project: MonitoredProject = {
  projectId: "10",
  catalogue,
  book: compileAgreementBook(catalogue, []),
  fields: { service: [], customer: [], team: [] },
  doneStatuses: new Set(),
  monitoredFrom: 0,
  actions: ordinaryRules,
  promisesResponse: false,
};
const read: WatchedTicket = {
  ...unreadTicket("1", "10", createdAt),
  changedAt: null,
  readUpTo: createdAt,
  record: { createdAt, initial: { status: "New", priority: null }, changes: [], firstReplyAt: null },
};
const paused = { at: createdAt + HOUR, from: { status: "New" }, to: { status: "Waiting" } };
const portsFor = (ticket: WatchedTicket | null, watched: MonitoredProject | null = project) => ({
  now: () => now,
  lookUp: async () => ({ ticket, project: watched }),
});

it.each`
  ticket                                                                                   | told                                                    | why
  ${null}                                                                                  | ${{ kind: "unknown" }}                                  | ${"the app never heard of it"}
  ${unreadTicket("1", "10", createdAt)}                                                    | ${{ kind: "not-read-yet" }}                             | ${"it was heard of and not read"}
  ${{ ...read, projectId: "11" }}                                                          | ${{ kind: "not-read-yet" }}                             | ${"it belongs to another project by now"}
  ${read}                                                                                  | ${{ knowledge: { kind: "complete" } }}                  | ${"all is taken in"}
  ${{ ...read, changedAt: now - HOUR, news: [paused] }}                                    | ${{ knowledge: { kind: "complete" } }}                  | ${"events told all, and it fits"}
  ${{ ...read, changedAt: now - HOUR, news: null }}                                        | ${{ knowledge: { kind: "behind", since: now - HOUR } }} | ${"only reading can tell what happened"}
  ${{ ...read, changedAt: now - HOUR, news: [{ ...paused, from: { status: "Active" } }] }} | ${{ knowledge: { kind: "behind", since: now - HOUR } }} | ${"a change before it was missed"}
  ${{ ...read, record: { ...read.record, initial: { status: "New" } } }}                   | ${{ knowledge: { kind: "behind", since: createdAt } }}  | ${"a field that matters by now was not recorded"}
  ${{ ...read, notMonitored: { reason: "not-readable", since: now } }}                     | ${{ knowledge: { kind: "not-monitored", since: now } }} | ${"Jira hides it from the app"}
`("$why", async ({ ticket, told }) => {
  expect(await tellTicket(portsFor(ticket), "1", "10")).toMatchObject(told);
});

it("says nothing of a project that nobody watches", async () => {
  expect(await tellTicket(portsFor(read, null), "1", "10")).toEqual({ kind: "project-not-watched" });
  expect(
    await tellClock(portsFor(read, null), "1", "10", {
      agreement: "gold",
      version: 1,
      measure: "resolution",
      cycle: 1,
    }),
  ).toBeNull();
});

it("tells by what events told since the ticket was read, and by the last that is known where they do not fit", async () => {
  const clock = { agreement: "gold", version: 1, measure: "resolution", cycle: 1 } as const;
  const stateWith = async (news: WatchedTicket["news"]) =>
    (await tellClock(portsFor({ ...read, changedAt: now, news }), "1", "10", clock))!.story.clock.state;
  expect(await stateWith([paused])).toBe("paused");
  expect(await stateWith(null)).toBe("running");
});
