import { importCatalogue } from "../../src/usecases/import-catalogue";
import { CatalogueDesk, catalogueIn, now } from "./catalogue-desk";

const editing = { projectId: "7", by: "lead" };
const file = (within: string, more = "") => `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: email, name: E-mail }]
agreements:
  - key: email-standard
    kind: sla
    version: 1
    service: email
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: ${within}, calendar: always }]
${more}`;

it("begins to monitor a project with its first catalogue, and takes all of its tickets in", async () => {
  const desk = new CatalogueDesk();
  const imported = await importCatalogue(desk.ports, editing, file("PT8H"));
  expect(imported).toMatchObject({ kind: "imported", version: 1 });
  expect(desk.catalogue()).toEqual(catalogueIn(file("PT8H")));
  expect(desk.setups.get("7")).toMatchObject({
    fields: { service: ["found"] },
    catalogue: { revision: 1, changedAt: now },
    monitoredFrom: now,
  });
  expect(desk.passes).toEqual([{ pass: { kind: "intake", projectId: "7", pageToken: null }, delaySeconds: 0 }]);
});

it("changes neither since when a project is monitored nor what was chosen for its fields", async () => {
  const desk = new CatalogueDesk();
  desk.have("7", catalogueIn(file("PT8H")));
  expect(await importCatalogue(desk.ports, editing, file("PT4H"))).toMatchObject({ kind: "imported", version: 4 });
  expect(desk.setups.get("7")).toMatchObject({
    revision: 6,
    catalogue: { revision: 4, changedAt: now },
    monitoredFrom: 1,
    fields: { service: ["chosen"] },
  });
});

it("leaves one line in the audit trail, with the facts that changed", async () => {
  const desk = new CatalogueDesk();
  desk.have("7", catalogueIn(file("PT8H")));
  await importCatalogue(desk.ports, editing, file("PT4H", "contacts: [{ key: boss }]"));
  expect(desk.changes).toEqual([
    {
      projectId: "7",
      at: now,
      by: "lead",
      entry: null,
      action: "imported",
      facts: [
        { path: "agreements[email-standard, 1].targets[resolution, *].within", before: "PT8H", after: "PT4H" },
        { path: "contacts[boss]", before: null, after: "boss" },
      ],
      note: null,
      issueKey: null,
    },
  ]);
});

it("measures anew but stores nothing when the file says what is in force, as in a call that was repeated", async () => {
  const desk = new CatalogueDesk();
  desk.have("7", catalogueIn(file("PT8H")));
  expect(await importCatalogue(desk.ports, editing, file("PT8H"))).toMatchObject({ kind: "imported", version: 3 });
  expect(desk.setups.get("7")!.revision).toBe(5);
  expect(desk.passes).toHaveLength(1);
});

it.each`
  text                               | why
  ${"format: [unclosed"}             | ${"no YAML"}
  ${"format: other/1\n"}             | ${"another format, and most of it missing"}
  ${file("PT8H").replace("PT", "P")} | ${"a duration in days"}
`("stores nothing of a text that is refused ($why)", async ({ text }) => {
  const desk = new CatalogueDesk();
  expect((await importCatalogue(desk.ports, editing, text)).kind).toBe("refused");
  expect(desk.setups.size).toBe(0);
  expect(desk.passes).toEqual([]);
});

it("stores nothing when the catalogue is no longer the one that the file was compared with", async () => {
  const desk = new CatalogueDesk();
  desk.have("7", catalogueIn(file("PT8H")));
  expect(await importCatalogue(desk.ports, editing, file("PT4H"), 2)).toEqual({ kind: "outdated" });
  expect(desk.setups.get("7")!.revision).toBe(5);
});

it.each`
  text                                                       | path               | why
  ${file("PT4H")}                                            | ${"agreements[0]"} | ${"other terms under the version that was agreed"}
  ${file("PT8H").replace("email-standard", "email-renamed")} | ${"agreements"}    | ${"the agreed version is gone"}
`("takes the manager's word but warns about $why", async ({ text, path }) => {
  const desk = new CatalogueDesk();
  desk.have("7", catalogueIn(file("PT8H")));
  const imported = await importCatalogue(desk.ports, editing, text);
  expect(imported.kind === "imported" && imported.warnings.map((warning) => warning.path)).toContain(path);
});
