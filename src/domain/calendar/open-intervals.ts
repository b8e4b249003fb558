import { DAY, type Instant } from "../time";
import { type DayHours, hoursOn } from "./day-hours";
import { offsetStretches } from "./zone-offsets";

/** Start and end of each open interval, alternating: ascending, apart from each other, none of them empty. */
export type OpenIntervals = Instant[];

/**
 * The open intervals of a calendar in real time, clipped to `[from, to)`.
 *
 * Within a stretch of constant offset wall time is real time shifted, so each of its local days is shifted and clipped to
 * the stretch. This is the wall-clock definition itself, clock changes included: a wall time that the clocks skip lies
 * in no stretch and contributes nothing, one that they repeat lies in two and counts twice.
 * @throws UnknownTimeZone
 */
export function openIntervals(hours: DayHours, timezone: string, from: Instant, to: Instant): OpenIntervals {
  const intervals: OpenIntervals = [];
  for (const stretch of offsetStretches(timezone, from, to)) {
    const lastDay = Math.floor((stretch.to - 1 + stretch.offset) / DAY);
    for (let day = Math.floor((stretch.from + stretch.offset) / DAY); day <= lastDay; day += 1) {
      const midnight = day * DAY - stretch.offset;
      // Thousands of days, mostly by code still cold: taking pairs apart by their iterators would be most of the work.
      const open = hoursOn(hours, day);
      for (let i = 0; i < open.length; i += 1) {
        const interval = open[i]!;
        append(intervals, Math.max(midnight + interval[0], stretch.from), Math.min(midnight + interval[1], stretch.to));
      }
    }
  }
  return intervals;
}

/** Joins what touches, so that a shift over midnight or over a clock change is one interval. */
function append(intervals: OpenIntervals, start: Instant, end: Instant): void {
  if (start >= end) return;
  if (intervals[intervals.length - 1] === start) intervals[intervals.length - 1] = end;
  else intervals.push(start, end);
}
