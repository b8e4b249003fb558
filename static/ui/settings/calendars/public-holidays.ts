import Holidays from "date-holidays";
import { type Closure, closedDays } from "../../../../src/domain/calendar-import/closure";
import { joinedClosures } from "../../../../src/domain/calendar-import/merge-closures";
import { DAY, HOUR } from "../../../../src/domain/time";

/** A country, a state of it, a region of that: `NL`; `DE`, `BY`; `DE`, `BY`, `A`. */
export interface Place {
  readonly country: string;
  readonly state: string | null;
  readonly region: string | null;
}

export interface PlaceChoice {
  readonly code: string;
  readonly name: string;
}

/** Countries whose public holidays are known, by their name in a language. */
export function countries(locale: string): PlaceChoice[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return Object.entries(new Holidays().getCountries("en"))
    .map(([code, name]) => ({ code, name: nameOf(names, code) ?? name }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

function nameOf(names: Intl.DisplayNames, code: string): string | null {
  const name = names.of(code);
  return name === undefined || name === code ? null : name;
}

/** Those parts of a country that have holidays of their own; empty where it is the same everywhere. */
export function statesOf(country: string, locale: string): PlaceChoice[] {
  return choices(new Holidays().getStates(country, languageOf(locale)), locale);
}

export function regionsOf(country: string, state: string, locale: string): PlaceChoice[] {
  return choices(new Holidays().getRegions(country, state, languageOf(locale)), locale);
}

function choices(named: Record<string, string> | undefined, locale: string): PlaceChoice[] {
  return Object.entries(named ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

function languageOf(locale: string): string {
  return new Intl.Locale(locale).language;
}

/** No half day lasts longer; a holiday that begins at a sunset does, and is told by the day that follows it. */
const HALF_DAY = 12 * HOUR;

/**
 * The public holidays of a place in the years `fromYear` to `toYear`, on the dates of its own wall, named in the reader's
 * language where the source knows it, else in the country's. Days on which only schools, banks or offices close are left out.
 * Those that begin at noon or later close hours; those that begin at the sunset before are told by the day that follows it.
 */
export function publicHolidays(place: Place, fromYear: number, toYear: number, locale: string): Closure[] {
  const { country, state, region } = place;
  const options = { types: ["public" as const], languages: [languageOf(locale)] };
  const holidays =
    state === null
      ? new Holidays(country, options)
      : region === null
        ? new Holidays(country, state, options)
        : new Holidays(country, state, region, options);
  const closures: Closure[] = [];
  for (let year = fromYear; year <= toYear; year++)
    for (const { date, start, end, name } of holidays.getHolidays(year)) {
      const first = date.slice(0, 10);
      const begins = date.slice(11, 16);
      const length = end.getTime() - start.getTime();
      if (begins !== "00:00" && length <= HALF_DAY) closures.push({ date: first, name, hours: [begins, "24:00"] });
      else closures.push(...closedDays(first, Math.max(1, Math.round(length / DAY)), name));
    }
  return joinedClosures(closures);
}
