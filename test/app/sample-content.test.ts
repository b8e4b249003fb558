/** Sample content on a desk with tickets: what it does there, and that its removal leaves the desk as it was. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settings } from "../../locales/en-US.json";
import { Database } from "../../sandbox/database";
import { closeHostData, HOST_DATA } from "../../sandbox/forge/host-data";
import type { StoredRow } from "../../sandbox/forge/storage/stored-row";
import { StoredRows } from "../../sandbox/forge/storage/stored-rows";
import type { AuditEntry, MonitoringStatus, OpenedCatalogue, SampleRemoved } from "../../src/contract";
import { bringSample } from "../../static/ui/settings/overview/bring-sample";
import type { Call } from "../../static/ui/shared/app/calls";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const start = Date.UTC(2024, 0, 8, 9);
const SERVICE = "Agreed service";
const WRITTEN = [
  "SLA state",
  "Escalation level",
  "SLA status read",
  "Service level agreement",
  "Resolution due",
  "Response due",
  "Next escalation",
];

const folder = mkdtempSync(join(tmpdir(), "handshake-sample-"));
let site: SimulatedSite;
afterEach(() => site.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);
const call = ((name: string, payload: object) => site.answer(name, payload)) as unknown as Call;
const bring = (revision = 0) => bringSample(call, revision, "Etc/UTC", site.clock.now());
const remove = () => site.answer<SampleRemoved>("removeSample");
const revision = async () => (await site.answer<OpenedCatalogue>("openCatalogue")).revision;

async function trail(): Promise<string[]> {
  const { entries } = await site.answer<{ entries: AuditEntry[] }>("auditTrail", { entry: null, cursor: null });
  return entries.map(({ action }) => action);
}

/** What the app's fields on a ticket say, of those that say anything. */
async function written(key: string): Promise<Record<string, unknown>> {
  const fields = await site.fields(key);
  return Object.fromEntries(WRITTEN.filter((name) => fields[name] != null).map((name) => [name, fields[name]]));
}

it("promises nothing on the desk's own tickets, and what it says on one that is given its service", async () => {
  site = await SimulatedSite.open(start);
  const own = site.createTicket({ priority: "High" });
  const tried = site.createTicket({ priority: "High" });
  expect(await bring()).toBe(true);
  site.change(tried.key, { [SERVICE]: settings.sample.words.email });
  await passes(10 * MINUTE);
  expect(await written(own.key)).toEqual({
    "SLA state": "no agreement",
    "Escalation level": 0,
    "SLA status read": "New",
  });
  expect(await written(tried.key)).toMatchObject({
    "SLA state": "running",
    "Service level agreement": "sample-promise v1",
  });
});

it("is not brought over what somebody has made meanwhile", async () => {
  site = await SimulatedSite.open(start);
  const edit = {
    entry: { section: "services", key: "print" },
    before: null,
    after: { key: "print", name: "Printing" },
  };
  await site.answer("saveEntries", { edits: [edit], note: null, issueKey: null });
  expect(await bring()).toBe(false);
  expect(await revision()).toBe(1);
});

it("is removed without a trace from a project in which there was nothing else", async () => {
  const file = join(folder, "trace.db");
  site = await SimulatedSite.open(start, undefined, file);
  const own = site.createTicket({ priority: "High" });
  const tried = site.createTicket({ priority: "High" });
  const before = [await written(own.key), await written(tried.key)];
  await bring();
  site.change(tried.key, { [SERVICE]: settings.sample.words.email });
  await passes(10 * MINUTE);
  expect(await remove()).toEqual({ kind: "removed" });
  await passes(MINUTE);
  expect(await trail()).toEqual(["sample-removed", "imported"]);
  await passes(60 * MINUTE);
  expect(await trail()).toEqual([]);
  expect(await revision()).toBe(0);
  expect((await site.answer<MonitoringStatus>("monitoringStatus")).project).toBeNull();
  expect([await written(own.key), await written(tried.key)]).toEqual(before);
  let left: string[] = [];
  site = await site.restart(file, (stored) => {
    const database = Database.open(stored, HOST_DATA);
    // The file that brought it is kept for an hour, as any that is imported.
    const isThere = ({ expires_at: until }: StoredRow) => until === null || until > site.clock.now();
    left = [...new StoredRows(database).all()]
      .filter(([, , row]) => isThere(row))
      .map(([space, key, row]) => `${space} ${key} ${row.value}`);
    closeHostData(database);
  });
  expect(left.filter((row) => row.includes(site.projectId) || row.includes(own.id))).toEqual([]);
});

it("leaves a project alone in which somebody begins while it is being forgotten", async () => {
  site = await SimulatedSite.open(start);
  const ticket = site.createTicket({ priority: "High" });
  await bring();
  await passes(10 * MINUTE);
  await remove();
  await passes(4 * MINUTE);
  expect(await revision()).toBe(0);
  await bring(await revision());
  await passes(60 * MINUTE);
  expect(await revision()).toBe(1);
  expect(await trail()).toContain("imported");
  expect(await written(ticket.key)).toHaveProperty(["SLA state"]);
});
