import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Database } from "../../sandbox/database";
import { closeHostData, HOST_DATA } from "../../sandbox/forge/host-data";
import { readManifest } from "../../sandbox/forge/manifest/read-manifest";
import { spaceOf } from "../../sandbox/forge/storage/stored-row";
import { ValueStore } from "../../sandbox/forge/storage/value-store";
import type { Answer, HistoryAnswer } from "../../src/contract";
import { readPage } from "../../src/domain/history-pages/history-page";
import type { ReviewPack } from "../../src/domain/review/review-pack";
import { begun, reviewAnswer } from "./review-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);
const TICKETS = 10_000;

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
customers: [{ key: clinic, name: Meadow Clinics, organization: Meadow Clinics }]
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    customer: clinic
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
`;

const folder = mkdtempSync(join(tmpdir(), "handshake-history-"));
const dataFile = join(folder, "host.db");
let site: SimulatedSite;

afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Stores the app's row of a finished ticket ten thousand times, under other ids and keys. */
function manyLike(like: string, now: number) {
  return (file: string) => {
    const database = Database.open(file, HOST_DATA);
    const { entities } = readManifest(process.cwd());
    const store = new ValueStore(database, { now: () => now, entities, queryLagMs: 0, expiryLagMs: 0 });
    const space = spaceOf("watched-ticket");
    const row = JSON.parse(store.get(space, like)!.value) as { issueId: string; body: string };
    expect(row).toMatchObject({ issueId: like, phase: "finished" });
    database.transaction(() => {
      for (let n = 0; n < TICKETS - 1; n++) {
        const issueId = String(50_000 + n);
        const body = row.body.replace(/"HD-\d+"/, `"HD-${1_000 + n}"`);
        store.set(space, issueId, JSON.stringify({ ...row, issueId, body }), undefined);
      }
    });
    closeHostData(database);
  };
}

it("ten thousand tickets that finished within an hour are packed once, and read with ten reads at most", async () => {
  site = await SimulatedSite.open(monday, undefined, dataFile);
  const answer = await site.ask("importCatalogue", { text: catalogue });
  expect(answer.kind).toBe("answered");
  const customer = site.jira.desk.addField({ name: "Organisation", kind: "select" }).id;
  const { project } = await site.answer<{ project: { fields: Record<string, string[]> } }>("monitoringStatus");
  await site.answer("saveMapping", { fields: { ...project.fields, customer: [customer] } });
  const { id } = site.createTicket({ Service: "Printers", Organisation: "Meadow Clinics" });
  await site.clock.runUntil(monday + 10 * MINUTE);
  site.change(id, { status: "Done" });
  await site.clock.runUntil(monday + 20 * MINUTE);
  site = await site.restart(dataFile, manyLike(id, site.clock.now()));
  await site.clock.runUntil(monday + 3 * HOUR);

  const before = site.host.meter();
  const history = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "service-reviews",
      functionKey: "historyOf",
      payload: { projectId: site.projectId, first: "2024-01", last: "2024-01", cursor: null },
      viewer: { accountId: "lead", accountType: "licensed", locale: "en-GB", timezone: "Etc/UTC" },
      extension: { project: { id: site.projectId, key: "HD" } },
    }),
  );
  const after = site.host.meter();
  if (history.kind === "failed") throw new Error(history.message);
  const given = history.value as Answer<HistoryAnswer>;
  if (given.kind === "failed") throw new Error(given.message);
  expect(entriesIn(given.value)).toBe(TICKETS);
  expect(given.value.cursor).toBeNull();
  expect(after.kvs.reads - before.kvs.reads).toBeLessThanOrEqual(10);
  expect(pathsAsked(before, after)).toEqual(["POST /rest/api/3/permissions/check"]);
}, 120_000);

it("and their review is built with ten reads at most, and nothing asked of Jira but who may read it", async () => {
  const review = begun({ id: "review-large", customer: "clinic" });
  await reviewAnswer(site, "addReviewRecord", { kind: "review", record: review });
  await site.clock.runUntil(site.clock.now() + HOUR);
  const before = site.host.meter();
  const { pack } = await reviewAnswer<{ pack: ReviewPack }>(site, "reviewPack", { id: review.id });
  const after = site.host.meter();
  expect(pack.measured?.promises).toMatchObject([{ agreement: "standard", kept: TICKETS, counted: TICKETS }]);
  expect(after.kvs.reads - before.kvs.reads).toBeLessThanOrEqual(10);
  expect(pathsAsked(before, after)).toEqual(["POST /rest/api/3/permissions/check"]);
}, 120_000);

type Meter = ReturnType<SimulatedSite["host"]["meter"]>;

function pathsAsked(before: Meter, after: Meter): string[] {
  return Object.keys(after.jira.requests).filter((path) => after.jira.requests[path] !== before.jira.requests[path]);
}

function entriesIn({ pages }: HistoryAnswer): number {
  const finished = pages.filter(({ kind }) => kind === "finished");
  return finished.reduce(
    (sum, { packed }) => sum + readPage(gunzipSync(Buffer.from(packed, "base64"))).issueIds.length,
    0,
  );
}
