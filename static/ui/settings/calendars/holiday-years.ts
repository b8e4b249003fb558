import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import { type CalendarEntry, holidayDate } from "../../../../src/domain/catalogue/calendar-entry";
import { addMonths } from "../../../../src/domain/catalogue/local-date";
import { calendarsWithoutHolidays } from "../../../../src/domain/catalogue/missing-holidays";
import { EMPTY_CATALOGUE } from "../../shared/catalogue/unpack";

/** How many months before a year begins its holidays are missed; as the checks before activation have it. */
const MONTHS_AHEAD = 3;

/** Of this year and, when it is near, the next those for which a calendar that closes at times names no holiday. */
export function yearsWithoutHolidays(calendar: CalendarEntry, today: LocalDate): number[] {
  const years = new Set([today, addMonths(today, MONTHS_AHEAD)].map((date) => Number(date.slice(0, 4))));
  return [...years].filter(
    (year) => calendarsWithoutHolidays({ ...EMPTY_CATALOGUE, calendars: [calendar] }, year).length > 0,
  );
}

/** The last holiday that a calendar names; null for one that names none. */
export function lastHoliday({ holidays = [] }: CalendarEntry): LocalDate | null {
  return holidays
    .map(holidayDate)
    .reduce<LocalDate | null>((last, date) => (last === null || date > last ? date : last), null);
}
