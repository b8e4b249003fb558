import type { Calendar, WallInterval, Weekday } from "../../../src/domain/calendar/calendar";
import type { WallTick } from "./wall-clock";

/** Sunday first, as `Date.getUTCDay` counts. */
const weekdays: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = 86_400_000;
const MINUTE = 60_000;

export type OpenSpan = readonly [start: number, end: number];

/**
 * The slow truth about a calendar: each minute of the wall clock is looked up in the calendar, as a person would, and
 * open minutes that follow each other are joined. Everything else is counted from that list, one span after another.
 */
export function openSpans(calendar: Calendar, ticks: readonly WallTick[]): OpenSpan[] {
  const minutesOfDay = new Map<string, Uint8Array>();
  const spans: [number, number][] = [];
  let dayNumber = Number.NaN;
  let minutes = new Uint8Array();
  for (const { at, length, wall } of ticks) {
    const day = Math.floor(wall / DAY);
    if (day !== dayNumber) {
      dayNumber = day;
      minutes = openMinutes(calendar, day, minutesOfDay);
    }
    if (!minutes[Math.floor((wall - day * DAY) / MINUTE)]) continue;
    const last = spans.at(-1);
    if (last?.[1] === at) last[1] = at + length;
    else spans.push([at, at + length]);
  }
  return spans;
}

export function workedIn(spans: readonly OpenSpan[], from: number, to: number): number {
  return spans.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}

/** The earliest instant at which `duration > 0` is used up; `undefined` when the spans do not reach so far. */
export function usedUpAt(spans: readonly OpenSpan[], from: number, duration: number): number | undefined {
  let left = duration;
  for (const [start, end] of spans) {
    const open = Math.max(0, end - Math.max(start, from));
    if (open >= left) return Math.max(start, from) + left;
    left -= open;
  }
  return undefined;
}

/** The latest instant from which `duration > 0` is used up by `to`. */
export function beganAt(spans: readonly OpenSpan[], to: number, duration: number): number | undefined {
  let left = duration;
  for (const [start, end] of spans.toReversed()) {
    const open = Math.max(0, Math.min(end, to) - start);
    if (open >= left) return Math.min(end, to) - left;
    left -= open;
  }
  return undefined;
}

export function isOpenAt(spans: readonly OpenSpan[], at: number): boolean {
  return spans.some(([start, end]) => start <= at && at < end);
}

export function nextStart(spans: readonly OpenSpan[], at: number): number | undefined {
  return isOpenAt(spans, at) ? at : spans.find(([start]) => start > at)?.[0];
}

export function lastEnd(spans: readonly OpenSpan[], at: number): number | undefined {
  return isOpenAt(spans, at) ? at : spans.findLast(([, end]) => end <= at)?.[1];
}

function openMinutes(calendar: Calendar, day: number, known: Map<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const midnight = new Date(day * DAY);
  const date = midnight.toISOString().slice(0, 10);
  const weekday = weekdays[midnight.getUTCDay()]!;
  const isOrdinary =
    !calendar.holidays?.includes(date) && !calendar.overrides?.[date] && calendar.breaks?.[date] === undefined;
  const key = isOrdinary ? weekday : date;
  let minutes = known.get(key) as Uint8Array<ArrayBuffer> | undefined;
  if (!minutes) {
    minutes = new Uint8Array(24 * 60);
    for (let minute = 0; minute < minutes.length; minute += 1) {
      minutes[minute] = isOpenMinute(calendar, date, weekday, clockText(minute)) ? 1 : 0;
    }
    known.set(key, minutes);
  }
  return minutes;
}

/** The contract's sentence, word by word; `HH:MM` compares as text. */
function isOpenMinute(calendar: Calendar, date: string, weekday: Weekday, time: string): boolean {
  const { weekly, holidays = [], overrides = {}, breaks = {} } = calendar;
  const hours = overrides[date] ?? (weekly === "always" ? [["00:00", "24:00"] as const] : (weekly[weekday] ?? []));
  const within = (intervals: readonly WallInterval[]) => intervals.some(([start, end]) => start <= time && time < end);
  return !holidays.includes(date) && within(hours) && !within(breaks[date] ?? []);
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
