import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database } from "../../sandbox/database";
import type { FaultPolicy, FetchPoint } from "../../sandbox/forge/faults";
import { closeHostData, HOST_DATA } from "../../sandbox/forge/host-data";
import { spaceOf } from "../../sandbox/forge/storage/stored-row";
import { StoredRows } from "../../sandbox/forge/storage/stored-rows";
import type { AuditEntry, EntryEdit, MeasurementPage, OpenedCatalogue, SaveResult } from "../../src/contract";
import { largeCatalogue } from "../support/large-catalogue";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const start = Date.UTC(2024, 0, 8, 9);
const noReason = { note: null, issueKey: null };

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
agreements:
  - { key: standard, kind: sla, version: 1, service: print, validFrom: "2024-01-01",
      clock: { pause: { statuses: [Waiting] } }, targets: [{ measure: resolution, within: PT8H, calendar: always }] }
`;
const printing = { key: "print", name: "Printing", tickets: { service: ["Printers"] } };
const edited = (before: object, after: object): EntryEdit => ({
  entry: { section: "services", key: "print" },
  before,
  after,
});

const folder = mkdtempSync(join(tmpdir(), "handshake-catalogues-"));
const dataFile = (name: string) => join(folder, `${name}.db`);
let site: SimulatedSite;
afterEach(() => site.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const save = (edits: readonly EntryEdit[]) => site.answer<SaveResult>("saveEntries", { edits, ...noReason });
const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);

it("opens a catalogue of any size with two readings of storage, and saves an edit with two more writes", async () => {
  site = await SimulatedSite.open(start);
  const large = largeCatalogue(60, 200, 600);
  await site.answer("importCatalogue", { text: JSON.stringify(large) });
  const before = site.host.meter().kvs;
  await site.answer("openCatalogue");
  const opened = site.host.meter().kvs;
  expect([opened.reads - before.reads, opened.writes - before.writes]).toEqual([2, 0]);
  const service = large.services[7]!;
  const edit: EntryEdit = {
    entry: { section: "services", key: service.key },
    before: service,
    after: { ...service, description: "Shorter" },
  };
  expect(await save([edit])).toMatchObject({ kind: "saved" });
  const saved = site.host.meter().kvs;
  // The setup and the pieces; the new piece, and the head with the line of the audit trail.
  expect([saved.reads - opened.reads, saved.writes - opened.writes]).toEqual([2, 2]);
});

describe("a save that is cut off", () => {
  /** Kills the settings function at one of its calls to storage or the queue, once, while it is armed. */
  class Killer implements FaultPolicy {
    private armedFor: { readonly call: number; readonly effect: "before" | "after" } | null = null;
    private seen = 0;
    hasStruck = false;

    arm(call: number, effect: "before" | "after"): void {
      this.armedFor = { call, effect };
      this.seen = 0;
      this.hasStruck = false;
    }

    disarm(): void {
      this.armedFor = null;
    }

    onFetch({ functionKey, service }: FetchPoint) {
      if (this.armedFor === null || functionKey !== "settings" || service === "jira") return undefined;
      this.seen += 1;
      if (this.seen !== this.armedFor.call) return undefined;
      const { effect } = this.armedFor;
      this.armedFor = null;
      this.hasStruck = true;
      return { kind: "killed", effect } as const;
    }

    onDelivery = () => undefined;
    onTick = () => undefined;
  }

  it("anywhere is made whole by the same call again: one change, one line in the trail, tickets measured anew", async () => {
    const killer = new Killer();
    site = await SimulatedSite.open(start, killer);
    await site.answer("importCatalogue", { text: catalogue });
    let before: object = printing;
    let saves = 0;
    for (const effect of ["before", "after"] as const) {
      for (let call = 1; ; call++) {
        const after = { ...printing, tickets: { service: ["Printers", `${effect} ${call}`] } };
        killer.arm(call, effect);
        await site.ask("saveEntries", { edits: [edited(before, after)], ...noReason }).catch(() => undefined);
        const queued = site.host.meter().queue.pushed;
        const isCut = killer.hasStruck;
        killer.disarm();
        if (isCut) {
          expect(await save([edited(before, after)])).toMatchObject({ kind: "saved" });
          expect(site.host.meter().queue.pushed).toBeGreaterThan(queued);
        }
        before = after;
        saves += 1;
        if (!isCut) break;
      }
    }
    expect(saves).toBeGreaterThan(8);
    await passes(MINUTE);
    const { entries } = await site.answer<{ entries: AuditEntry[] }>("auditTrail", { entry: null, cursor: null });
    expect(entries.filter(({ action }) => action === "changed")).toHaveLength(saves);
    expect((await site.answer<OpenedCatalogue>("openCatalogue")).revision).toBe(1 + saves);
  });
});

describe("the audit trail", () => {
  it("comes in pages, latest first, of everything or of one entry", async () => {
    site = await SimulatedSite.open(start);
    for (let from = 0; from < 60; from += 20) {
      const edits = Array.from({ length: 20 }, (_, index): EntryEdit => {
        const key = `service-${from + index}`;
        return { entry: { section: "services", key }, before: null, after: { key, name: key } };
      });
      await save(edits);
    }
    await passes(MINUTE);
    type Page = { entries: AuditEntry[]; cursor: string | null };
    const first = await site.answer<Page>("auditTrail", { entry: null, cursor: null });
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({
      by: { accountId: "lead", name: "Lea Lead" },
      entry: { section: "services", key: "service-59" },
      action: "added",
    });
    const second = await site.answer<Page>("auditTrail", { entry: null, cursor: first.cursor });
    expect([second.entries.length, second.cursor]).toEqual([10, null]);
    const own = await site.answer<Page>("auditTrail", {
      entry: { section: "services", key: "service-7" },
      cursor: null,
    });
    expect(own.entries).toHaveLength(1);
  });

  it("goes with its project, and so does the catalogue", async () => {
    site = await SimulatedSite.open(start, undefined, dataFile("gone"));
    await site.answer("importCatalogue", { text: catalogue });
    await save([edited(printing, { ...printing, name: "Print" })]);
    await site.answer("acknowledge", { key: "standard", version: 1, by: "Cem", on: "2024-01-08" });
    const kept = ["project", "catalogue-piece", "catalogue-change", "agreement-acknowledgement"].map(spaceOf);
    const spaces = new Set<string>();
    const lookIn = (file: string) => {
      const database = Database.open(file, HOST_DATA);
      spaces.clear();
      for (const [space] of new StoredRows(database).all()) spaces.add(space);
      closeHostData(database);
    };
    site = await site.restart(dataFile("gone"), lookIn);
    expect([...spaces]).toEqual(expect.arrayContaining(kept));
    site.jira.desk.deleteProject(site.projectId, { at: site.clock.now(), actor: "lead" });
    await passes(30 * MINUTE);
    site = await site.restart(dataFile("gone"), lookIn);
    expect(kept.filter((space) => spaces.has(space))).toEqual([]);
  });
});

it("measures a follower's tickets by the owner's promises in the follower's words, and leaves it a copy", async () => {
  site = await SimulatedSite.open(start);
  const { desk } = site.jira;
  const other = desk.addProject({
    key: "OP",
    name: "Other project",
    lead: "lead",
    statuses: ["New", "Active", "Done"],
    issueTypes: ["Incident"],
  }).id;
  await site.answer("importCatalogue", { text: catalogue });
  await site.answer("shareCatalogue", { isShared: true });
  await site.answer("followCatalogue", { projectId: other, source: site.projectId });
  const opened = await site.answer<OpenedCatalogue>("openCatalogue", { projectId: other });
  expect(opened).toMatchObject({ isFollowed: true, owner: { projectKey: "HD" } });
  await site.answer("saveWordMapping", {
    projectId: other,
    words: { statuses: { Waiting: ["Active"] }, teams: {}, services: { print: ["Copiers"] } },
  });
  await passes(10 * MINUTE);
  const ticket = desk.createIssue({
    project: "OP",
    at: site.clock.now(),
    actor: "customer",
    fields: {
      summary: "Out of toner",
      issuetype: "Incident",
      status: "New",
      reporter: "customer",
      "Agreed service": "Copiers",
    },
  });
  await passes(30 * MINUTE);
  desk.changeIssue(ticket.key, { at: site.clock.now(), actor: "agent", changes: { status: "Active" } });
  await passes(30 * MINUTE);
  const rows = async () =>
    (await site.answer<MeasurementPage>("measurements", { projectId: other, cursor: null, at: null })).rows;
  expect(await rows()).toMatchObject([{ agreement: "standard", state: "paused", issueKey: ticket.key }]);

  await site.answer("shareCatalogue", { isShared: false });
  expect(await site.answer<OpenedCatalogue>("openCatalogue", { projectId: other })).toMatchObject({
    isFollowed: false,
  });
  await passes(30 * MINUTE);
  expect(await rows()).toMatchObject([{ agreement: "standard", state: "paused" }]);
});
