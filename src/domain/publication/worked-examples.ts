import type { Agreement, Target } from "../agreement/agreement";
import { dateBegunBy } from "../agreement/date-begun";
import type { LocalDate } from "../calendar/calendar";
import { CalendarRangeError } from "../calendar/calendar-error";
import { dayHoursOf, hoursOn } from "../calendar/day-hours";
import { offsetProbe } from "../calendar/offset-probe";
import { type CalendarEntry, calendarOf } from "../catalogue/calendar-entry";
import { addDays, latestOf } from "../catalogue/local-date";
import { DAY, type Instant } from "../time";
import type { SpecialDay, WorkedExample } from "./published-agreement";
import { specialDays } from "./published-hours";

/** In the morning of a quiet day, and late on one that others follow. */
const MORNING = "10:00";
const LATE = "16:30";

/** Special days for so many weeks in a row, and an example is one of a special day. */
const WEEKS_LOOKED_AT = 8;

const MONDAY = 1;
const FRIDAY = 5;

/**
 * When tickets would be due that are reported on a Monday morning, on a Friday afternoon, and late before a day on which
 * the hours are closed; reckoned by the very hours that the engine measures with.
 *
 * The days are the next ones after today, or from the day on which the agreement begins, in the zone of the calendar that
 * tells most.
 * @param calendarOfKey finds a calendar of the catalogue
 */
export function workedExamples(
  { targets, validFromAt }: Agreement,
  calendarOfKey: (key: string) => CalendarEntry,
  now: Instant,
): WorkedExample[] {
  const calendar = tellingCalendar(targets, calendarOfKey);
  const { timezone } = calendar;
  const from = latestOf([addDays(dateBegunBy(now, timezone), 1), dateBegunBy(validFromAt, timezone)])!;
  const special = specialDays(calendar, from);

  const example = (occasion: WorkedExample["occasion"], date: LocalDate, time: string, closes?: SpecialDay) => {
    const reportedAt = instantAt(date, time, timezone);
    return {
      occasion,
      reportedAt,
      timezone,
      ...(closes && { closes }),
      due: targets.map((target) => ({
        measure: target.measure,
        priority: target.priority,
        dueAt: dueAt(target, reportedAt),
      })),
    };
  };
  const closes = special.find(({ date, hours }) => hours.length === 0 && date > from);
  const before = closes && lastOpenDayBefore(calendar, closes.date, from);
  return [
    example("start-of-week", usual(MONDAY, from, special), MORNING),
    example("end-of-week", usual(FRIDAY, from, special), LATE),
    ...(closes && before ? [example("before-closed-day", before, LATE, closes)] : []),
  ];
}

/** Of the first target that has closing times, a resolution before a response; else of the first of all. */
function tellingCalendar(targets: readonly Target[], calendarOfKey: (key: string) => CalendarEntry): CalendarEntry {
  const byTelling = targets
    .toSorted((one, other) => Number(one.measure === "response") - Number(other.measure === "response"))
    .map(({ calendar }) => calendarOfKey(calendar));
  return byTelling.find(({ weekly }) => weekly !== "always") ?? byTelling[0]!;
}

/** Null where the hours never suffice, or not within the years that a calendar can know. */
function dueAt({ hours, within }: Target, reportedAt: Instant): Instant | null {
  try {
    return hours.addWorkingTime(reportedAt, within);
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}

/** The first such weekday from a date on that is no special day; the very first, if they all are. */
function usual(weekday: number, from: LocalDate, special: readonly SpecialDay[]): LocalDate {
  const first = addDays(from, (weekday - weekdayOf(from) + 7) % 7);
  const dates = Array.from({ length: WEEKS_LOOKED_AT }, (_, week) => addDays(first, week * 7));
  return dates.find((date) => !special.some((day) => day.date === date)) ?? first;
}

/** The last day before a closed one on which the calendar opens; undefined where there is none from `from` on. */
function lastOpenDayBefore(calendar: CalendarEntry, closed: LocalDate, from: LocalDate): LocalDate | undefined {
  const hours = dayHoursOf(calendarOf(calendar));
  for (let date = addDays(closed, -1); date >= from; date = addDays(date, -1))
    if (hoursOn(hours, Date.parse(date) / DAY).length > 0) return date;
  return undefined;
}

/** Sunday is 0. */
function weekdayOf(date: LocalDate): number {
  return new Date(date).getUTCDay();
}

/** When a zone's clocks read a time of a date; where they skip it, as long after as they would have. */
function instantAt(date: LocalDate, time: string, timezone: string): Instant {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = offsetProbe(timezone);
  return wall - offsetAt(wall - offsetAt(wall));
}
