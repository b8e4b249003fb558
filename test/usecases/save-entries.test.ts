import type { EntryEdit } from "../../src/domain/editing/apply-edits";
import { saveEntries } from "../../src/usecases/save-entries";
import { CatalogueDesk, catalogueIn, now } from "./catalogue-desk";

const editing = { projectId: "7", by: "lead" };
const noReason = { note: null, issueKey: null };
const sample = catalogueIn(`
format: service-level-catalogue/1
calendars:
  - { key: always, timezone: Etc/UTC, weekly: always }
  - { key: office, timezone: Etc/UTC, weekly: { mon: [["09:00", "17:00"]] } }
services: [{ key: email, name: E-mail, hours: office }]
contacts: [{ key: boss, name: Boss }]
agreements:
  - key: email-standard
    kind: sla
    version: 1
    service: email
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT8H, calendar: always }]
    escalation: [{ measure: resolution, commence: { percent: 75 }, steps: [{ level: 1, notify: [boss] }] }]
  - key: email-gold
    kind: sla
    state: draft
    version: 1
    service: email
    validFrom: "2024-02-01"
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
  - key: email-silver
    kind: sla
    state: proposed
    version: 1
    service: email
    validFrom: "2024-02-01"
    targets: [{ measure: resolution, within: PT6H, calendar: always }]
`);
const [, office] = sample.calendars;
const [email] = sample.services;
const [boss] = sample.contacts!;
const [standard, gold, silver] = sample.agreements;

const service = (key: string, before: unknown, after: unknown): EntryEdit => ({
  entry: { section: "services", key },
  before,
  after,
});
const agreement = (key: string, before: unknown, after: unknown, version = 1): EntryEdit => ({
  entry: { section: "agreements", key, version },
  before,
  after,
});

function sampleDesk(): CatalogueDesk {
  const desk = new CatalogueDesk();
  desk.have("7", sample);
  return desk;
}

it("makes a catalogue of a project's first entry, and begins to monitor the project", async () => {
  const desk = new CatalogueDesk();
  const saved = await saveEntries(
    desk.ports,
    editing,
    [service("email", null, { key: "email", name: "E-mail" })],
    noReason,
  );
  expect(saved).toMatchObject({ kind: "saved", revision: 1 });
  expect(desk.catalogue()).toEqual({
    format: "service-level-catalogue/1",
    calendars: [],
    services: [{ key: "email", name: "E-mail" }],
    agreements: [],
  });
  expect(desk.setups.get("7")!.monitoredFrom).toBe(now);
  expect(desk.passes.map(({ pass }) => pass.kind)).toEqual(["intake"]);
});

it("tells the audit trail what changed, why and with which ticket", async () => {
  const desk = sampleDesk();
  await saveEntries(desk.ports, editing, [service("email", email, { ...email, name: "Mail" })], {
    note: "Asked for by the board",
    issueKey: "HD-7",
  });
  expect(desk.changes).toEqual([
    {
      projectId: "7",
      at: now,
      by: "lead",
      entry: { section: "services", key: "email" },
      action: "changed",
      facts: [{ path: "name", before: "E-mail", after: "Mail" }],
      note: "Asked for by the board",
      issueKey: "HD-7",
    },
  ]);
});

it("has references follow a rename, also those of agreed versions, and finds the trail under both names", async () => {
  const desk = sampleDesk();
  const rename: EntryEdit = {
    entry: { section: "contacts", key: "boss" },
    before: boss,
    after: { ...boss, key: "head" },
  };
  expect(await saveEntries(desk.ports, editing, [rename], noReason)).toMatchObject({ kind: "saved" });
  expect(desk.catalogue().agreements[0]!.escalation![0]!.steps[0]!.notify).toEqual(["head"]);
  expect(desk.changes.map(({ action, entry }) => [action, entry])).toEqual([
    ["renamed", { section: "contacts", key: "boss" }],
    ["renamed", { section: "contacts", key: "head" }],
  ]);
});

