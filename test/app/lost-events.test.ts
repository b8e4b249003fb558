import type { FaultPolicy } from "../../sandbox/forge/faults";
import type { ImportResult, MeasurementPage, MonitoringStatus } from "../../src/contract";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);

/** What a clock is judged by shows in its target: no two of these promises are of one length. */
const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services:
  - { key: print, name: Printing, tickets: { service: [Printers] } }
  - { key: mail, name: Mail, tickets: { service: [Mail] } }
customers: [{ key: acme, name: Acme }]
contacts: [{ key: lead, name: Lea Lead, accountId: lead }]
agreements:
  - key: printing
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    targets:
      - { measure: resolution, priority: High, within: PT100H, calendar: always }
      - { measure: resolution, within: PT200H, calendar: always }
  - key: mailing
    kind: sla
    version: 1
    service: mail
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT300H, calendar: always }]
  - key: printing-for-acme
    kind: sla
    version: 1
    service: print
    customer: acme
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT400H, calendar: always }]
  - key: second-line
    kind: ola
    version: 1
    service: "*"
    party: { teams: [Second line] }
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT500H, calendar: always }]
`;

/** A host on which events are lost while `isDeaf` is set. */
const hearing = { isDeaf: false };
const losesEvents: FaultPolicy = {
  onFetch: () => undefined,
  onDelivery: ({ kind }) =>
    kind === "product-event" && hearing.isDeaf ? { copies: 0, extraDelaySeconds: 0 } : undefined,
  onTick: () => undefined,
};

let site: SimulatedSite;
const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);

beforeEach(async () => {
  hearing.isDeaf = false;
  site = await SimulatedSite.open(monday, losesEvents);
  const { desk } = site.jira;
  desk.addField({ name: "Team", kind: "team" });
  desk.addOrganization("Acme");
  desk.addOrganization("Zebra");
  for (const name of ["Acme", "Zebra"]) desk.addOrganizationToProject("HD", name);
  expect(await site.answer<ImportResult>("importCatalogue", { text: catalogue })).toMatchObject({ kind: "imported" });
});
afterEach(() => site.close());

/** Hours promised by the agreements that hold the ticket now, as the app has measured it. */
async function promisedHours(): Promise<number[]> {
  const { rows } = await site.answer<MeasurementPage>("measurements", { cursor: null, at: null });
  return rows.filter(({ state }) => state === "running").map(({ targetSeconds }) => targetSeconds / 3_600);
}

async function whileDeaf(work: () => void): Promise<void> {
  hearing.isDeaf = true;
  work();
  await passes(5 * MINUTE);
  hearing.isDeaf = false;
}

it.each`
  lost                           | before   | after         | within  | why
  ${{ status: "Done" }}          | ${[200]} | ${[]}         | ${1.5}  | ${"the app's field on the ticket tells another status than Jira"}
  ${{ priority: "High" }}        | ${[200]} | ${[100]}      | ${1.5}  | ${"Jira knows when a priority changed"}
  ${{ Service: "Mail" }}         | ${[200]} | ${[300]}      | ${25.5} | ${"the audit compares field by field"}
  ${{ organizations: ["Acme"] }} | ${[200]} | ${[400]}      | ${25.5} | ${"the audit compares field by field"}
  ${{ Team: "Second line" }}     | ${[200]} | ${[200, 500]} | ${25.5} | ${"the audit compares field by field"}
`("a lost change to $lost is repaired within $within hours: $why", async ({ lost, before, after, within }) => {
  const { key } = site.createTicket({ Service: "Printers", priority: "Low" });
  await passes(10 * MINUTE);
  await whileDeaf(() => site.change(key, lost));
  expect(await promisedHours()).toEqual(before);
  await passes(within * HOUR);
  expect(await promisedHours()).toEqual(after);
});

it("a ticket whose creation nobody told is found within the hour", async () => {
  await passes(30 * MINUTE);
  await whileDeaf(() => site.createTicket({ Service: "Printers", priority: "Low" }));
  expect(await promisedHours()).toEqual([]);
  await passes(1.5 * HOUR);
  expect(await promisedHours()).toEqual([200]);
  expect((await site.answer<MonitoringStatus>("monitoringStatus")).lastReconciliation?.repairedInAll).toBe(1);
});

it("a ticket that gives up one of two organizations keeps the promise to the other", async () => {
  const { key } = site.createTicket({ Service: "Printers", priority: "Low", organizations: ["Zebra", "Acme"] });
  await passes(10 * MINUTE);
  expect(await promisedHours()).toEqual([400]);
  site.change(key, { organizations: ["Acme"] });
  await passes(10 * MINUTE);
  expect(await promisedHours()).toEqual([400]);
  site.change(key, { organizations: [] });
  await passes(10 * MINUTE);
  expect(await promisedHours()).toEqual([200]);
});

it("a desk on which no event was lost is compared, and nothing is repaired", async () => {
  const { key } = site.createTicket({ Service: "Printers", priority: "Low", organizations: ["Zebra", "Acme"] });
  await passes(HOUR);
  site.change(key, { priority: "High", Team: "Second line", Service: "Mail" });
  await passes(26 * HOUR);
  const { lastReconciliation, lastAudit } = await site.answer<MonitoringStatus>("monitoringStatus");
  expect([lastReconciliation?.repairedInAll, lastAudit?.repairedInAll]).toEqual([0, 0]);
});
