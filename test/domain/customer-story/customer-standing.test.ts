import fc from "fast-check";
import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { customerStanding } from "../../../src/domain/customer-story/customer-standing";
import { ordinaryRules } from "../../../src/domain/journal/action-rules";
import { noEffects } from "../../../src/domain/journal/journal-effects";
import { type TicketChange, ticketHistory } from "../../../src/domain/measurement/ticket-history";
import type { MonitoredProject } from "../../../src/domain/monitoring/monitored-project";
import { ticketStanding } from "../../../src/domain/ticket-story/ticket-standing";
import { arbitraryCatalogue } from "../catalogue/arbitrary-catalogue";
import { desk, firstLine, hosting, internalWords, mailGold } from "../publication/mail-desk";

const HOUR = 3_600_000;
/** Monday, 9:00 in Zurich, when the office opens. */
const monday = Date.parse("2024-07-22T07:00:00Z");
const statuses = [
  { name: "New", category: "new" },
  { name: "Waiting for customer", category: "indeterminate" },
  { name: "With vendor", category: "indeterminate" },
  { name: "Done", category: "done" },
] as const;

const projectOf = (catalogue: Catalogue): MonitoredProject => ({
  projectId: "1",
  catalogue,
  book: compileAgreementBook(catalogue, statuses),
  fields: { service: [], customer: [], team: [] },
  doneStatuses: new Set(["Done"]),
  monitoredFrom: 0,
  actions: ordinaryRules,
  promisesResponse: true,
});

type Changes = readonly TicketChange[];
const told = (
  changes: Changes,
  at: number,
  { priority = "High", catalogue = desk(), replies = [] as number[] } = {},
) => {
  const history = ticketHistory({
    createdAt: monday,
    initial: { status: "New", priority, service: "E-mail", customer: "Acme", team: "Red team" },
    changes,
    agentReplies: replies,
  });
  const standing = ticketStanding(history, projectOf(catalogue), () => true, noEffects, at);
  return customerStanding(standing, catalogue, at);
};
const waits = { at: monday + HOUR, set: { status: "Waiting for customer" } };
const solved = (hours: number) => ({ at: monday + hours * HOUR, set: { status: "Done" } });
const resolution = (changes: Changes, hours: number) =>
  told(changes, monday + hours * HOUR)[0]!.clocks.find(({ measure }) => measure === "resolution");

describe("how a promise stands for its customer", () => {
  it.each`
    changes                             | hours | clock                                                                  | why
    ${[]}                               | ${1}  | ${{ state: "running", used: HOUR, dueAt: monday + 8 * HOUR }}          | ${"time runs in service hours"}
    ${[]}                               | ${25} | ${{ state: "late", used: 9 * HOUR, dueAt: monday + 8 * HOUR }}         | ${"an hour of the second day is an hour late"}
    ${[{ ...waits }]}                   | ${3}  | ${{ state: "paused", used: HOUR, pausedSince: waits.at, dueAt: null }} | ${"we wait, and nobody is told for which status"}
    ${[waits]}                          | ${12} | ${{ state: "paused", used: HOUR }}                                     | ${"what waits does not wait for the morning too"}
    ${[solved(2)]}                      | ${3}  | ${{ state: "kept", used: 2 * HOUR, stoppedAt: monday + 2 * HOUR }}     | ${"solved in time"}
    ${[solved(8)]}                      | ${9}  | ${{ state: "kept", used: 8 * HOUR }}                                   | ${"in the very last moment is in time"}
    ${[solved(25)]}                     | ${26} | ${{ state: "kept-late", used: 9 * HOUR }}                              | ${"solved, and later than promised"}
    ${[{ at: monday, set: {} }, waits]} | ${2}  | ${{ promised: 8 * HOUR, granted: 0, timezone: "Europe/Zurich" }}       | ${"what was promised, in the agreement's zone"}
  `("$why", ({ changes, hours, clock }) => {
    expect(resolution(changes, hours)).toMatchObject(clock);
  });

  it("is closed outside service hours, with the moment when they go on", () => {
    const [gold] = told([], monday + 12 * HOUR, { priority: "Low" });
    expect(gold!.clocks.find(({ measure }) => measure === "resolution")).toMatchObject({
      state: "outside-hours",
      opensAt: monday + 24 * HOUR,
    });
  });

  it("is told of the present cycle only: what a reopening ended is the house's own history", () => {
    const reopening = [solved(1), { at: monday + 2 * HOUR, set: { status: "New" } }];
    const restarting = { ...mailGold, clock: { ...mailGold.clock, reopen: "restart" as const } };
    const catalogue = desk([restarting, firstLine, hosting]);
    const clocks = told(reopening, monday + 3 * HOUR, { catalogue })[0]!.clocks;
    expect(clocks.filter(({ measure }) => measure === "resolution")).toMatchObject([{ state: "running", used: HOUR }]);
  });

  it("is told of the promise to customers and of none beneath it", () => {
    const all = told([{ at: monday + HOUR, set: { status: "With vendor" } }], monday + 2 * HOUR);
    expect(all.map(({ agreement }) => agreement)).toEqual(["Mail for Acme"]);
    for (const word of internalWords) expect(JSON.stringify(all)).not.toContain(word);
  });

  it("names whom the agreement names to its customer, each once", () => {
    expect(told([], monday)[0]!.contacts.map(({ name, side }) => `${name}, ${side}`)).toEqual([
      "Ada Byron, provider",
      "Max Muster, customer",
    ]);
  });
});

