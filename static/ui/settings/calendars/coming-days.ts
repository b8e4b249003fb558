import { startOfLocalDate } from "../../../../src/domain/agreement/start-of-local-date";
import { type LocalDate, type WallInterval, type Weekday, weekdays } from "../../../../src/domain/calendar/calendar";
import { compileServiceHours } from "../../../../src/domain/calendar/compile-service-hours";
import { dayHoursOf, hoursOn } from "../../../../src/domain/calendar/day-hours";
import { offsetStretches } from "../../../../src/domain/calendar/zone-offsets";
import { type CalendarEntry, calendarOf, holidayDate } from "../../../../src/domain/catalogue/calendar-entry";
import { addDays } from "../../../../src/domain/catalogue/local-date";
import { wallIntervals } from "../../../../src/domain/publication/calendar-in-words";
import { DAY, type Instant, type Milliseconds } from "../../../../src/domain/time";

/** What decides the hours of a day, the strongest first. */
export type Cause = "holiday" | "break" | "override" | "week";

/** One day of a calendar's own wall as it will be. */
export interface ComingDay {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** Ascending; empty when closed. */
  readonly hours: readonly WallInterval[];
  readonly cause: Cause;
  /** Of a holiday that has one. */
  readonly name: string | null;
  readonly clockChange: ClockChange | null;
}

/** A moment of a day at which the zone's clocks are put forward or back. */
export interface ClockChange {
  readonly at: Instant;
  /** How far: positive when clocks go forward. */
  readonly by: Milliseconds;
  /** Service hours that the day has more (less: negative) than its hours read. */
  readonly gained: Milliseconds;
}

/**
 * The days from `first` on.
 * @param days 1 or more
 * @throws UnknownTimeZone
 */
export function comingDays(entry: CalendarEntry, first: LocalDate, days: number): ComingDay[] {
  const calendar = calendarOf(entry);
  const dayHours = dayHoursOf(calendar);
  const names = new Map(
    (entry.holidays ?? []).map((holiday) => [
      holidayDate(holiday),
      typeof holiday === "string" ? null : (holiday.name ?? null),
    ]),
  );
  const startAt = startOfLocalDate(first, calendar.timezone);
  const endAt = startOfLocalDate(addDays(first, days), calendar.timezone);
  const stretches = offsetStretches(calendar.timezone, startAt, endAt);
  const changes = stretches
    .slice(1)
    .map(({ from, offset }, before) => ({ at: from, by: offset - stretches[before]!.offset }));
  const year = Number(first.slice(0, 4));
  const serviceHours =
    changes.length > 0 ? compileServiceHours(calendar, { fromYear: year - 1, toYear: year + 2 }) : null;

  return Array.from({ length: days }, (_, index): ComingDay => {
    const date = addDays(first, index);
    const day = Date.parse(date) / DAY;
    const open = hoursOn(dayHours, day);
    const dayAt = startOfLocalDate(date, calendar.timezone);
    const nextDayAt = startOfLocalDate(addDays(date, 1), calendar.timezone);
    const change = changes.find(({ at }) => dayAt <= at && at < nextDayAt);
    const read = open.reduce((sum, [start, end]) => sum + end - start, 0);
    return {
      date,
      weekday: weekdays[(((day + 3) % 7) + 7) % 7]!, // 1970-01-01 was a Thursday
      hours: wallIntervals(open),
      cause: names.has(date)
        ? "holiday"
        : calendar.breaks && Object.hasOwn(calendar.breaks, date)
          ? "break"
          : calendar.overrides && Object.hasOwn(calendar.overrides, date)
            ? "override"
            : "week",
      name: names.get(date) ?? null,
      clockChange:
        change && serviceHours ? { ...change, gained: serviceHours.workingTimeBetween(dayAt, nextDayAt) - read } : null,
    };
  });
}

/** The days with a clock change among the `days` from `first` on. @throws UnknownTimeZone */
export function daysWithClockChange(entry: CalendarEntry, first: LocalDate, days: number): ComingDay[] {
  const { timezone } = entry;
  const startAt = startOfLocalDate(first, timezone);
  const stretches = offsetStretches(timezone, startAt, startOfLocalDate(addDays(first, days), timezone));
  return (
    stretches
      .slice(1)
      .map(({ from }, before) => new Date(from + stretches[before]!.offset).toISOString().slice(0, 10))
      // Clocks that go back at midnight end the day before, and begin nothing.
      .flatMap((date) => [date, addDays(date, -1)].flatMap((near) => comingDays(entry, near, 1)))
      .filter(({ clockChange }) => clockChange !== null)
  );
}