describe("two people at once", () => {
  it("are both served where they edit different entries", async () => {
    const desk = sampleDesk();
    let isFirst = true;
    desk.beforeReplace = () => {
      if (!isFirst) return;
      isFirst = false;
      desk.have("7", { ...sample, contacts: [{ ...boss!, name: "Head" }] }, { revision: 6 });
    };
    const saved = await saveEntries(
      desk.ports,
      editing,
      [service("email", email, { ...email, name: "Mail" })],
      noReason,
    );
    expect(saved.kind).toBe("saved");
    expect(desk.catalogue()).toMatchObject({ services: [{ name: "Mail" }], contacts: [{ name: "Head" }] });
  });

  it.each`
    meanwhile                                  | present                        | why
    ${[{ ...email!, name: "Post" }]}           | ${{ ...email!, name: "Post" }} | ${"changed"}
    ${[{ key: "other", name: "Another one" }]} | ${null}                        | ${"removed"}
  `("never overwrite what the other one $why", async ({ meanwhile, present }) => {
    const desk = new CatalogueDesk();
    const before = { ...sample, services: meanwhile, agreements: [] };
    desk.have("7", before);
    const saved = await saveEntries(
      desk.ports,
      editing,
      [service("email", email, { ...email, name: "Mail" })],
      noReason,
    );
    expect(saved).toEqual({ kind: "conflict", entries: [{ edit: 0, present }] });
    expect(desk.catalogue()).toBe(before);
  });
});

describe("the same call twice", () => {
  it.each`
    edits                                                                                               | why
    ${[service("email", email, { ...email, name: "Mail" })]}                                            | ${"a change"}
    ${[service("crm", null, { key: "crm", name: "CRM" })]}                                              | ${"a new entry"}
    ${[agreement("email-gold", gold, null)]}                                                            | ${"a removal"}
    ${[{ entry: { section: "contacts", key: "boss" }, before: boss, after: { ...boss, key: "head" } }]} | ${"a rename"}
  `("stores $why once and answers both times", async ({ edits }) => {
    const desk = sampleDesk();
    const first = await saveEntries(desk.ports, editing, edits, noReason);
    const lines = desk.changes.length;
    expect(await saveEntries(desk.ports, editing, edits, noReason)).toMatchObject({ kind: "saved", revision: 4 });
    expect(first).toMatchObject({ kind: "saved", revision: 4 });
    expect(desk.changes).toHaveLength(lines);
  });

  it("measures tickets anew both times, as the first call may have died before it did", async () => {
    const desk = sampleDesk();
    const edits = [service("email", email, { ...email, tickets: { service: ["Mail"] } })];
    for (let call = 1; call <= 2; call++) await saveEntries(desk.ports, editing, edits, noReason);
    expect(desk.passes).toHaveLength(2);
  });
});

it.each`
  after                                           | passes | why
  ${{ ...email, description: "Letters" }}         | ${0}   | ${"a description measures nothing"}
  ${{ ...email, tickets: { service: ["Mail"] } }} | ${1}   | ${"tickets may mean another service now"}
`("measures tickets anew only where they may come out otherwise ($why)", async ({ after, passes }) => {
  const desk = sampleDesk();
  await saveEntries(desk.ports, editing, [service("email", email, after)], noReason);
  expect(desk.passes).toHaveLength(passes);
});

it("measures the tickets of projects that follow, one project after another", async () => {
  const desk = sampleDesk();
  for (const id of ["8", "9"]) desk.have(id, sample, { follows: "7" });
  await saveEntries(
    desk.ports,
    editing,
    [service("email", email, { ...email, tickets: { service: ["Mail"] } })],
    noReason,
  );
  expect(desk.passes.map(({ pass, delaySeconds }) => [pass.projectId, delaySeconds])).toEqual([
    ["7", 0],
    ["8", 5],
    ["9", 10],
  ]);
});

it("refuses to write into a catalogue that is followed", async () => {
  const desk = new CatalogueDesk();
  desk.have("7", sample, { follows: "8" });
  await expect(saveEntries(desk.ports, editing, [service("email", email, null)], noReason)).rejects.toThrow(/follows/);
});

