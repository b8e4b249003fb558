import type { Answer, ImportResult, TicketDeed, TicketJournal } from "../../src/contract";
import { askPanel, standingOf, storyOf } from "./panel-site";
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
        steps: [{ level: 1, notify: [lead] }, { level: 2, notify: [lead] }, { level: 3, notify: [lead] }]
`;

let site: SimulatedSite;
let ticket: string;
let createdAt: number;
let requests = 0;

beforeEach(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  desk.addUser({ accountId: "head", displayName: "Hedy Head", kind: "agent" });
  desk.addActors("HD", "Administrators", { users: ["head"] });
  await site.answer<ImportResult>("importCatalogue", { text: catalogue });
  createdAt = site.clock.now();
  ticket = site.createTicket({ Service: "Printers" }).id;
  await passes(10 * MINUTE);
});
afterEach(() => site.close());

const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);
const clock = { agreement: "standard", version: 1, measure: "resolution", cycle: 1 } as const;
const place = () => ({ issueId: ticket, projectId: site.projectId });
const as = (accountId: string) => ({ accountId, accountType: "licensed" as const });

function record(deed: TicketDeed, accountId = "agent", requestId?: string): Promise<Answer<TicketJournal>> {
  requests += 1;
  return askPanel(site, "record", place(), { requestId: requestId ?? `request-${requests}`, deed }, as(accountId));
}
async function recorded(deed: TicketDeed, accountId = "agent"): Promise<TicketJournal> {
  const answer = await record(deed, accountId);
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value;
}
const clockNow = async () => (await standingOf(site, ticket)).promises[0]!.clocks[0]!;
const comments = async () => (await site.announcements(ticket)).length;

describe("a ticket's journal, in the host", () => {
  it("holds the ladder from an acknowledgement on, and lets go what fell due when it is withdrawn", async () => {
    await passes(2 * HOUR);
    expect(await comments()).toBe(1);
    expect(await clockNow()).toMatchObject({
      awaitsAcknowledgement: 1,
      escalation: { of: 3, told: { position: 1, at: expect.any(String) }, holdsWhenAcknowledged: true },
    });
    const journal = await recorded({ kind: "acknowledged", step: { ...clock, level: 1 }, note: "On it." });
    await passes(3 * HOUR);
    expect(await comments()).toBe(1);
    expect(await clockNow()).toMatchObject({ awaitsAcknowledgement: null, escalation: { isHeld: true, announced: 1 } });
    const { id } = journal.entries[0]!;
    await recorded({ kind: "withdrawn", entry: id, reason: "It was another ticket." });
    await passes(10 * MINUTE);
    expect(await comments()).toBe(3);
  });

  it("moves due moment, ladder and fields with a granted extension, and keeps what was agreed in sight", async () => {
    const journal = await recorded({ kind: "extension-asked", clock, additionalMs: 4 * HOUR, reason: "A part." });
    expect(await clockNow()).toMatchObject({ targetMs: 4 * HOUR, pendingExtension: { additionalMs: 4 * HOUR } });
    const { id } = journal.entries[0]!;
    expect(await record({ kind: "extension-granted", asked: id, note: "" })).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("Only administrators"),
    });
    await recorded({ kind: "extension-granted", asked: id, note: "" }, "head");
    await passes(10 * MINUTE);
    const dueAt = new Date(createdAt + 8 * HOUR).toISOString();
    expect(await clockNow()).toMatchObject({ targetMs: 8 * HOUR, grantedMs: 4 * HOUR, pendingExtension: null, dueAt });
    expect(await storyOf(site, ticket, clock)).toMatchObject({ rule: { targetMs: 4 * HOUR }, grantedMs: 4 * HOUR });
    await passes(3 * HOUR);
    expect(await comments()).toBe(0);
    await passes(HOUR);
    expect(await comments()).toBe(1);
  });

  it("explains a breach once there is one, and excludes the ticket, each with who did it", async () => {
    const explained: TicketDeed = { kind: "breach-explained", clock, reason: "supplier", note: "Late delivery." };
    expect(await record(explained)).toMatchObject({ kind: "failed", message: expect.stringContaining("not broken") });
    await passes(5 * HOUR);
    await recorded(explained);
    const { entries } = await recorded({ kind: "excluded", reason: "A test ticket." }, "head");
    expect(entries.map(({ by, deed }) => [by.accountId, deed.kind])).toEqual([
      ["agent", "breach-explained"],
      ["head", "excluded"],
    ]);
    expect(await clockNow()).toMatchObject({ isBreached: true, explanation: "Supplier" });
    expect(await standingOf(site, ticket)).toMatchObject({ isExcluded: true });
  });

  it("counts the same request once, however often it is sent", async () => {
    const deed: TicketDeed = { kind: "excluded", reason: "A test ticket." };
    const answers = [await record(deed, "agent", "the-same-request"), await record(deed, "agent", "the-same-request")];
    expect(answers.map((answer) => answer.kind === "answered" && answer.value.entries.length)).toEqual([1, 1]);
  });

  it("takes the account from the platform, whatever the payload says", async () => {
    const forged = {
      requestId: "forged-request",
      deed: { kind: "excluded", reason: "Why" },
      by: "head",
      accountId: "head",
    };
    const answer = await askPanel(site, "record", place(), forged, as("agent"));
    expect(answer).toMatchObject({ kind: "answered", value: { entries: [{ by: { accountId: "agent" } }] } });
  });

  it("survives the end of everything else about the ticket: it is measured anew with what was granted", async () => {
    const { entries } = await recorded({ kind: "extension-asked", clock, additionalMs: HOUR, reason: "A part." });
    await recorded({ kind: "extension-granted", asked: entries[0]!.id, note: "" }, "head");
    site.change(ticket, { priority: "High" });
    await passes(10 * MINUTE);
    expect(await clockNow()).toMatchObject({ grantedMs: HOUR });
  });
});
