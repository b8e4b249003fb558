import { gunzipSync } from "node:zlib";
import type {
  AgreementMove,
  AuditEntry,
  ContactStanding,
  EntryEdit,
  ImportResult,
  MeasurementPage,
  MonitoringStatus,
  MoveResult,
  OpenedCatalogue,
  Person,
  ProjectDirectory,
  SaveResult,
} from "../../src/contract";
import { SimulatedSite } from "./simulated-site";

const start = Date.UTC(2024, 0, 8, 9);
const noReason = { note: null, issueKey: null };
const mail = { key: "email", name: "E-mail" };
const added = (after: { readonly key: string }): EntryEdit => ({
  entry: { section: "services", key: after.key },
  before: null,
  after,
});

let site: SimulatedSite;
beforeEach(async () => {
  site = await SimulatedSite.open(start);
});
afterEach(() => site.close());

async function opened(): Promise<OpenedCatalogue & { catalogue: { services: { key: string }[] } }> {
  const open = await site.answer<OpenedCatalogue>("openCatalogue");
  const text = open.packed.map((piece) => gunzipSync(Buffer.from(piece, "base64")).toString()).join("");
  return { ...open, catalogue: JSON.parse(text) };
}

const save = (edits: readonly EntryEdit[]) => site.answer<SaveResult>("saveEntries", { edits, ...noReason });

describe("a project in which nothing is agreed yet", () => {
  it("opens as an empty catalogue of its own", async () => {
    expect(await opened()).toMatchObject({
      revision: 0,
      owner: { projectKey: "HD", name: "Help desk" },
      isFollowed: false,
      isShared: false,
      catalogue: { services: [], agreements: [], calendars: [] },
    });
    expect((await site.answer<MonitoringStatus>("monitoringStatus")).project).toBeNull();
  });

  it("is watched from its first entry on", async () => {
    expect(await save([added(mail)])).toMatchObject({ kind: "saved", revision: 1 });
    expect((await opened()).catalogue.services).toEqual([mail]);
    expect((await site.answer<MonitoringStatus>("monitoringStatus")).project?.catalogueVersion).toBe(1);
  });
});

it("tells whoever comes too late what is there now, and who put it there when", async () => {
  await save([added(mail)]);
  const edit = {
    entry: { section: "services", key: "email" },
    before: mail,
    after: { ...mail, name: "Mail" },
  } as const;
  await save([edit]);
  const late = await save([{ ...edit, after: { ...mail, name: "Post" } }]);
  expect(late).toMatchObject({
    kind: "conflict",
    entries: [{ edit: 0, present: { ...mail, name: "Mail" }, changedBy: { accountId: "lead", name: "Lea Lead" } }],
  });
});

it("tells of an import that changed an entry, rather than of whoever edited it before", async () => {
  await save([added(mail)]);
  await site.clock.runUntil(site.clock.now() + 60_000);
  site.jira.desk.addUser({ accountId: "second", displayName: "Sam Second", kind: "agent" });
  site.jira.desk.addActors("HD", "Administrators", { users: ["second"] });
  const text = JSON.stringify({
    format: "service-level-catalogue/1",
    calendars: [],
    services: [{ ...mail, name: "Post" }],
    agreements: [],
  });
  await site.ask("importCatalogue", { text }, "second");
  const edit = {
    entry: { section: "services", key: "email" },
    before: mail,
    after: { ...mail, name: "Mail" },
  } as const;
  expect(await save([edit])).toMatchObject({ kind: "conflict", entries: [{ changedBy: { name: "Sam Second" } }] });
});

it("keeps everybody's edits when several save at once", async () => {
  const keys = ["a", "b", "c", "d", "e"];
  await Promise.all(keys.map((key) => save([added({ key, name: key } as { key: string })])));
  const { revision, catalogue } = await opened();
  expect(catalogue.services.map(({ key }) => key).sort()).toEqual(keys);
  expect(revision).toBe(keys.length);
});

it("exports what was edited", async () => {
  await save([added(mail)]);
  const { text } = await site.answer<{ text: string }>("exportCatalogue", { form: "yaml" });
  expect(text).toContain("E-mail");
});

describe("a file too long for one call", () => {
  const file = JSON.stringify({
    format: "service-level-catalogue/1",
    calendars: [],
    services: [{ ...mail, description: "long ".repeat(80_000) }],
    agreements: [],
  });
  const uploadId = "upload-1";
  const stage = async (pieces: readonly number[]) => {
    for (const piece of pieces)
      await site.answer("stageImport", { uploadId, piece, text: file.slice(piece * 300_000, (piece + 1) * 300_000) });
  };

  it("comes in pieces, in any order", async () => {
    await stage([1, 0]);
    const result = await site.answer<ImportResult>("importStaged", { uploadId, pieces: 2, revision: 0 });
    expect(result).toMatchObject({ kind: "imported", version: 1 });
    expect((await opened()).catalogue.services[0]!.key).toBe("email");
    // As after an answer that was lost on its way.
    expect(await site.answer("importStaged", { uploadId, pieces: 2, revision: 0 })).toEqual(result);
  });

  it("is refused in words when a piece of it is missing", async () => {
    await stage([0]);
    expect(await site.ask("importStaged", { uploadId, pieces: 2, revision: 0 })).toMatchObject({
      kind: "failed",
      code: "invalid-request",
    });
  });

  it("is not put over a catalogue that changed since it was compared", async () => {
    await save([added({ key: "crm", name: "CRM" } as { key: string })]);
    await stage([0, 1]);
    expect(await site.answer("importStaged", { uploadId, pieces: 2, revision: 0 })).toEqual({ kind: "outdated" });
  });
});