describe("whatever a catalogue says", () => {
  const SECRET = "[secret]";
  /** Marks what no customer may read, wherever a catalogue keeps it. */
  const marked = (catalogue: Catalogue): Catalogue => ({
    ...catalogue,
    agreements: catalogue.agreements.map((entry) => {
      if (entry.kind === "ola") return { ...entry, name: SECRET, party: { teams: [SECRET] } };
      if (entry.kind === "uc")
        return { ...entry, name: SECRET, party: { ...entry.party, supplier: SECRET, statuses: [SECRET] } };
      return { ...entry, waivers: (entry.waivers ?? []).map((waiver) => ({ ...waiver, reason: SECRET })) };
    }),
  });
  const moment = fc.integer({ min: 0, max: 400 * 24 }).map((hours) => monday + hours * HOUR);

  it("no team, no supplier, no status and no waiver reaches the customer", () => {
    let promises = 0;
    fc.assert(
      fc.property(arbitraryCatalogue, moment, fc.array(moment, { maxLength: 3 }), (any, at, changed) => {
        const catalogue = marked(any);
        for (const entry of catalogue.agreements.filter(({ kind }) => kind === "sla")) {
          const service = catalogue.services.find(({ key }) => key === entry.service);
          const customer = catalogue.customers?.find((one) => entry.kind === "sla" && one.key === entry.customer);
          const history = ticketHistory({
            createdAt: monday,
            initial: {
              status: "New",
              priority: "High",
              service: service?.tickets?.service?.[0] ?? null,
              customer: customer?.organization ?? customer?.name ?? null,
              team: SECRET,
            },
            changes: changed.map((when) => ({ at: when, set: { status: SECRET, team: `${SECRET} two` } })),
            agentReplies: [],
          });
          const standing = ticketStanding(history, projectOf(catalogue), () => true, noEffects, at);
          const customers = customerStanding(standing, catalogue, at);
          promises += customers.length;
          expect(JSON.stringify(customers.map(({ clocks, agreement }) => ({ clocks, agreement })))).not.toContain(
            SECRET,
          );
          for (const { published } of customers)
            expect(JSON.stringify({ ...published, owner: null, escalation: null })).not.toContain(SECRET);
        }
      }),
      { numRuns: 200 },
    );
    // Most made-up agreements match no ticket; those that do are what this is about.
    expect(promises).toBeGreaterThan(10);
  });
});
