import type { AgreementEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "./catalogue";
import { titleOf } from "./entry-title";
import { changesOfFacts, type FactChange, isSame } from "./fact-changes";
import type { PriorityMatrix } from "./priority-matrix";
import type { AnySection, Section, Sections } from "./section";
import type { Status } from "./status";

type Entry = Sections[Section] | Status | PriorityMatrix;

interface Place {
  readonly section: AnySection;
  /** A status's name; empty for the matrix, of which there is one. */
  readonly key: string;
  /** Of an agreement. */
  readonly version?: number;
}

/** One entry that is not the same on both sides. An entry whose key changed is another entry. */
export type EntryChange = Place &
  (
    | { readonly kind: "added"; readonly title: string; readonly after: Entry }
    | { readonly kind: "removed"; readonly title: string; readonly before: Entry }
    /** `title` is what people call it after the change. */
    | { readonly kind: "changed"; readonly title: string; readonly facts: readonly FactChange[] }
  );

/** What happened to a section as a whole. */
export type SectionChange =
  /** The same entries stand in another order. */
  | { readonly kind: "order"; readonly section: AnySection }
  /** A section without entries stands where none was, or the other way round. */
  | { readonly kind: "added" | "removed"; readonly section: AnySection };

export interface CatalogueDifference {
  readonly entries: readonly EntryChange[];
  readonly sections: readonly SectionChange[];
}

/**
 * What changed from one catalogue to another, entry by entry and fact by fact. Empty exactly when both say the same, the
 * order of keys within an entry apart. Turned round, it has the same changes the other way.
 */
export function differenceOf(before: Catalogue, after: Catalogue): CatalogueDifference {
  const entries: EntryChange[] = [];
  const sections: SectionChange[] = [];
  for (const section of sectionsInOrder) {
    const was = placesIn(before, section);
    const is = placesIn(after, section);
    for (const [name, { place, entry }] of was) {
      const now = is.get(name)?.entry;
      if (now === undefined) entries.push({ ...place, kind: "removed", title: titleIn(place, entry), before: entry });
      else if (now !== entry && !isSame(entry, now)) {
        const facts = changesOfFacts(section, entry, now);
        entries.push({ ...place, kind: "changed", title: titleIn(place, now), facts });
      }
    }
    for (const [name, { place, entry }] of is)
      if (!was.has(name)) entries.push({ ...place, kind: "added", title: titleIn(place, entry), after: entry });

    const stayed = [...was.keys()].filter((name) => is.has(name));
    if ([...is.keys()].filter((name) => was.has(name)).some((name, index) => name !== stayed[index]))
      sections.push({ kind: "order", section });
    if (was.size + is.size === 0 && section in before !== section in after)
      sections.push({ kind: section in after ? "added" : "removed", section });
  }
  return { entries, sections };
}

export function isEmpty({ entries, sections }: CatalogueDifference): boolean {
  return entries.length + sections.length === 0;
}

/** What a version says of itself, and not of what is promised. */
const ownToAVersion: ReadonlySet<string> = new Set(["key", "version", "state", "signatures", "waivers"]);

/** What people would agree anew by a version in place of another: its terms, not how far it has come. */
export function differenceOfVersions(before: AgreementEntry, after: AgreementEntry): readonly FactChange[] {
  const terms = (entry: AgreementEntry) =>
    Object.fromEntries(Object.entries(entry).filter(([key]) => !ownToAVersion.has(key)));
  return changesOfFacts("agreements", terms(before), terms(after));
}

const sectionsInOrder: readonly AnySection[] = [
  "services",
  "agreements",
  "calendars",
  "contacts",
  "customers",
  "configurationItems",
  "statuses",
  "priorityMatrix",
];

type Placed = { readonly place: Place; readonly entry: Entry };

/** The entries of a section by what identifies them. */
function placesIn(catalogue: Catalogue, section: AnySection): ReadonlyMap<string, Placed> {
  const placed = (place: Place, entry: Entry) =>
    [JSON.stringify([place.key, place.version]), { place, entry }] as const;
  if (section === "priorityMatrix") {
    const { priorityMatrix } = catalogue;
    return new Map(priorityMatrix ? [placed({ section, key: "" }, priorityMatrix)] : []);
  }
  if (section === "statuses")
    return new Map((catalogue.statuses ?? []).map((status) => placed({ section, key: status.name }, status)));
  if (section === "agreements")
    return new Map(
      catalogue.agreements.map((entry) => placed({ section, key: entry.key, version: entry.version }, entry)),
    );
  return new Map((catalogue[section] ?? []).map((entry) => placed({ section, key: entry.key }, entry)));
}

function titleIn({ key }: Place, entry: Entry): string {
  return titleOf({ key, name: "name" in entry ? entry.name : undefined });
}
