import { type LocalDate, type Weekday, weekdays } from "../calendar/calendar";
import { dayHoursOf, hoursOn } from "../calendar/day-hours";
import { offsetProbe } from "../calendar/offset-probe";
import { type CalendarEntry, calendarOf, holidayDate } from "../catalogue/calendar-entry";
import { addDays } from "../catalogue/local-date";
import { DAY, type Instant, type Milliseconds } from "../time";

/** Why a calendar was closed for a while, a reason for each kind of day in it. */
export type Closure =
  | { readonly kind: "holiday"; readonly date: LocalDate; readonly name: string | null }
  /** The calendar closes that one date, and no holiday says why. */
  | { readonly kind: "closed-date"; readonly date: LocalDate }
  /** A weekday that has no hours in any week. */
  | { readonly kind: "closed-weekday"; readonly weekday: Weekday }
  /** Before or after the hours of a working day. */
  | { readonly kind: "out-of-hours" }
  /** Between two stretches of hours of one working day. */
  | { readonly kind: "break" };

/** More days than a calendar is closed in a row; what never opens again is told by its first days. */
const MOST_DAYS = 400;

/** Tells of the closed times of one calendar why they were closed. */
export function closuresOf(entry: CalendarEntry): (from: Instant, to: Instant) => Closure[] {
  const hours = dayHoursOf(calendarOf(entry));
  const offsetAt = offsetProbe(entry.timezone);
  const holidays = new Map(
    (entry.holidays ?? []).map((holiday) => [
      holidayDate(holiday),
      typeof holiday === "string" ? null : (holiday.name ?? null),
    ]),
  );
  /** @param since wall time of the date at which the closing began; null when it spans several dates */
  const closureOn = (date: LocalDate, since: Milliseconds | null): Closure => {
    const name = holidays.get(date);
    if (name !== undefined) return { kind: "holiday", date, name };
    const day = Date.parse(date) / DAY;
    const open = hoursOn(hours, day);
    if (open.length === 0) {
      if (hours.exceptions.has(day)) return { kind: "closed-date", date };
      return { kind: "closed-weekday", weekday: weekdayOf(day) };
    }
    const isBreak = since !== null && open.some(([, end]) => end <= since) && open.some(([start]) => start > since);
    return { kind: isBreak ? "break" : "out-of-hours" };
  };
  return (from, to) => {
    const wall = from + offsetAt(from);
    const first = dateOf(wall);
    const last = dateOf(to - 1 + offsetAt(to - 1));
    const since = first === last ? wall - Date.parse(first) : null;
    const closures = new Map<string, Closure>();
    for (let date = first, days = 0; date <= last && days < MOST_DAYS; date = addDays(date, 1), days++) {
      const closure = closureOn(date, since);
      closures.set(JSON.stringify(closure), closure);
    }
    return [...closures.values()];
  };
}

function dateOf(wall: number): LocalDate {
  return new Date(wall).toISOString().slice(0, 10);
}

function weekdayOf(day: number): Weekday {
  return weekdays[(((day + 3) % 7) + 7) % 7]!; // 1970-01-01 was a Thursday
}
