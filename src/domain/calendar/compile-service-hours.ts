import type { Calendar } from "./calendar";
import { dayHoursOf, habitOf } from "./day-hours";
import { offsetProbe } from "./offset-probe";
import { roundTheClock } from "./round-the-clock";
import type { ServiceHours } from "./service-hours";
import { TabulatedHours } from "./tabulated-hours";

/**
 * Compiles a calendar once, for any number of questions.
 *
 * Without `years` the table is made when the first question comes, for about five years to either side of it.
 * @param calendar checked at import: times and dates well formed
 * @param years tabulated at once instead: from the first of January of `fromYear` up to that of `toYear` (UTC)
 * @throws UnknownTimeZone
 */
export function compileServiceHours(
  calendar: Calendar,
  years?: { readonly fromYear: number; readonly toYear: number },
): ServiceHours {
  offsetProbe(calendar.timezone); // refuses an unknown zone at once, not at the first question
  const hours = dayHoursOf(calendar);
  if (habitOf(hours) === "open" && hours.exceptions.size === 0) return roundTheClock;
  return new TabulatedHours(
    hours,
    calendar.timezone,
    years && { from: Date.UTC(years.fromYear, 0, 1), to: Date.UTC(years.toYear, 0, 1) },
  );
}
