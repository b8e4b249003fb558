/**
 * Names of account holders are not stored: accounts are, and what people are called is looked up when it is shown. After
 * everything that people do here was done once, nobody's name is found in the app's storage, packed texts included.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Database } from "../../sandbox/database";
import { closeHostData, HOST_DATA } from "../../sandbox/forge/host-data";
import { askPanel } from "./panel-site";
import { begun, reviewAnswer } from "./review-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);
/** As Jira calls the accounts of this site, and nobody types them. */
const NAMES = ["Lea Lead", "Ann Agent", "Cem Customer"];
const TYPED = "Typed Person";

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, owner: manager, tickets: { service: [Printers] } }]
customers: [{ key: clinic, name: Meadow Clinics, organization: Meadow Clinics }]
contacts: [{ key: manager, name: ${TYPED}, accountId: lead }]
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    customer: clinic
    owner: manager
    validFrom: "2024-01-01"
    clock: { stop: { statuses: [Done, Closed] } }
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    escalation: [{ measure: resolution, commence: { percent: 50 }, steps: [{ level: 1, notify: [manager] }] }]
`;

const folder = mkdtempSync(join(tmpdir(), "handshake-names-"));
const dataFile = join(folder, "host.db");
let site: SimulatedSite;
let stored = "";

/** All that the app stored, key and value; what is packed in it as it says when it is unpacked. */
function textsIn(file: string): string {
  const database = Database.open(file, HOST_DATA);
  const rows = database.all<{ key: string; value: string }>("SELECT key, value FROM stored_value");
  closeHostData(database);
  return rows.map(({ key, value }) => `${key} ${unpacked(value)}`).join("\n");
}

/** A text with what the gzipped Base64 in it says. */
function unpacked(text: string): string {
  const within = [...text.matchAll(/H4sI[A-Za-z0-9+/=]{16,}/g)].map(([packed]) => {
    try {
      return gunzipSync(Buffer.from(packed, "base64")).toString("utf8");
    } catch {
      return "";
    }
  });
  return [text, ...within].join(" ");
}

beforeAll(async () => {
  site = await SimulatedSite.open(monday, undefined, dataFile);
  const { desk } = site.jira;
  desk.addOrganization("Meadow Clinics", ["customer"]);
  desk.addOrganizationToProject("HD", "Meadow Clinics");
  desk.addGroup("leads", ["lead"]);
  await site.answer("importCatalogue", { text: catalogue });
  const rules = {
    breachReasons: [{ key: "toner", name: "No toner" }],
    extensionGranters: { accountIds: ["lead"], groups: ["leads"] },
    acknowledgementHolds: true,
    agentFigureGroups: ["leads"],
  };
  await site.answer("saveTicketActionRules", { rules });
  await site.answer("moveAgreement", {
    key: "standard",
    version: 1,
    move: { kind: "waive", waiver: { measure: "resolution", priority: null, reason: "The board wants it" } },
  });
  await site.answer("acknowledge", { key: "standard", version: 1, by: TYPED, on: "2024-01-05" });
  const ticket = site.createTicket({ Service: "Printers", organizations: ["Meadow Clinics"], assignee: "agent" });
  await site.clock.runUntil(monday + 5 * HOUR);
  const place = { issueId: ticket.id, projectId: site.projectId };
  const clock = { agreement: "standard", version: 1, measure: "resolution", cycle: 1 };
  const outage = {
    kind: "began",
    subject: { kind: "service", key: "print" },
    from: "2024-01-08T08:00:00Z",
    to: null,
    loss: 100,
    note: "No toner",
  };
  for (const [requestId, name, deed] of [
    ["names-explained", "record", { kind: "breach-explained", clock, reason: "toner", note: "None was left" }],
    ["names-outage-1", "recordOutage", outage],
  ] as const)
    expect(await askPanel(site, name, place, { requestId, deed })).toMatchObject({ kind: "answered" });
  site.change(ticket.id, { status: "Done" });
  await site.clock.runUntil(monday + 8 * HOUR);
  const participants = [
    { id: "participant-1", name: TYPED, side: "customer", role: "", wasPresent: true, signedOn: null },
  ];
  const record = begun({ id: "review-of-names", customer: "clinic", participants: participants as never });
  await reviewAnswer(site, "addReviewRecord", { kind: "review", record });
  const { hash } = await reviewAnswer<{ hash: string }>(site, "reviewPack", { id: record.id });
  await reviewAnswer(site, "freezeReview", { id: record.id, shown: hash });
  await site.clock.runUntil(monday + 30 * HOUR);
  // Looked at by everybody who may: what is remembered of looking is storage too.
  await site.answer("monitoringStatus");
  await site.answer("contactStanding");
  await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "needs-attention",
      functionKey: "openTickets",
      payload: { projectId: site.projectId },
      viewer: { accountId: "agent", accountType: "licensed", locale: "en-GB", timezone: "Etc/UTC" },
      extension: { project: { id: site.projectId, key: "HD" } },
    }),
  );
  site = await site.restart(dataFile, (file) => {
    stored = textsIn(file);
  });
});
afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

it("storage holds what was typed, so that a name in it would be found", () => {
  for (const text of [TYPED, "The board wants it", "No toner", "Meadow Clinics", "agent", "lead"])
    expect([text, stored.includes(text)]).toEqual([text, true]);
});

it.each(NAMES)("the name of %s is nowhere in storage", (name) => {
  expect(stored.includes(name)).toBe(false);
});

it("a waiver names the account that recorded it, and whoever is gone is a former user", async () => {
  expect(await site.answer("peopleNamed", { accountIds: ["lead", "gone-for-good"] })).toEqual({
    lead: "Lea Lead",
    "gone-for-good": "Former user",
  });
  const { entries } = await site.answer<{ entries: { by: { name: string } | null }[] }>("auditTrail", {
    entry: null,
    cursor: null,
  });
  expect(entries.map(({ by }) => by?.name)).toContain("Lea Lead");
});

it("a field that holds people cannot tell what a ticket is about, nor is it offered", async () => {
  const { fields } = await site.answer<{ fields: { id: string }[] }>("directory");
  expect(fields.map(({ id }) => id)).not.toContain("reporter");
  const mapping = { service: [], customer: ["reporter"], team: [] };
  expect(await site.ask("saveMapping", { fields: mapping })).toMatchObject({ kind: "failed", code: "invalid-request" });
});
