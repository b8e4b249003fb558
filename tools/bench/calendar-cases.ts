import type { Calendar } from "../../src/domain/calendar/calendar";
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from "../../src/domain/time";
import { type OpenSpan, openSpans, usedUpAt, workedIn } from "../calendar-oracle/open-spans";
import { walkWall } from "../calendar-oracle/wall-clock";
import { benchYears, benchZone } from "./bench-calendars";

export const spans: Readonly<Record<string, Milliseconds>> = {
  "1 hour": HOUR,
  "1 day": DAY,
  "1 week": 7 * DAY,
  "1 month": 30 * DAY,
  "1 year": 365 * DAY,
  "5 years": 5 * 365 * DAY,
};

const from = Date.UTC(benchYears.fromYear, 0, 1);
const to = Date.UTC(benchYears.toYear, 0, 1);
/** Starts leave room for the longest span and for its working time to be used up. */
export const earliestStart = from + 30 * DAY;
export const latestStart = to - 5 * 365 * DAY - 30 * DAY;

/** Questions of one span, in typed arrays so that asking costs as little as it can. */
export interface Cases {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** The working time between start and end, at least a minute. */
  readonly durations: Float64Array;
  /** The oracle's answers, of the first cases. */
  readonly between: readonly Milliseconds[];
  readonly added: readonly Instant[];
}

const wall = walkWall(benchZone, from, to);

/** What is open in the ten years, read off the wall clock by the oracle of the tests. */
export function openTime(calendar: Calendar): OpenSpan[] {
  return openSpans(calendar, wall);
}

export function casesOf(
  open: readonly OpenSpan[],
  starts: Float64Array,
  span: Milliseconds,
  checkedCount: number,
): Cases {
  const ends = starts.map((start) => start + span);
  const durations = starts.map((start, i) => Math.max(MINUTE, workedIn(open, start, ends[i]!)));
  const checked = [...starts.subarray(0, checkedCount)];
  return {
    starts,
    ends,
    durations,
    between: checked.map((start, i) => workedIn(open, start, ends[i]!)),
    added: checked.map((start, i) => usedUpAt(open, start, durations[i]!) ?? Number.NaN),
  };
}
