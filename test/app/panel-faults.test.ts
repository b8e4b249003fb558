/** What people do on a ticket while the platform is out of sorts, and while others do the same. */
import type { FaultPolicy, FetchFault } from "../../sandbox/forge/faults";
import type { Answer, ImportResult, TicketDeed, TicketJournal } from "../../src/contract";
import { askPanel, standingOf } from "./panel-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts: [{ key: lead, name: Lea Lead, accountId: lead }]
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    escalation:
      - measure: resolution
        commence: { percent: 50 }
        every: PT1H
        steps: [{ level: 1, notify: [lead] }, { level: 2, notify: [lead] }]
`;
const clock = { agreement: "standard", version: 1, measure: "resolution", cycle: 1 } as const;
const explained: TicketDeed = { kind: "breach-explained", clock, reason: "supplier", note: "A part came late." };

/** Makes a fault happen at one call of the next invocation of the panel's function. */
class Trouble implements FaultPolicy {
  #armed: { readonly at: number; readonly fault: FetchFault } | null = null;
  readonly onDelivery = () => undefined;
  readonly onTick = () => undefined;

  arm(at: number, fault: FetchFault): void {
    this.#armed = { at, fault };
  }

  /** @returns whether it has happened */
  disarm(): boolean {
    const isUnused = this.#armed !== null;
    this.#armed = null;
    return !isUnused;
  }

  readonly onFetch: FaultPolicy["onFetch"] = ({ functionKey, number }) => {
    if (functionKey !== "ticket" || this.#armed?.at !== number) return undefined;
    const { fault } = this.#armed;
    this.#armed = null;
    return fault;
  };
}

const trouble = new Trouble();
let site: SimulatedSite;

beforeEach(async () => {
  site = await SimulatedSite.open(monday, trouble);
  const { desk } = site.jira;
  desk.addUser({ accountId: "second", displayName: "Sam Second", kind: "agent" });
  desk.addActors("HD", "Service Desk Team", { users: ["second"] });
  await site.answer<ImportResult>("importCatalogue", { text: catalogue });
});
afterEach(() => site.close());

const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);
const as = (accountId: string) => ({ accountId, accountType: "licensed" as const });
const place = (issueId: string) => ({ issueId, projectId: site.projectId });

/** What came of a call: the app's answer, or what the page says when none comes. */
async function record(issueId: string, requestId: string, deed: TicketDeed, accountId = "agent") {
  return askPanel(site, "record", place(issueId), { requestId, deed }, as(accountId)).catch(
    (): Answer<TicketJournal> => ({ kind: "failed", code: "no-answer", message: "No answer came." }),
  );
}
const entriesOf = (answer: Answer<TicketJournal>) => (answer.kind === "answered" ? answer.value.entries.length : null);
const ticket = () => site.createTicket({ Service: "Printers" }).id;

const faults: Readonly<Record<string, FetchFault>> = {
  "is throttled": { kind: "throttled", retryAfterSeconds: 20 },
  "finds the platform broken": { kind: "unavailable", status: 503 },
  "gets no answer": { kind: "reset" },
  "dies before it": { kind: "killed", effect: "before" },
  "dies after it": { kind: "killed", effect: "after" },
};

it.each(Object.keys(faults))("a reason stands once whichever call %s, when it is sent again", async (name) => {
  const waiting = Array.from({ length: 20 }, ticket);
  await passes(5 * HOUR);
  let call = 0;
  for (const issueId of waiting) {
    call += 1;
    // Long enough that Jira is asked again whether they work here.
    await passes(2 * MINUTE);
    trouble.arm(call, faults[name]!);
    const first = await record(issueId, `request-${call}`, explained);
    if (!trouble.disarm()) break;
    if (first.kind === "failed" && first.code !== "no-answer")
      expect(first.message).toMatch(/^Jira (is asked too much at the moment|gave no answer)\. Try again in /);
    expect(entriesOf(await record(issueId, `request-${call}`, explained))).toBe(1);
    await passes(6 * MINUTE);
    const [promise] = (await standingOf(site, issueId)).promises;
    expect({ call, explanation: promise!.clocks[0]!.explanation }).toEqual({ call, explanation: "Supplier" });
  }
  // Permission, ticket, journal, line, row: no less is asked of the platform, and each of it was in trouble.
  expect(call).toBeGreaterThan(6);
  expect(call).toBeLessThan(waiting.length);
});

it.each`
  name                           | says
  ${"is throttled"}              | ${"Jira is asked too much at the moment. Try again in 20 s."}
  ${"finds the platform broken"} | ${"Jira gave no answer. Try again in a minute."}
  ${"gets no answer"}            | ${"Jira gave no answer. Try again in a minute."}
