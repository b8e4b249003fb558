import type { ImportResult, MeasurementPage } from "../../src/contract";
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
  - key: desk
    kind: ola
    version: 1
    service: "*"
    party: { teams: [desk-people] }
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT2H, calendar: always }]
    escalation:
      - { measure: resolution, commence: { percent: 50 }, steps: [{ level: 1, notify: [lead] }] }
  - key: network
    kind: ola
    version: 1
    service: "*"
    party: { teams: [network-people] }
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
`;

let site: SimulatedSite;
const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);

afterEach(() => site.close());

it("a team's clock runs while somebody of its group has the ticket", async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  desk.addUser({ accountId: "ben", displayName: "Ben Network", kind: "agent" });
  desk.addGroup("desk-people", ["agent"]);
  desk.addGroup("network-people", ["ben"]);
  desk.addGroup("everybody", ["agent", "ben"]);
  expect(await site.answer<ImportResult>("importCatalogue", { text: catalogue })).toMatchObject({ kind: "imported" });
  await site.answer("saveMapping", { fields: { service: [], customer: [], team: ["assignee.groups"] } });
  await passes(10 * MINUTE);

  const { key } = site.createTicket({ Service: "Printers" });
  await passes(HOUR);
  site.change(key, { assignee: "agent" });
  await passes(HOUR + 10 * MINUTE);
  expect((await site.announcements(key)).map(({ level }) => level)).toEqual([1]);
  site.change(key, { assignee: "ben" });
  await passes(HOUR);

  const { rows } = await site.answer<MeasurementPage>("measurements", { cursor: null, at: null });
  expect(rows).toMatchObject([
    { agreement: "desk", state: "paused", elapsedSeconds: 70 * 60 },
    { agreement: "network", state: "running" },
  ]);
  // Two accounts, each asked for once in a day, however often their tickets are looked at.
  expect(site.host.meter().jira.requests["GET /rest/api/3/user"]).toBe(2);
});

it("a reserved word is for teams only, and another one is refused", async () => {
  site = await SimulatedSite.open(monday);
  await site.answer("importCatalogue", { text: catalogue });
  for (const fields of [
    { service: ["assignee.groups"], customer: [], team: [] },
    { service: [], customer: [], team: ["reporter.groups"] },
  ]) {
    expect(await site.ask("saveMapping", { fields })).toMatchObject({ kind: "failed", code: "invalid-request" });
  }
});
