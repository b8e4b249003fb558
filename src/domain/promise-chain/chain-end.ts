import { CalendarRangeError } from "../calendar/calendar-error";
import type { Instant } from "../time";
import type { Chain, TimeAllowed } from "./chain";

/** What a question about a time that never comes is answered with, so that answers stay comparable with `<`. */
export const NEVER: Instant = Number.POSITIVE_INFINITY;

/**
 * When a chain begun at `start` is done if each link takes all its time: at the earliest instants, so that work used up
 * at closing time is done at closing time. `NEVER` when some link's hours do not hold enough time.
 */
export function chainEnd(chain: Chain, start: Instant): Instant {
  let at = start;
  for (let i = 0; i < chain.length; i += 1) {
    const leg = chain[i]!;
    if (leg.kind === "link") at = endOf(leg, at);
    else {
      let last = at;
      for (let b = 0; b < leg.branches.length; b += 1) last = Math.max(last, chainEnd(leg.branches[b]!, at));
      at = last;
    }
  }
  return at;
}

/** The earliest instant at which the time allowed is used up; `NEVER` also when that lies beyond the years a calendar knows. */
export function endOf({ hours, within }: TimeAllowed, start: Instant): Instant {
  if (start === NEVER) return NEVER;
  return known(() => hours.addWorkingTime(start, within)) ?? NEVER;
}

/**
 * The latest instant at which the time allowed can begin and be used up by `end`: `endOf(time, start) <= end` holds up to
 * that start and for none after it. `-NEVER` when there is none.
 */
export function latestStartOf({ hours, within }: TimeAllowed, end: Instant): Instant {
  if (end === -NEVER) return -NEVER;
  return known(() => hours.subtractWorkingTime(end, within)) ?? -NEVER;
}

function known(ask: () => Instant | null): Instant | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}
