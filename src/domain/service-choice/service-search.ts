import { likeness } from "./likeness";
import { plain, plainWordsOf } from "./plain-words";

/** What people may say of a service. */
export interface Searchable {
  readonly name: string;
  /** Other words for it. */
  readonly alsoCalled: readonly string[];
  /** What one achieves by it, and what it is. */
  readonly outcome: string | null;
  readonly description: string | null;
}

/** Whoever says a service's name means it; its description speaks of others too. */
const WEIGHTS = { name: 4, alsoCalled: 4, outcome: 1.5, description: 1 } as const;
/** Added where the whole of what was typed is a name, or its beginning. */
const IS_THE_NAME = 10;
const BEGINS_THE_NAME = 3;
/** What is so much worse than the best is not shown: in `my mail does not work` three words are said of anything. */
const WORTH_SHOWING = 0.25;

/**
 * Searches services in plain words: whatever case, accents and order, unfinished words and small slips included. A word
 * that no service has is passed over; a word that few have counts more than one that all have.
 * @returns a search that answers with places in `services`, the best first; with nothing typed all, in their order
 */
export function serviceSearch(services: readonly Searchable[]): (typed: string) => readonly number[] {
  const vocabulary = new Map<string, Map<number, number>>();
  const names = services.map(({ name }) => plain(name).trim());
  for (const [place, { name, alsoCalled, outcome, description }] of services.entries()) {
    const note = (text: string | null, weight: number) => {
      for (const { whole, parts } of plainWordsOf(text ?? ""))
        for (const word of new Set([whole, ...parts])) {
          const places = vocabulary.get(word) ?? new Map<number, number>();
          places.set(place, Math.max(weight, places.get(place) ?? 0));
          vocabulary.set(word, places);
        }
    };
    note(name, WEIGHTS.name);
    for (const other of alsoCalled) note(other, WEIGHTS.alsoCalled);
    note(outcome, WEIGHTS.outcome);
    note(description, WEIGHTS.description);
  }

  /** How well a word names each of the services that it names at all. */
  const named = (typed: string): Map<number, number> => {
    const best = new Map<number, number>();
    for (const [word, places] of vocabulary) {
      const alike = likeness(typed, word);
      if (alike === 0) continue;
      for (const [place, weight] of places) best.set(place, Math.max(alike * weight, best.get(place) ?? 0));
    }
    return best;
  };

  return (typed) => {
    const whole = plain(typed).trim();
    if (whole === "") return services.map((_, place) => place);
    const scores = new Map<number, number>();
    const add = (place: number, more: number) => scores.set(place, (scores.get(place) ?? 0) + more);
    const terms = plainWordsOf(typed).flatMap(({ whole: word, parts }) => {
      const found = named(word);
      return found.size > 0 || parts.length === 1 ? [found] : parts.map(named);
    });
    for (const found of terms) {
      const rarity = Math.log(1 + services.length / found.size);
      for (const [place, likeness] of found) add(place, likeness * rarity);
    }
    for (const [place, name] of names.entries()) {
      if (name === whole) add(place, IS_THE_NAME);
      else if (name.startsWith(whole)) add(place, BEGINS_THE_NAME);
    }
    const least = Math.max(0, ...scores.values()) * WORTH_SHOWING;
    return [...scores]
      .filter(([, score]) => score >= least)
      .sort(([place, score], [other, otherScore]) => otherScore - score || place - other)
      .map(([place]) => place);
  };
}
