import { DAY, type Instant } from "../time";

/**
 * The first instant at which a zone's clocks read a date and time, `2026-03-01T14:30`. Where clocks skip it, the instant
 * that it would have been without the change; where they pass it twice, the first of the two.
 * @returns null where it is no date and time
 * @throws RangeError for an unknown zone
 */
export function instantOfWall(wall: string, timezone: string): Instant | null {
  const read = /T/.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  if (Number.isNaN(read)) return null;
  const wallAt = wallClock(timezone);
  // No zone's clocks change twice within two days.
  const guesses = [read - DAY, read + DAY].map((at) => read - (wallAt(at) - at));
  const fitting = guesses.filter((at) => wallAt(at) === read);
  return fitting.length > 0 ? Math.min(...fitting) : guesses[0]!;
}

/** What a zone's clocks read at an instant, to the minute: `2026-03-01T14:30`. @throws RangeError for an unknown zone */
export function wallOf(at: Instant, timezone: string): string {
  return new Date(wallClock(timezone)(at)).toISOString().slice(0, 16);
}

/**
 * What a zone's clocks read at whole seconds, as if it were UTC. `offsetProbe` is quicker for many; this is for what a person
 * types, in pages that have to stay small.
 */
function wallClock(timezone: string): (at: Instant) => number {
  // Swedes write dates as ISO 8601 does.
  const { format } = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "medium" });
  return (at) => Date.parse(`${format(at).replace(" ", "T")}Z`);
}
