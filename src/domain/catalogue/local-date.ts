import type { LocalDate } from "../calendar/calendar";
import { DAY } from "../time";

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isLocalDate(value: string): boolean {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(value);
}

/** @param days earlier when negative */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(Date.parse(date) + days * DAY);
}

/** The same day of a later month, or that month's last day where it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** The last of some dates; undefined when there are none. */
export function latestOf(dates: readonly LocalDate[]): LocalDate | undefined {
  return dates.toSorted().at(-1);
}

function dateOf(midnight: number): LocalDate {
  return new Date(midnight).toISOString().slice(0, 10);
}
