import type { CatalogueSection, EntryEdit, EntryReference } from "../../../../src/contract";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import type { Sections } from "../../../../src/domain/catalogue/section";
import type { Status } from "../../../../src/domain/catalogue/status";

/** The entry type of each section. */
export type Entries = Sections & { readonly statuses: Status };
export type EntryOf<Section extends CatalogueSection> = Entries[Section];
/** Sections in which a key alone means one entry. */
export type KeyedSection = Exclude<CatalogueSection, "statuses" | "agreements">;

/** The entries of a section; empty where the catalogue has no such section. */
export function entriesIn<Section extends CatalogueSection>(
  catalogue: Catalogue,
  section: Section,
): readonly EntryOf<Section>[] {
  return (catalogue[section] ?? []) as readonly EntryOf<Section>[];
}

export function entryOf<Section extends KeyedSection>(
  catalogue: Catalogue,
  section: Section,
  key: string,
): EntryOf<Section> | undefined {
  return entriesIn(catalogue, section).find((entry) => (entry as { key: string }).key === key);
}

/** How the app is told which entry is meant. */
export function referenceTo<Section extends CatalogueSection>(
  section: Section,
  entry: EntryOf<Section>,
): EntryReference {
  if (section === "agreements") {
    const { key, version } = entry as Entries["agreements"];
    return { section, key, version };
  }
  const key = section === "statuses" ? (entry as Status).name : (entry as { key: string }).key;
  return { section, key } as EntryReference;
}

/** The edit that makes one entry another; `before` null: it is new, `after` null: it is removed. */
export function editOf<Section extends CatalogueSection>(
  section: Section,
  before: EntryOf<Section> | null,
  after: EntryOf<Section> | null,
): EntryEdit {
  const entry = before ?? after;
  if (entry === null) throw new Error("An edit has an entry before it or after it.");
  return { entry: referenceTo(section, entry), before, after };
}

const nameOf = (reference: EntryReference): string =>
  reference.section === "priorityMatrix"
    ? ""
    : JSON.stringify([reference.key, reference.section === "agreements" ? reference.version : null]);

/** Whether an edit gives its entry another key, so that references elsewhere change with it. */
export function isRename({ entry, before, after }: EntryEdit): boolean {
  return (
    before !== null && after !== null && entry.section !== "priorityMatrix" && nameAfter(entry, after) !== nameOf(entry)
  );
}

const nameAfter = (entry: EntryReference, after: unknown): string =>
  entry.section === "priorityMatrix" ? "" : nameOf(referenceTo(entry.section, after as never));

/** The edits that take these back. */
export function reversed(edits: readonly EntryEdit[]): readonly EntryEdit[] {
  return edits.map(({ entry, before, after }) => ({
    entry: after === null || entry.section === "priorityMatrix" ? entry : referenceTo(entry.section, after as never),
    before: after,
    after: before,
  }));
}

/** The catalogue after edits that the app has taken, none of which renames: what is replaced keeps its place, what is new comes last. */
export function withEdits(catalogue: Catalogue, edits: readonly EntryEdit[]): Catalogue {
  const changed = { ...catalogue } as Record<string, unknown>;
  for (const { entry, after } of edits) {
    if (entry.section !== "priorityMatrix")
      changed[entry.section] = entriesAfter((changed[entry.section] ?? []) as readonly unknown[], entry, after);
    else if (after === null) delete changed.priorityMatrix;
    else changed.priorityMatrix = after;
  }
  return changed as unknown as Catalogue;
}

function entriesAfter(
  present: readonly unknown[],
  entry: Exclude<EntryReference, { section: "priorityMatrix" }>,
  after: unknown,
): readonly unknown[] {
  const name = nameOf(entry);
  const isIt = (candidate: unknown) => nameOf(referenceTo(entry.section, candidate as never)) === name;
  if (after === null) return present.filter((candidate) => !isIt(candidate));
  return present.some(isIt) ? present.map((candidate) => (isIt(candidate) ? after : candidate)) : [...present, after];
}
