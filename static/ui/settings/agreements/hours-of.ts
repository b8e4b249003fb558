import { compileServiceHours } from "../../../../src/domain/calendar/compile-service-hours";
import type { ServiceHours } from "../../../../src/domain/calendar/service-hours";
import { type CalendarEntry, calendarOf } from "../../../../src/domain/catalogue/calendar-entry";

/** Entries are never mutated, so an entry that is the same object has the same hours. */
const compiled = new WeakMap<CalendarEntry, ServiceHours>();

/**
 * The hours of a calendar, compiled once for as long as the entry stays as it is: forms ask at every key that is pressed.
 * @throws UnknownTimeZone
 */
export function hoursOf(entry: CalendarEntry): ServiceHours {
  const known = compiled.get(entry);
  if (known) return known;
  const hours = compileServiceHours(calendarOf(entry));
  compiled.set(entry, hours);
  return hours;
}
