import { DAY, HOUR, MINUTE, type Milliseconds } from "../time";
import { type Calendar, type LocalDate, type WallInterval, weekdays } from "./calendar";

/** Days since 1970-01-01 on the calendar's own wall: local midnights counted, whatever their length. */
export type DayNumber = number;

/** The open hours of one local day: pairs of wall time since midnight, ascending, apart from each other, start inclusive, end exclusive. */
export type OpenHours = readonly (readonly [start: Milliseconds, end: Milliseconds])[];

const closed: OpenHours = [];
const allDay: OpenHours = [[0, DAY]];

/**
 * A calendar's rules as wall hours per local day, with no notion yet of how long those hours are in real time.
 * The week repeats for ever; `exceptions` are the finitely many dates that a holiday, an override or a break names.
 */
export interface DayHours {
  /** Monday first. */
  readonly week: readonly OpenHours[];
  readonly exceptions: ReadonlyMap<DayNumber, OpenHours>;
}

/** Reads a calendar that was checked at import: times and dates are taken to be well formed. */
export function dayHoursOf(calendar: Calendar): DayHours {
  const { weekly, holidays = [], overrides = {}, breaks = {} } = calendar;
  const week = weekdays.map((weekday) => (weekly === "always" ? allDay : openHours(weekly[weekday] ?? [])));

  const exceptions = new Map<DayNumber, OpenHours>();
  for (const [date, intervals] of Object.entries(overrides)) exceptions.set(dayNumberOf(date), openHours(intervals));
  for (const [date, intervals] of Object.entries(breaks)) {
    const day = dayNumberOf(date);
    exceptions.set(day, without(exceptions.get(day) ?? hoursOfWeekday(week, day), openHours(intervals)));
  }
  // Last, since a holiday closes its date whatever else is said about it.
  for (const date of holidays) exceptions.set(dayNumberOf(date), closed);
  return { week, exceptions };
}

export function hoursOn(hours: DayHours, day: DayNumber): OpenHours {
  return hours.exceptions.get(day) ?? hoursOfWeekday(hours.week, day);
}

/** What holds on days without exception: all of them open, all of them closed, or as the weekday says. */
export type Habit = "open" | "closed" | "weekly";

export function habitOf({ week }: DayHours): Habit {
  if (week.every((hours) => hours.length === 0)) return "closed";
  return week.every((hours) => hours.length === 1 && hours[0]![0] === 0 && hours[0]![1] === DAY) ? "open" : "weekly";
}

function hoursOfWeekday(week: readonly OpenHours[], day: DayNumber): OpenHours {
  const sinceMonday = day + 3; // 1970-01-01 was a Thursday
  return week[sinceMonday - 7 * Math.floor(sinceMonday / 7)] ?? closed;
}

function dayNumberOf(date: LocalDate): DayNumber {
  return Date.parse(date) / DAY; // a date without a time is read as UTC (ECMA-262, "Date Time String Format")
}

/** The union of the intervals: sorted, with touching ones joined. */
function openHours(intervals: readonly WallInterval[]): OpenHours {
  const union: [start: Milliseconds, end: Milliseconds][] = [];
  const sorted = intervals.map(([start, end]) => [wallTime(start), wallTime(end)] as const).sort(([a], [b]) => a - b);
  for (const [start, end] of sorted) {
    const last = union.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (start < end) union.push([start, end]);
  }
  return union;
}

function without(hours: OpenHours, breaks: OpenHours): OpenHours {
  return breaks.reduce<OpenHours>(
    (left, [breakStart, breakEnd]) =>
      left
        .flatMap(([start, end]) => [
          [start, Math.min(end, breakStart)] as const,
          [Math.max(start, breakEnd), end] as const,
        ])
        .filter(([start, end]) => start < end),
    hours,
  );
}

/** `HH:MM` to time since midnight as the clock reads; `24:00` is the end of the day. */
function wallTime(text: string): Milliseconds {
  const [hours, minutes] = text.split(":");
  return Number(hours) * HOUR + Number(minutes) * MINUTE;
}
