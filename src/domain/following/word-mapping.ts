import type { AgreementEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "../catalogue/catalogue";

type Words = Readonly<Record<string, readonly string[]>>;

/** How a project's own words stand for those of the catalogue that it follows. A word that is not mapped stands for itself. */
export interface WordMapping {
  /** The catalogue's statuses to the project's. */
  readonly statuses: Words;
  readonly teams: Words;
  /** Keys of services to the values of the project's tickets that mean them; they replace the catalogue's. */
  readonly services: Words;
}

export const noWords: WordMapping = { statuses: {}, teams: {}, services: {} };

/** A catalogue as a project reads it that follows it: what is promised is the same, in the project's own words. */
export function inWordsOf(catalogue: Catalogue, { statuses, teams, services }: WordMapping): Catalogue {
  const { statuses: listed } = catalogue;
  return {
    ...catalogue,
    ...(listed && {
      statuses: unique(
        listed.flatMap((status) => wordsFor(status.name, statuses).map((name) => ({ ...status, name }))),
      ),
    }),
    services: catalogue.services.map((service) => {
      const values = own(services, service.key);
      return values === undefined ? service : { ...service, tickets: { ...service.tickets, service: values } };
    }),
    agreements: catalogue.agreements.map((entry) => agreementIn(entry, statuses, teams)),
  };
}

/** Values that a mapping gives to two services at once, each with their keys: which of them a ticket means would be chance. */
export function ambiguousValues(
  catalogue: Catalogue,
  words: WordMapping,
): { readonly value: string; readonly services: readonly string[] }[] {
  const meanings = new Map<string, string[]>();
  for (const { key, tickets } of inWordsOf(catalogue, words).services)
    for (const value of new Set(tickets?.service ?? [])) meanings.set(value, [...(meanings.get(value) ?? []), key]);
  return [...meanings].filter(([, keys]) => keys.length > 1).map(([value, keys]) => ({ value, services: keys }));
}

function agreementIn(entry: AgreementEntry, statuses: Words, teams: Words): AgreementEntry {
  const translated = <Part extends { readonly statuses?: readonly string[] }>(part: Part): Part =>
    part.statuses ? { ...part, statuses: wordsOf(part.statuses, statuses) } : part;
  const { clock } = entry;
  const clockIn = clock && {
    ...clock,
    ...(clock.stop && { stop: translated(clock.stop) }),
    ...(clock.pause && { pause: translated(clock.pause) }),
    ...(clock.respond && { respond: translated(clock.respond) }),
  };
  const common = clockIn ? { clock: clockIn } : {};
  switch (entry.kind) {
    case "sla":
      return { ...entry, ...common };
    case "ola":
      return { ...entry, ...common, party: { teams: wordsOf(entry.party.teams, teams) } };
    case "uc":
      return { ...entry, ...common, party: translated(entry.party) };
  }
}

function wordsOf(words: readonly string[], mapping: Words): string[] {
  return [...new Set(words.flatMap((word) => wordsFor(word, mapping)))];
}

function wordsFor(word: string, mapping: Words): readonly string[] {
  return own(mapping, word) ?? [word];
}

/** A catalogue's words are anybody's, so one may be called `constructor`. */
function own(mapping: Words, word: string): readonly string[] | undefined {
  return Object.hasOwn(mapping, word) ? mapping[word] : undefined;
}

/** The first of each name. */
function unique<Status extends { readonly name: string }>(statuses: readonly Status[]): Status[] {
  const seen = new Set<string>();
  return statuses.filter(({ name }) => !seen.has(name) && seen.add(name));
}
