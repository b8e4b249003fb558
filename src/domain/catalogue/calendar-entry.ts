import type { Calendar, LocalDate } from "../calendar/calendar";

export type HolidayEntry = LocalDate | { readonly date: LocalDate; readonly name?: string };

/** A calendar of the catalogue: service hours with a key to refer to, and holidays that may have names. */
export interface CalendarEntry extends Omit<Calendar, "holidays"> {
  readonly key: string;
  readonly name?: string;
  readonly holidays?: readonly HolidayEntry[];
}

export function holidayDate(holiday: HolidayEntry): LocalDate {
  return typeof holiday === "string" ? holiday : holiday.date;
}

/** The hours alone, without the names that people read. */
export function calendarOf({ timezone, weekly, holidays, overrides, breaks }: CalendarEntry): Calendar {
  return {
    timezone,
    weekly,
    ...(holidays && { holidays: holidays.map(holidayDate) }),
    ...(overrides && { overrides }),
    ...(breaks && { breaks }),
  };
}
