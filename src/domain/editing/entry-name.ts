import type { Catalogue } from "../catalogue/catalogue";
import { at } from "../catalogue/problem";
import type { AnySection } from "../catalogue/section";

/** A section whose entries are told apart by one text: their key, or a status's name. */
type KeyedSection = Exclude<AnySection, "agreements" | "priorityMatrix">;

/** Which entry of a catalogue is meant. There is one matrix, so it needs no name. */
export type EntryName =
  | { readonly section: KeyedSection; readonly key: string }
  | { readonly section: "agreements"; readonly key: string; readonly version: number }
  | { readonly section: "priorityMatrix" };

/** The name as one text, such as `agreements:email:2`; different names have different texts. */
export function textOf(name: EntryName): string {
  if (name.section === "priorityMatrix") return name.section;
  return name.section === "agreements" ? `${name.section}:${name.key}:${name.version}` : `${name.section}:${name.key}`;
}

/** An entry and where it stands in its section; the matrix stands in none. */
export interface FoundEntry {
  readonly entry: object;
  readonly index: number | null;
}

export function findEntry(catalogue: Catalogue, name: EntryName): FoundEntry | null {
  if (name.section === "priorityMatrix")
    return catalogue.priorityMatrix ? { entry: catalogue.priorityMatrix, index: null } : null;
  const entries: readonly object[] = catalogue[name.section] ?? [];
  const index = entries.findIndex((entry) => isNamed(entry, name));
  return index < 0 ? null : { entry: entries[index]!, index };
}

/** The path of a found entry in its catalogue: `agreements[3]`. */
export function pathOf({ section }: EntryName, index: number | null): string {
  return index === null ? section : at(section, index);
}

/** What of an entry tells it apart in its section, as far as it is well-formed. */
export function nameOf(section: AnySection, entry: unknown): EntryName | null {
  if (section === "priorityMatrix") return { section };
  if (typeof entry !== "object" || entry === null) return null;
  const { key, name, version } = entry as { key?: unknown; name?: unknown; version?: unknown };
  if (section === "statuses") return typeof name === "string" ? { section, key: name } : null;
  if (typeof key !== "string") return null;
  if (section !== "agreements") return { section, key };
  return typeof version === "number" ? { section, key, version } : null;
}

function isNamed(entry: object, name: EntryName): boolean {
  const own = nameOf(name.section, entry);
  return own !== null && textOf(own) === textOf(name);
}
