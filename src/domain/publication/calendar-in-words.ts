import { type Calendar, type WallInterval, type Weekday, weekdays } from "../calendar/calendar";
import { dayHoursOf, type OpenHours } from "../calendar/day-hours";
import { HOUR, MINUTE } from "../time";

/** Neighbouring weekdays, Monday first: `from` and `to` are the same for a single day. */
export interface DaySpan {
  readonly from: Weekday;
  readonly to: Weekday;
}

/** Weekdays with equal hours, and those hours: Monday to Thursday and Saturday, 09:00 to 12:00 and 13:00 to 17:00. */
export interface EqualDays {
  readonly days: readonly DaySpan[];
  /** Ascending and apart from each other. */
  readonly hours: readonly WallInterval[];
}

/** A week as one would say it. Closed weekdays are in no group. */
export type WeekInWords =
  | { readonly kind: "always" }
  | { readonly kind: "never" }
  | { readonly kind: "weekly"; readonly groups: readonly EqualDays[] };

/** Groups the weekdays of a calendar by equal hours, in the order of each group's first day. */
export function calendarInWords(calendar: Pick<Calendar, "timezone" | "weekly">): WeekInWords {
  const { weekly, timezone } = calendar;
  const week = dayHoursOf({ weekly, timezone }).week.map(wallIntervals);
  const groups = new Map<string, number[]>();
  for (const [day, hours] of week.entries()) {
    if (hours.length === 0) continue;
    const name = JSON.stringify(hours);
    groups.set(name, [...(groups.get(name) ?? []), day]);
  }
  if (groups.size === 0) return { kind: "never" };
  const allDay = groups.get('[["00:00","24:00"]]');
  if (allDay?.length === weekdays.length) return { kind: "always" };
  return {
    kind: "weekly",
    groups: [...groups.values()].map((days) => ({ days: spansOf(days), hours: week[days[0]!]! })),
  };
}

/** Open hours of a day as wall time; touching intervals are joined. */
export function wallIntervals(hours: OpenHours): WallInterval[] {
  return hours.map(([start, end]) => [wallTime(start), wallTime(end)]);
}

function wallTime(sinceMidnight: number): string {
  const hours = Math.floor(sinceMidnight / HOUR);
  const minutes = Math.floor((sinceMidnight % HOUR) / MINUTE);
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

function spansOf(days: readonly number[]): DaySpan[] {
  const spans: [first: number, last: number][] = [];
  for (const day of days) {
    const span = spans.at(-1);
    if (span && span[1] === day - 1) span[1] = day;
    else spans.push([day, day]);
  }
  return spans.map(([first, last]) => ({ from: weekdays[first]!, to: weekdays[last]! }));
}
