import { dateBegunBy } from "../agreement/date-begun";
import type { LocalDate } from "../calendar/calendar";
import { type DayHours, type DayNumber, dayHoursOf, hoursOn } from "../calendar/day-hours";
import { type CalendarEntry, calendarOf, holidayDate } from "../catalogue/calendar-entry";
import { titleOf } from "../catalogue/entry-title";
import { addMonths } from "../catalogue/local-date";
import { DAY, type Instant } from "../time";
import { calendarInWords, wallIntervals } from "./calendar-in-words";
import type { PublishedHours, SpecialDay } from "./published-agreement";

/** How far special days are told ahead. */
const MONTHS_AHEAD = 12;

/** A calendar as people read it: its week, and the days of the coming year that are not as the week says. */
export function publishedHours(entry: CalendarEntry, now: Instant): PublishedHours {
  return {
    calendar: entry.key,
    title: titleOf(entry),
    timezone: entry.timezone,
    week: calendarInWords(entry),
    specialDays: specialDays(entry, dateBegunBy(now, entry.timezone)),
  };
}

/** Ascending, from `from` on; a closed day that the week closes anyway is nothing special. */
export function specialDays(entry: CalendarEntry, from: LocalDate): SpecialDay[] {
  const hours = dayHoursOf(calendarOf(entry));
  const names = new Map(
    (entry.holidays ?? []).map((holiday) => [
      holidayDate(holiday),
      typeof holiday === "string" ? undefined : holiday.name,
    ]),
  );
  const to = addMonths(from, MONTHS_AHEAD);
  return [...hours.exceptions.keys()]
    .map((day) => ({ day, date: dateOf(day) }))
    .filter(({ day, date }) => from <= date && date < to && isSpecial(hours, day))
    .sort((one, other) => one.day - other.day)
    .map(({ day, date }) => ({ date, name: names.get(date) ?? null, hours: wallIntervals(hoursOn(hours, day)) }));
}

function isSpecial(hours: DayHours, day: DayNumber): boolean {
  const usual = hoursOn({ week: hours.week, exceptions: new Map() }, day);
  return JSON.stringify(usual) !== JSON.stringify(hoursOn(hours, day));
}

function dateOf(day: DayNumber): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
