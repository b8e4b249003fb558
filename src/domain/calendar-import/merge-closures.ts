import type { LocalDate, WallInterval } from "../calendar/calendar";
import { type CalendarEntry, type HolidayEntry, holidayDate } from "../catalogue/calendar-entry";
import type { Closure } from "./closure";

/** A closure beside what a calendar says already. */
export interface ComparedClosure extends Closure {
  /** `known`: the calendar is closed then already, and taking the closure in changes nothing. */
  readonly standing: "new" | "known";
}

/**
 * Closures by date, then by hour, each date and hour once: what falls on the same day or hours is one closure, whose names are
 * joined. A whole day takes in its hours.
 */
export function joinedClosures(closures: readonly Closure[]): Closure[] {
  const joined = new Map<string, Closure>();
  const wholeDays = new Set(closures.filter(({ hours }) => hours === null).map(({ date }) => date));
  for (const closure of closures) {
    const { date, hours, name } = closure;
    if (hours !== null && wholeDays.has(date)) continue;
    const key = `${date} ${hours?.join(" ") ?? ""}`;
    const before = joined.get(key);
    joined.set(key, before ? { ...before, name: joinedName(before.name, name) } : closure);
  }
  return [...joined].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, closure]) => closure);
}

function joinedName(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one.split(" / ").includes(other) ? one : `${one} / ${other}`;
}

/** Tells for each closure whether the calendar has it; the answer is joined and in order. */
export function compareClosures(calendar: CalendarEntry, closures: readonly Closure[]): ComparedClosure[] {
  const holidays = new Set((calendar.holidays ?? []).map(holidayDate));
  return joinedClosures(closures).map((closure) => {
    const isKnown =
      holidays.has(closure.date) ||
      (closure.hours !== null && isCovered(closure.hours, calendar.breaks?.[closure.date] ?? []));
    return { ...closure, standing: isKnown ? "known" : "new" };
  });
}

/**
 * The calendar with closures taken in: whole days become holidays, hours become breaks of their date. What it has already
 * stays as it is, name and place included; each new holiday goes before the first that is later.
 */
export function withClosures(calendar: CalendarEntry, closures: readonly Closure[]): CalendarEntry {
  const holidays = [...(calendar.holidays ?? [])];
  const breaks: Record<LocalDate, readonly WallInterval[]> = { ...calendar.breaks };
  for (const { date, name, hours, standing } of compareClosures(calendar, closures)) {
    if (standing === "known") continue;
    if (hours === null) insertByDate(holidays, name === null ? date : { date, name });
    else breaks[date] = joinedIntervals([...(breaks[date] ?? []), hours]);
  }
  return {
    ...calendar,
    ...((calendar.holidays || holidays.length > 0) && { holidays }),
    ...((calendar.breaks || Object.keys(breaks).length > 0) && { breaks }),
  };
}

function insertByDate(holidays: HolidayEntry[], holiday: HolidayEntry): void {
  const later = holidays.findIndex((other) => holidayDate(other) > holidayDate(holiday));
  holidays.splice(later === -1 ? holidays.length : later, 0, holiday);
}

/** Whether the intervals of a date, those that touch joined, hold all of another. */
function isCovered([start, end]: WallInterval, intervals: readonly WallInterval[]): boolean {
  return joinedIntervals(intervals).some(([from, to]) => from <= start && end <= to);
}

/** The union; wall times are `HH:MM`, so their order as texts is their order in the day. */
function joinedIntervals(intervals: readonly WallInterval[]): WallInterval[] {
  const union: [start: string, end: string][] = [];
  for (const [start, end] of intervals.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const last = union.at(-1);
    if (!last || start > last[1]) union.push([start, end]);
    else if (end > last[1]) last[1] = end;
  }
  return union;
}
