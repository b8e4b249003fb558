import { CATALOGUE_FORMAT, type Catalogue } from "../catalogue/catalogue";
import { isSame } from "../catalogue/fact-changes";
import type { AnySection } from "../catalogue/section";
import { type EntryName, findEntry, nameOf, textOf } from "./entry-name";
import { type Renames, withRenamedReferences } from "./rename-references";

/**
 * One change of one entry: `before` is the whole entry as the editor read it (null: there was none), `after` as it shall be
 * (null: removed; another key: renamed, and references to it follow).
 */
export interface EntryEdit {
  readonly entry: EntryName;
  readonly before: unknown;
  readonly after: unknown;
}

export type Applied =
  | {
      readonly kind: "applied";
      /** Not yet checked: `after` may be anything. */
      readonly document: Catalogue;
      /** The catalogue before the edits, but with what they rename under its new keys. */
      readonly renamed: Catalogue;
      /** Where the entry of each edit stands in the document; null for a removed one, and for the matrix. */
      readonly places: readonly (number | null)[];
    }
  /** Somebody made all of these very edits already. */
  | { readonly kind: "made" }
  /** The entries of these edits are no longer as they were read. */
  | { readonly kind: "conflict"; readonly edits: readonly number[] }
  /** These edits name an entry that one before them names. */
  | { readonly kind: "doubled"; readonly edits: readonly number[] };

export const emptyCatalogue: Catalogue = { format: CATALOGUE_FORMAT, calendars: [], services: [], agreements: [] };

/**
 * Puts edits into a catalogue, all together. New entries come last in their section, a new version after the others of its
 * agreement. References follow a rename throughout, in what the other edits bring as well.
 */
export function applyEdits(catalogue: Catalogue, edits: readonly EntryEdit[]): Applied {
  const names = edits.map(({ entry }) => textOf(entry));
  const doubled = [...edits.keys()].filter((index) => names.indexOf(names[index]!) < index);
  if (doubled.length > 0) return { kind: "doubled", edits: doubled };
  const conflicts = [...edits.keys()].filter((index) => {
    const { entry, before } = edits[index]!;
    return !isSame(findEntry(catalogue, entry)?.entry ?? null, before);
  });
  if (conflicts.length > 0)
    return edits.every((edit) => isMade(catalogue, edit)) ? { kind: "made" } : { kind: "conflict", edits: conflicts };

  const renames = renamesOf(edits);
  const placed = edits.reduce(withEdit, catalogue);
  const places = edits.map(({ entry: { section }, after }) =>
    section === "priorityMatrix" || after === null ? null : (placed[section] ?? []).indexOf(after as never),
  );
  return {
    kind: "applied",
    document: withRenamedReferences(placed, renames),
    renamed: withRenamedReferences(catalogue, renames),
    places,
  };
}

/** Edits that take back what others made. */
export function undone(edits: readonly EntryEdit[]): EntryEdit[] {
  return edits.map(({ entry, before, after }) => ({
    entry: (after === null ? null : nameOf(entry.section, after)) ?? entry,
    before: after,
    after: before,
  }));
}

function isMade(catalogue: Catalogue, { entry, after }: EntryEdit): boolean {
  const name = (after === null ? null : nameOf(entry.section, after)) ?? entry;
  if (!isSame(findEntry(catalogue, name)?.entry ?? null, after)) return false;
  return textOf(name) === textOf(entry) || findEntry(catalogue, entry) === null;
}

function renamesOf(edits: readonly EntryEdit[]): Renames {
  const renames = new Map<AnySection, Map<string, string>>();
  for (const { entry, before, after } of edits) {
    if (entry.section === "priorityMatrix" || before === null || after === null) continue;
    const name = nameOf(entry.section, after);
    if (name === null || name.section === "priorityMatrix" || name.key === entry.key) continue;
    const keys = renames.get(entry.section) ?? new Map<string, string>();
    keys.set(entry.key, name.key);
    renames.set(entry.section, keys);
  }
  return renames;
}

function withEdit(catalogue: Catalogue, { entry, after }: EntryEdit): Catalogue {
  if (entry.section === "priorityMatrix") return withSection(catalogue, entry.section, after ?? undefined);
  const entries: readonly unknown[] = catalogue[entry.section] ?? [];
  const index = findEntry(catalogue, entry)?.index ?? null;
  if (after === null)
    return index === null
      ? catalogue
      : withSection(catalogue, entry.section, sectionOf(entry.section, entries.toSpliced(index, 1)));
  if (index !== null) return withSection(catalogue, entry.section, entries.with(index, after));
  const versions = entry.section === "agreements" ? catalogue.agreements.map(({ key }) => key) : [];
  const newest = "key" in entry ? versions.lastIndexOf(entry.key) : -1;
  return withSection(catalogue, entry.section, entries.toSpliced(newest < 0 ? entries.length : newest + 1, 0, after));
}

const sections: readonly (keyof Catalogue)[] = [
  "format",
  "calendars",
  "statuses",
  "configurationItems",
  "services",
  "contacts",
  "customers",
  "priorityMatrix",
  "agreements",
];
const required: ReadonlySet<keyof Catalogue> = new Set(["calendars", "services", "agreements"]);

/** A section that need not be there is not there once it is empty. */
function sectionOf(section: keyof Catalogue, entries: readonly unknown[]): readonly unknown[] | undefined {
  return entries.length === 0 && !required.has(section) ? undefined : entries;
}

/** The catalogue with a section replaced where it stands, or put where the format has it; undefined takes it away. */
function withSection(catalogue: Catalogue, section: keyof Catalogue, content: unknown): Catalogue {
  const entries = Object.entries(catalogue).filter(([key]) => key !== section || content !== undefined);
  const place = entries.findIndex(([key]) => key === section);
  if (place >= 0) entries[place] = [section, content];
  else if (content !== undefined) {
    const rank = sections.indexOf(section);
    const next = entries.findIndex(([key]) => sections.indexOf(key as keyof Catalogue) > rank);
    entries.splice(next < 0 ? entries.length : next, 0, [section, content]);
  }
  return Object.fromEntries(entries) as unknown as Catalogue;
}