it("lists what Jira says of the project, the app's own service field first", async () => {
  const { desk } = site.jira;
  desk.addOrganizationToProject("HD", desk.addOrganization("Acme").name);
  desk.addComponent("HD", "Printers");
  desk.addRequestType("HD", { name: "Get help", issueType: "Incident" });
  const directory = await site.answer<ProjectDirectory>("directory");
  expect(directory).toMatchObject({
    project: { projectKey: "HD", name: "Help desk" },
    priorities: expect.arrayContaining(["High", "Low"]),
    requestTypes: ["Get help"],
    components: ["Printers"],
    organizations: ["Acme"],
    unavailable: [],
  });
  expect(directory.statuses).toContainEqual({ name: "Waiting", category: "indeterminate" });
  expect(directory.fields[0]!.name).toBe("Agreed service");
});

it("says which of Jira's lists could not be read, and shows the others", async () => {
  const { desk } = site.jira;
  desk.addUser({ accountId: "keeper", displayName: "Kim Keeper", kind: "agent" });
  desk.addActors("HD", "Administrators", { users: ["keeper"] });
  desk.setGrants("HD", "SERVICEDESK_AGENT", []);
  const answer = await site.ask<ProjectDirectory>("directory", {}, "keeper");
  expect(answer).toMatchObject({
    kind: "answered",
    value: {
      project: { projectKey: "HD" },
      organizations: [],
      unavailable: [expect.stringContaining("list the organizations")],
    },
  });
});

it("finds people and tells which contacts have left", async () => {
  expect(await site.answer<Person[]>("findPeople", { query: "ann" })).toEqual([
    { accountId: "agent", name: "Ann Agent" },
  ]);
  site.jira.desk.addUser({ accountId: "gone", displayName: "Gil Gone", kind: "agent" });
  const contact = (key: string, more: object): EntryEdit => ({
    entry: { section: "contacts", key },
    before: null,
    after: { key, ...more },
  });
  await save([
    contact("ann", { accountId: "agent" }),
    contact("nobody", { accountId: "never-was" }),
    contact("team", { groupId: "no-such-group" }),
  ]);
  expect(await site.answer<ContactStanding>("contactStanding")).toEqual({
    inactiveAccounts: ["never-was"],
    missingGroups: ["no-such-group"],
  });
});

it("goes from an empty project to an agreement that binds, is acknowledged, and measures tickets", async () => {
  const always = { key: "always", timezone: "Etc/UTC", weekly: "always" };
  const draft = {
    key: "mail-sla",
    kind: "sla",
    state: "draft",
    version: 1,
    service: "*",
    validFrom: "2024-01-08",
    targets: [{ measure: "resolution", within: "PT8H", calendar: "always" }],
  };
  const name = { key: "mail-sla", version: 1 };
  await save([
    { entry: { section: "calendars", key: "always" }, before: null, after: always },
    { entry: { section: "agreements", ...name }, before: null, after: draft },
  ]);
  const move = (step: AgreementMove) => site.answer<MoveResult>("moveAgreement", { ...name, move: step });
  expect(await move({ kind: "propose" })).toMatchObject({ kind: "saved" });
  const signatures = [
    { side: "provider", name: "Lea", on: "2024-01-08" },
    { side: "customer", name: "Cem", on: "2024-01-08" },
  ] as const;
  expect(await move({ kind: "agree", signatures, waivers: [] })).toMatchObject({ kind: "saved", revision: 3 });

  for (let call = 1; call <= 2; call++) await site.answer("acknowledge", { ...name, by: "Cem", on: "2024-01-09" });
  await site.clock.runUntil(site.clock.now() + 60_000);
  expect(await site.answer("acknowledgements", name)).toEqual([
    { by: "Cem", on: "2024-01-09", recordedBy: { accountId: "lead", name: "Lea Lead" } },
  ]);
  const { entries } = await site.answer<{ entries: AuditEntry[] }>("auditTrail", {
    entry: { section: "agreements", ...name },
    cursor: null,
  });
  expect(entries.map(({ action }) => action)).toEqual(["acknowledged", "agreed", "proposed", "added"]);

  const ticket = site.createTicket();
  await site.clock.runUntil(site.clock.now() + 30 * 60_000);
  const { rows } = await site.answer<MeasurementPage>("measurements", { cursor: null, at: null });
  expect(rows).toMatchObject([{ issueKey: ticket.key, agreement: "mail-sla", state: "running" }]);
});
