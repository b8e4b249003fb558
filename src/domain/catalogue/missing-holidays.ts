import { type CalendarEntry, holidayDate } from "./calendar-entry";
import type { Catalogue } from "./catalogue";

/**
 * Calendars with a weekly plan that name no closed day in a year. Those that are always open are meant to have none.
 * @param year of the calendar's own dates
 */
export function calendarsWithoutHolidays({ calendars }: Catalogue, year: number): CalendarEntry[] {
  return calendars.filter(
    ({ weekly, holidays = [] }) =>
      weekly !== "always" && !holidays.some((holiday) => holidayDate(holiday).startsWith(`${year}-`)),
  );
}
