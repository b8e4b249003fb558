import type { WordMapping } from "../../../../src/contract";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";

/** A word of a catalogue for which a project may have others. */
export interface CatalogueWord {
  readonly word: string;
  /** What people call it: a service's name. */
  readonly title: string;
}

export type WordKind = keyof WordMapping;

export const wordKinds: readonly WordKind[] = ["statuses", "teams", "services"];

/** The words that a catalogue uses of each kind, each once, in the order in which it first uses them. */
export function wordsOf(catalogue: Catalogue): Readonly<Record<WordKind, readonly CatalogueWord[]>> {
  const statuses = new Set((catalogue.statuses ?? []).map(({ name }) => name));
  const teams = new Set<string>();
  for (const agreement of catalogue.agreements) {
    const { stop, pause, respond } = agreement.clock ?? {};
    for (const rule of [stop, pause, respond]) for (const status of rule?.statuses ?? []) statuses.add(status);
    if (agreement.kind === "ola") for (const team of agreement.party.teams) teams.add(team);
    if (agreement.kind === "uc") for (const status of agreement.party.statuses ?? []) statuses.add(status);
  }
  const asWord = (word: string) => ({ word, title: word });
  return {
    statuses: [...statuses].map(asWord),
    teams: [...teams].map(asWord),
    services: catalogue.services.map(({ key, name }) => ({ word: key, title: name })),
  };
}

/** The mapping with other words of the project for one of the catalogue's; none takes the word out. */
export function withWords(
  mapping: WordMapping,
  kind: WordKind,
  word: string,
  here: readonly string[] | undefined,
): WordMapping {
  const others = Object.entries(mapping[kind]).filter(([key]) => key !== word);
  const kept = here === undefined || here.length === 0 ? others : [...others, [word, here] as const];
  return { ...mapping, [kind]: Object.fromEntries(kept) };
}
