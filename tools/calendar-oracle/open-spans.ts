import type { Calendar, WallInterval, Weekday } from "../../src/domain/calendar/calendar";
import type { WallRun } from "./wall-clock";

/** Sunday first, as `Date.getUTCDay` counts. */
const weekdays: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/** Jest looks globals up slowly, and these are used at every minute. */
const { floor, min, max } = Math;
const DAY = 86_400_000;
const MINUTE = 60_000;

/** `00:00` to `23:59`. */
const clockTexts = Array.from({ length: 24 * 60 }, (_, minute) =>
  new Date(minute * MINUTE).toISOString().slice("1970-01-01T".length, "1970-01-01T00:00".length),
);

export type OpenSpan = readonly [start: number, end: number];

/**
 * The slow truth about a calendar: each minute of the wall clock is looked up in the calendar, as a person would, and
 * open minutes that follow each other are joined. Everything else is counted from that list, one span after another.
 */
export function openSpans(calendar: Calendar, runs: readonly WallRun[]): OpenSpan[] {
  const minutesOfDay = new Map<string, Uint8Array>();
  const spans: [number, number][] = [];
  let today = Number.NaN;
  let minutes = new Uint8Array();
  for (const run of runs) {
    for (let past = 0; past < run.length; past += MINUTE) {
      const wall = run.wall + past;
      const day = floor(wall / DAY);
      if (day !== today) {
        today = day;
        minutes = openMinutes(calendar, day, minutesOfDay);
      }
      if (!minutes[floor((wall - day * DAY) / MINUTE)]) continue;
      const start = run.at + past;
      const end = start + min(MINUTE, run.length);
      const last = spans.at(-1);
      if (last?.[1] === start) last[1] = end;
      else spans.push([start, end]);
    }
  }
  return spans;
}

export function workedIn(spans: readonly OpenSpan[], from: number, to: number): number {
  return spans.reduce((sum, [start, end]) => sum + max(0, min(end, to) - max(start, from)), 0);
}

/** The earliest instant at which `duration > 0` is used up; `undefined` when the spans do not reach so far. */
export function usedUpAt(spans: readonly OpenSpan[], from: number, duration: number): number | undefined {
  let left = duration;
  for (const [start, end] of spans) {
    const open = max(0, end - max(start, from));
    if (open >= left) return max(start, from) + left;
    left -= open;
  }
  return undefined;
}

/** The latest instant from which `duration > 0` is used up by `to`. */
export function beganAt(spans: readonly OpenSpan[], to: number, duration: number): number | undefined {
  let left = duration;
  for (const [start, end] of spans.toReversed()) {
    const open = max(0, min(end, to) - start);
    if (open >= left) return min(end, to) - left;
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
    minutes = openMinutesOf(calendar, date, weekday);
    known.set(key, minutes);
  }
  return minutes;
}

/** The contract's sentence, word by word; `HH:MM` compares as text. */
function openMinutesOf(calendar: Calendar, date: string, weekday: Weekday): Uint8Array<ArrayBuffer> {
  const { weekly, holidays = [], overrides = {}, breaks = {} } = calendar;
  const hours = overrides[date] ?? (weekly === "always" ? [["00:00", "24:00"] as const] : (weekly[weekday] ?? []));
  const pauses = breaks[date] ?? [];
  const isHoliday = holidays.includes(date);
  const isWithin = (time: string, [start, end]: WallInterval) => start <= time && time < end;
  const isOpen = (time: string) =>
    !isHoliday && hours.some((interval) => isWithin(time, interval)) && !pauses.some((pause) => isWithin(time, pause));
  return Uint8Array.from(clockTexts, (time) => (isOpen(time) ? 1 : 0));
}