describe("refuses, and stores nothing of", () => {
  it.each`
    edits                                                                       | problems                                                                                               | why
    ${[service("email", email, { ...email, hours: "never" })]}                  | ${[[0, "hours"]]}                                                                                      | ${"a reference to nothing"}
    ${[service("email", email, { key: "email" })]}                              | ${[[0, "name"]]}                                                                                       | ${"a key that is missing"}
    ${[service("crm", null, 5)]}                                                | ${[[0, ""]]}                                                                                           | ${"an entry that is none"}
    ${[service("email", email, null)]}                                          | ${[[null, "agreements[0].service"], [null, "agreements[1].service"], [null, "agreements[2].service"]]} | ${"a removal of what others refer to"}
    ${[service("email", email, null), service("email", email, email)]}          | ${[[1, ""]]}                                                                                           | ${"two edits of one entry"}
    ${[agreement("email-standard", standard, { ...standard, name: "Better" })]} | ${[[0, "name"]]}                                                                                       | ${"an edit of what was agreed"}
    ${[agreement("email-standard", standard, null)]}                            | ${[[0, ""]]}                                                                                           | ${"a removal of what was agreed"}
    ${[agreement("email-silver", silver, { ...silver, name: "Better" })]}       | ${[[0, ""]]}                                                                                           | ${"an edit of what the parties are reading"}
    ${[agreement("email-gold", gold, { ...gold, state: "proposed" })]}          | ${[[0, "state"]]}                                                                                      | ${"a move in an edit's clothes"}
    ${[agreement("new", null, { ...standard, key: "new" })]}                    | ${[[0, "state"]]}                                                                                      | ${"a new agreement that binds at once"}
  `("$why", async ({ edits, problems }) => {
    const desk = sampleDesk();
    const saved = await saveEntries(desk.ports, editing, edits, noReason);
    expect(saved.kind === "refused" && saved.problems.map(({ edit, path }) => [edit, path])).toEqual(problems);
    expect(desk.catalogue()).toBe(sample);
    expect(desk.changes).toEqual([]);
  });
});

it("puts a new version after the others of its agreement", async () => {
  const desk = sampleDesk();
  const next = { ...standard, version: 2, state: "draft", validFrom: "2024-03-01" };
  await saveEntries(desk.ports, editing, [agreement("email-standard", null, next, 2)], noReason);
  expect(desk.catalogue().agreements.map(({ key, version }) => `${key} ${version}`)).toEqual([
    "email-standard 1",
    "email-standard 2",
    "email-gold 1",
    "email-silver 1",
  ]);
});

it("takes a section away with its last entry, and puts a first one where the format has it", async () => {
  const desk = new CatalogueDesk();
  desk.have("7", { ...sample, agreements: [] });
  const contact: EntryEdit = { entry: { section: "contacts", key: "boss" }, before: boss, after: null };
  const customer: EntryEdit = { entry: { section: "customers", key: "acme" }, before: null, after: { key: "acme" } };
  await saveEntries(desk.ports, editing, [contact, customer], noReason);
  expect(Object.keys(desk.catalogue())).toEqual(["format", "calendars", "services", "customers", "agreements"]);
});

it("warns about the entries that were edited, and not about others", async () => {
  const desk = sampleDesk();
  const late = { ...gold, escalation: [{ measure: "resolution", commence: { percent: 120 }, steps: [{ level: 1 }] }] };
  const saved = await saveEntries(desk.ports, editing, [agreement("email-gold", gold, late)], noReason);
  expect(saved.kind === "saved" && saved.warnings.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^agreements\[1\]/),
  ]);
  expect(
    await saveEntries(
      desk.ports,
      editing,
      [{ entry: { section: "calendars", key: "office" }, before: office, after: { ...office, name: "Office" } }],
      noReason,
    ),
  ).toMatchObject({ warnings: [] });
});
