import type { Instant, Milliseconds } from "../time";

/**
 * A calendar compiled for questions: every answer takes constant or logarithmic time, whatever the span.
 *
 * Working time is real time during which the calendar is open: a shift across a clock change counts what a stopwatch
 * would show. `null` answers mean *never*: the calendar has no open time in that direction, for good.
 * @throws CalendarRangeError when the answer lies outside the years that a calendar can know
 */
export interface ServiceHours {
  /** Open time in `[start, end)`; 0 when the range is empty or reversed. */
  workingTimeBetween(start: Instant, end: Instant): Milliseconds;
  /**
   * The earliest instant `t >= start` with `workingTimeBetween(start, t) = duration`: time that is used up exactly at
   * closing ends at that closing instant, not at the next opening. A duration of 0 or less answers `start`.
   */
  addWorkingTime(start: Instant, duration: Milliseconds): Instant | null;
  /** The latest instant `t <= start` with `workingTimeBetween(t, start) = duration`; 0 or less answers `start`. */
  subtractWorkingTime(start: Instant, duration: Milliseconds): Instant | null;
  /** `at` itself when open, else the next opening. */
  nextOpening(at: Instant): Instant | null;
  /** `at` itself when open, else the last closing. */
  previousClosing(at: Instant): Instant | null;
  isOpen(at: Instant): boolean;
  /** The first instant after `at` at which open turns to closed or closed to open; `null` when neither ever happens. */
  nextChange(at: Instant): Instant | null;
}
