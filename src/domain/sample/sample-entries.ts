import type { Catalogue } from "../catalogue/catalogue";
import type { Section } from "../catalogue/section";
import { type Use, usageOf } from "../catalogue/usage";

/** What the keys of sample entries begin with: the one mark by which they are known again, whatever else was changed. */
const MARK = "sample-";

export function isSample(key: string): boolean {
  return key.startsWith(MARK);
}

const sections = ["calendars", "configurationItems", "services", "contacts", "customers", "agreements"] as const;
const required: ReadonlySet<Section> = new Set(["calendars", "services", "agreements"]);

export function hasSample(catalogue: Catalogue): boolean {
  return sections.some((section) => entriesOf(catalogue, section).some(({ key }) => isSample(key)));
}

/** A catalogue in which nothing stands but its format, and perhaps sample entries. */
export function hasNoOwn(catalogue: Catalogue): boolean {
  return (
    (catalogue.statuses ?? []).length === 0 &&
    catalogue.priorityMatrix === undefined &&
    sections.every((section) => entriesOf(catalogue, section).every(({ key }) => isSample(key)))
  );
}

/** The catalogue without its sample entries; a section that need not be there goes with its last entry. */
export function withoutSample(catalogue: Catalogue): Catalogue {
  const kept = Object.entries(catalogue).flatMap(([name, content]): [string, unknown][] => {
    if (!sections.includes(name as Section)) return [[name, content]];
    const section = name as Section;
    const entries = entriesOf(catalogue, section).filter(({ key }) => !isSample(key));
    return entries.length === 0 && !required.has(section) ? [] : [[section, entries]];
  });
  return Object.fromEntries(kept) as unknown as Catalogue;
}

/** Own entries that refer to sample ones, each once: without these they would lead nowhere. */
export function usersOfSample(catalogue: Catalogue): readonly Use[] {
  const { usesOf } = usageOf(catalogue);
  const users = new Map<string, Use>();
  for (const section of sections)
    for (const key of new Set(
      entriesOf(catalogue, section)
        .map((entry) => entry.key)
        .filter(isSample),
    ))
      for (const use of usesOf(section, key))
        if (!isSample(use.key)) users.set(`${use.section} ${use.key} ${use.version}`, use);
  return [...users.values()];
}

function entriesOf(catalogue: Catalogue, section: Section): readonly { readonly key: string }[] {
  return catalogue[section] ?? [];
}
