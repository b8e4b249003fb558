import { startOfLocalDate } from "../agreement/start-of-local-date";
import type { LocalDate } from "../calendar/calendar";
import { offsetProbe } from "../calendar/offset-probe";
import { addDays } from "../catalogue/local-date";
import { DAY, type Instant, MINUTE } from "../time";
import type { Closure } from "./closure";

/**
 * What a period `[startAt, endAt)` closes on the wall of a zone, day by day: days that it covers whole, hours of others,
 * outward to whole minutes. An empty or reversed period closes nothing.
 *
 * A period that lies within the hour that clocks repeat may read backwards on the wall; it closes nothing either, as no
 * calendar could say it.
 * @throws UnknownTimeZone
 */
export function closuresOfPeriod(startAt: Instant, endAt: Instant, timezone: string, name: string | null): Closure[] {
  const offsetAt = offsetProbe(timezone);
  const wallAt = (at: Instant) => at + offsetAt(at);
  const closures: Closure[] = [];
  for (let date = dateOf(wallAt(startAt)); ; date = addDays(date, 1)) {
    const dayAt = startOfLocalDate(date, timezone);
    const nextDayAt = startOfLocalDate(addDays(date, 1), timezone);
    if (dayAt >= endAt) return closures;
    if (startAt <= dayAt && nextDayAt <= endAt) {
      // A date that a zone left out begins and ends in the same instant.
      if (dayAt < nextDayAt) closures.push({ date, name, hours: null });
      continue;
    }
    const midnight = Date.parse(date);
    const from = startAt <= dayAt ? 0 : Math.floor((wallAt(startAt) - midnight) / MINUTE);
    const to = nextDayAt <= endAt ? DAY / MINUTE : Math.ceil((wallAt(endAt) - midnight) / MINUTE);
    if (startAt < endAt && from < to) closures.push({ date, name, hours: [wallTime(from), wallTime(to)] });
  }
}

function dateOf(wall: number): LocalDate {
  return new Date(wall).toISOString().slice(0, 10);
}

function wallTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
