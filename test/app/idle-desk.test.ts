import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database } from "../../sandbox/database";
import { closeHostData, HOST_DATA } from "../../sandbox/forge/host-data";
import { readManifest } from "../../sandbox/forge/manifest/read-manifest";
import { spaceOf } from "../../sandbox/forge/storage/stored-row";
import { ValueStore } from "../../sandbox/forge/storage/value-store";
import type { MeasurementPage } from "../../src/contract";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const monday = Date.UTC(2024, 0, 8, 8);
const OPEN_TICKETS = 10_000;
const HOURS = 3;

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
    targets: [{ measure: resolution, within: PT400H, calendar: always }]
    escalation:
      - { measure: resolution, commence: { percent: 50 }, steps: [{ level: 1, notify: [lead] }] }
`;

const folder = mkdtempSync(join(tmpdir(), "handshake-idle-"));
const dataFile = join(folder, "host.db");
let site: SimulatedSite;

afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Stores the app's row of one ticket for others too, each under its own id. */
function storedLike(like: string, others: readonly { id: string; key: string }[], now: number) {
  return (file: string) => {
    const database = Database.open(file, HOST_DATA);
    const { entities } = readManifest(process.cwd());
    const store = new ValueStore(database, { now: () => now, entities, queryLagMs: 0, expiryLagMs: 0 });
    const space = spaceOf("watched-ticket");
    const row = store.get(space, like)!.value;
    const { issueId } = JSON.parse(row) as { issueId: string };
    expect(issueId).toBe(like);
    database.transaction(() => {
      for (const { id } of others)
        store.set(space, id, row.replace(`"issueId":"${like}"`, `"issueId":"${id}"`), undefined);
    });
    closeHostData(database);
  };
}

it("ten thousand open tickets of which none is due cost no Jira point and two looks at storage a sweep", async () => {
  site = await SimulatedSite.open(monday, undefined, dataFile);
  await site.answer("importCatalogue", { text: catalogue });
  const { id } = site.createTicket({ Service: "Printers" });
  await site.clock.runUntil(monday + 30 * MINUTE);
  // Last touched days ago, as most of a backlog is; the comparison with Jira looks three hours back.
  const others = site.jira.desk.batch({ silent: true }, () =>
    Array.from({ length: OPEN_TICKETS - 1 }, () =>
      site.jira.desk.createIssue({
        project: "HD",
        at: monday - 5 * DAY,
        actor: "customer",
        fields: { summary: "Printer on fire", issuetype: "Incident", status: "New", Service: "Printers" },
      }),
    ),
  );
  site = await site.restart(dataFile, storedLike(id, others, site.clock.now()));
  const { rows } = await site.answer<MeasurementPage>("measurements", { cursor: null, at: null });
  expect(rows).toHaveLength(100);
  await site.clock.runUntil(monday + HOUR);

  // Nothing else happens, so one function runs at a time: what is counted until it ends is its own.
  const runs: { functionKey: string; points: number; reads: number }[] = [];
  let last = site.host.meter();
  const stop = site.host.onInvocation(({ functionKey }) => {
    const reading = site.host.meter();
    const points = reading.jira.points - last.jira.points;
    runs.push({ functionKey, points, reads: reading.kvs.reads - last.kvs.reads });
    last = reading;
  });
  await site.clock.runUntil(site.clock.now() + HOURS * HOUR);
  stop();

  // The index, and when the last comparison was.
  const sweeps = runs.filter(({ functionKey }) => functionKey === "sweep");
  expect(sweeps).toEqual(Array(HOURS * 12).fill({ functionKey: "sweep", points: 0, reads: 2 }));
  // Once an hour: a search that finds nothing, the list of projects and the report of last time, before and after; for the history, its shelf
  // and what finished since it was packed.
  const reconciliations = runs.filter(({ functionKey }) => functionKey === "reconcile");
  expect(reconciliations).toEqual(Array(HOURS).fill({ functionKey: "reconcile", points: 1, reads: 5 }));
});
