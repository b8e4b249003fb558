import { offsetProbe } from "../../../../src/domain/calendar/offset-probe";
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from "../../../../src/domain/time";

export interface Tick {
  readonly at: Instant;
  /** The wall clock of the axis' zone reads 00:00: a day begins, and the tick bears its date. */
  readonly isMidnight: boolean;
}

/** A stretch of time drawn from left to right, with ticks where the zone's wall clock reads round times. */
export interface TimeAxis {
  readonly from: Instant;
  readonly to: Instant;
  readonly timezone: string;
  readonly ticks: readonly Tick[];
}

const steps: readonly Milliseconds[] = [
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
];

/** 1970-01-05 was a Monday, so steps of weeks begin on Mondays. */
const MONDAY: Milliseconds = 4 * DAY;

/**
 * An axis over `[from, to]`, `from < to`, whose ticks stand at the narrowest round step with no more than `most` of them.
 * Across a clock change the distance of two ticks on paper is what a stopwatch shows: 23 h or 25 h for that day.
 */
export function timeAxis(from: Instant, to: Instant, timezone: string, most = 9): TimeAxis {
  const step = steps.find((candidate) => (to - from) / candidate <= most - 1) ?? 364 * DAY;
  const offsetAt = offsetProbe(timezone);
  const base = step >= 7 * DAY ? MONDAY : 0;
  const ticks: Tick[] = [];
  let wall = Math.ceil((from + offsetAt(from) - base) / step) * step + base;
  for (;;) {
    const guess = wall - offsetAt(wall);
    const at = wall - offsetAt(guess);
    if (at > to) break;
    const isOnTheWall = at + offsetAt(at) === wall; // a time that the clocks skip has no place
    if (isOnTheWall && at >= from) ticks.push({ at, isMidnight: wall % DAY === 0 });
    wall += step;
  }
  return { from, to, timezone, ticks };
}

/** Where an instant lies on the axis, from 0 (left) to 1; what lies beyond stands at the edge. */
export function placeOn({ from, to }: TimeAxis, at: Instant): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}