`("a look that $name says: $says", async ({ name, says }) => {
  const issueId = ticket();
  await passes(10 * MINUTE);
  // The store and Jira are asked at once: one of the first two calls is Jira's.
  const said: string[] = [];
  for (const call of [1, 2]) {
    await passes(2 * MINUTE);
    trouble.arm(call, faults[name as string]!);
    const answer = await askPanel(site, "standing", place(issueId)).catch(() => null);
    if (answer?.kind === "failed") said.push(answer.message);
    trouble.disarm();
  }
  expect(said).toEqual([says]);
  expect((await standingOf(site, issueId)).promises).toHaveLength(1);
});

describe("two people at once", () => {
  /** Both ask before either has an answer. */
  const both = (issueId: string, one: TicketDeed, other: TicketDeed) =>
    site.clock.runToResult(
      Promise.all(
        [["agent", "request-1", one] as const, ["second", "request-2", other] as const].map(
          async ([accountId, requestId, deed]) => {
            const answer = await site.host.invokeResolver({
              moduleKey: "ticket-service-levels",
              functionKey: "record",
              payload: { requestId, deed },
              viewer: { accountId, accountType: "licensed", locale: "en-GB", timezone: "Etc/UTC" },
              extension: { issue: { id: issueId, key: "HD-1" }, project: { id: site.projectId, key: "HD" } },
            });
            if (answer.kind === "failed") throw new Error(answer.message);
            return answer.value as Answer<TicketJournal>;
          },
        ),
      ),
    );
  const journalOf = async (issueId: string) => {
    const answer = await askPanel(site, "journal", place(issueId));
    if (answer.kind === "failed") throw new Error(answer.message);
    return answer.value.entries.map(({ by, deed }) => `${by.accountId} ${deed.kind}`).sort();
  };

  it("lose nothing of each other, and both count", async () => {
    const issueId = ticket();
    await passes(5 * HOUR);
    const acknowledged: TicketDeed = { kind: "acknowledged", step: { ...clock, level: 2 }, note: "" };
    const answers = await both(issueId, explained, acknowledged);
    expect(answers.map(({ kind }) => kind)).toEqual(["answered", "answered"]);
    await passes(6 * MINUTE);
    expect(await journalOf(issueId)).toEqual(["agent breach-explained", "second acknowledged"]);
    expect((await standingOf(site, issueId)).promises[0]!.clocks[0]).toMatchObject({
      explanation: "Supplier",
      awaitsAcknowledgement: null,
    });
  });

  it("who do the same are both on record, and taking back the one leaves the other", async () => {
    const issueId = ticket();
    await passes(10 * MINUTE);
    const excluded: TicketDeed = { kind: "excluded", reason: "A test." };
    await both(issueId, excluded, excluded);
    await passes(6 * MINUTE);
    const journal = await journalOf(issueId);
    // Whoever comes second is told so where the first is known by then.
    expect(["agent excluded", "second excluded"]).toEqual(expect.arrayContaining(journal));
    await record(issueId, "request-3", { kind: "withdrawn", entry: "request-1", reason: "No test." });
    const left = (await journalOf(issueId)).filter((line) => line.endsWith("excluded")).length - 1;
    expect((await standingOf(site, issueId)).isExcluded).toBe(left > 0);
  });
});

describe("a ticket that went elsewhere", () => {
  it("takes no action once it is deleted, and nothing of it is told", async () => {
    const issueId = ticket();
    await passes(5 * HOUR);
    site.jira.desk.deleteIssue(issueId, { at: site.clock.now(), actor: "lead" });
    await passes(2 * MINUTE);
    expect(await record(issueId, "request-1", explained)).toMatchObject({ kind: "failed", code: "not-allowed" });
    expect(await askPanel(site, "standing", place(issueId))).toMatchObject({ kind: "failed", code: "not-allowed" });
  });

  it("takes none from the project that it has left, nor from one that nobody watches", async () => {
    const issueId = ticket();
    await passes(5 * HOUR);
    site.jira.desk.addProject({
      key: "OTHER",
      name: "Other desk",
      lead: "lead",
      statuses: ["New", "Active", "Done"],
      issueTypes: ["Incident"],
    });
    site.jira.desk.moveIssue(issueId, { project: "OTHER", at: site.clock.now(), actor: "lead" });
    await passes(10 * MINUTE);
    expect(await record(issueId, "request-1", explained)).toMatchObject({ kind: "failed" });
    const other = { issueId, projectId: site.jira.desk.project("OTHER")!.id };
    expect(await askPanel(site, "standing", other, {}, as("lead"))).toEqual({
      kind: "answered",
      value: { kind: "project-not-watched" },
    });
    expect(
      await askPanel(site, "record", other, { requestId: "request-2", deed: explained }, as("lead")),
    ).toMatchObject({ kind: "failed", code: "invalid-request" });
  });
});
