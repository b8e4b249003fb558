import fc from "fast-check";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { isSame } from "../../../src/domain/catalogue/fact-changes";
import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";
import { applyEdits, type EntryEdit, undone } from "../../../src/domain/editing/apply-edits";
import { type EntryName, findEntry, nameOf, textOf } from "../../../src/domain/editing/entry-name";
import { arbitraryCatalogue } from "../catalogue/arbitrary-catalogue";

const sections = [
  "calendars",
  "statuses",
  "configurationItems",
  "services",
  "contacts",
  "customers",
  "agreements",
] as const;

/** Every entry with what names it. */
function entriesOf(catalogue: Catalogue): { name: EntryName; entry: object }[] {
  return sections.flatMap((section) =>
    (catalogue[section] ?? []).map((entry: object) => ({ name: nameOf(section, entry)!, entry })),
  );
}

/** An accepted catalogue and one of its entries. */
const withEntry = arbitraryCatalogue.chain((catalogue) => {
  const entries = entriesOf(catalogue);
  return fc.record({
    catalogue: fc.constant(catalogue),
    chosen: entries.length > 0 ? fc.constantFrom(...entries) : fc.constant(null),
  });
});

function applied(catalogue: Catalogue, edits: readonly EntryEdit[]) {
  const result = applyEdits(catalogue, edits);
  if (result.kind !== "applied") throw new Error(`The edits came out as ${result.kind}.`);
  return result;
}

it("leaves a sound catalogue sound when an entry gets another key: every reference follows", () => {
  fc.assert(
    fc.property(withEntry, ({ catalogue, chosen }) => {
      if (chosen === null || chosen.name.section === "agreements") return;
      const key = chosen.name.section === "statuses" ? "name" : "key";
      const edit = { entry: chosen.name, before: chosen.entry, after: { ...chosen.entry, [key]: "a quite new key" } };
      const { document } = applied(catalogue, [edit]);
      expect(parseCatalogue(document)).toMatchObject({ kind: "accepted" });
      const old = "key" in chosen.name ? chosen.name.key : "";
      expect(findEntry(document, { ...chosen.name, key: old } as EntryName)).toBeNull();
    }),
  );
});

it("comes back to the same catalogue when edits are taken back, the order of entries apart", () => {
  fc.assert(
    fc.property(withEntry, fc.boolean(), ({ catalogue, chosen }, isRemoved) => {
      if (chosen === null) return;
      const after = isRemoved ? null : { ...chosen.entry, note: "edited" };
      const edits: EntryEdit[] = [{ entry: chosen.name, before: chosen.entry, after }];
      const back = applied(applied(catalogue, edits).document, undone(edits)).document;
      const sorted = (of: Catalogue) =>
        entriesOf(of).sort((one, other) => (textOf(one.name) < textOf(other.name) ? -1 : 1));
      expect(isSame(sorted(back), sorted(catalogue))).toBe(true);
    }),
  );
});

it("knows its own edits again", () => {
  fc.assert(
    fc.property(withEntry, ({ catalogue, chosen }) => {
      if (chosen === null) return;
      const edits: EntryEdit[] = [
        { entry: chosen.name, before: chosen.entry, after: { ...chosen.entry, note: "edited" } },
      ];
      expect(applyEdits(applied(catalogue, edits).document, edits)).toEqual({ kind: "made" });
    }),
  );
});

it("shares what it does not touch with the catalogue before", () => {
  fc.assert(
    fc.property(arbitraryCatalogue, (catalogue) => {
      const edit: EntryEdit = {
        entry: { section: "contacts", key: "a quite new contact" },
        before: null,
        after: { key: "a quite new contact" },
      };
      const { document, places } = applied(catalogue, [edit]);
      expect(document.agreements).toBe(catalogue.agreements);
      expect(document.services).toBe(catalogue.services);
      expect(places).toEqual([(catalogue.contacts ?? []).length]);
    }),
  );
});

it("lets references follow a key through a chain of an agreement, branches included", () => {
  const target = { measure: "resolution", within: "PT8H", calendar: "always" } as const;
  const ola = (key: string) =>
    ({
      key,
      kind: "ola",
      state: "draft",
      version: 1,
      service: "*",
      party: { teams: [key] },
      validFrom: "2024-01-01",
      targets: [target],
    }) as const;
  const catalogue: Catalogue = {
    format: "service-level-catalogue/1",
    calendars: [{ key: "always", timezone: "Etc/UTC", weekly: "always" }],
    services: [],
    agreements: [
      ola("first"),
      ola("second"),
      {
        key: "promise",
        kind: "sla",
        version: 1,
        service: "*",
        validFrom: "2024-01-01",
        targets: [target],
        chain: [
          { agreement: "first" },
          { parallel: [[{ agreement: "second" }], [{ agreement: "first", optional: true }]] },
        ],
      },
    ],
  };
  const edit: EntryEdit = {
    entry: { section: "agreements", key: "first", version: 1 },
    before: ola("first"),
    after: ola("one"),
  };
  expect(applied(catalogue, [edit]).document.agreements[2]).toMatchObject({
    chain: [{ agreement: "one" }, { parallel: [[{ agreement: "second" }], [{ agreement: "one", optional: true }]] }],
  });
});
