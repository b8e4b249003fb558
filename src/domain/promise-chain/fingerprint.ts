import { type CalendarEntry, calendarOf } from "../catalogue/calendar-entry";

/** Equal for equal texts, and in all likelihood different for different ones: 64 bits, in 16 hexadecimal digits. */
export type Fingerprint = string;

/**
 * Two runs of FNV-1a (Fowler, Noll, Vo) of 32 bits with different beginnings, the second over the text backwards: quick and the
 * same everywhere. It tells what changed from what did not, and is no defence against somebody who wants two texts to agree.
 */
export function fingerprintOf(text: string): Fingerprint {
  let forward = 0x811c9dc5;
  let backward = 0x01234567;
  for (let i = 0; i < text.length; i += 1) {
    forward = Math.imul(forward ^ text.charCodeAt(i), 0x01000193);
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return [forward, backward].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Of the hours that a calendar means; names, and the order in which dates are written, do not matter. */
export function fingerprintOfHours(entry: CalendarEntry): Fingerprint {
  const { timezone, weekly, holidays = [], overrides = {}, breaks = {} } = calendarOf(entry);
  return fingerprintOf(
    JSON.stringify([timezone, sorted(weekly), [...holidays].sort(), sorted(overrides), sorted(breaks)]),
  );
}

function sorted(value: string | Readonly<Record<string, unknown>>): unknown {
  return typeof value === "string"
    ? value
    : Object.entries(value).sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
}
