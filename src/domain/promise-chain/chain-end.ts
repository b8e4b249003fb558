import { CalendarRangeError } from "../calendar/calendar-error";
import { knownYears } from "../calendar/tabulated-hours";
import type { Instant } from "../time";
import type { Chain, TimeAllowed } from "./chain";

/** Ascending instants, repeats allowed, of as many tickets: a chain is walked link by link for all of them at once. */
export type Instants = Float64Array<ArrayBuffer>;

/** A time that never comes, so that answers stay comparable with `<`; `-NEVER` is one that never was. */
export const NEVER: Instant = Number.POSITIVE_INFINITY;

/** Hours without any closed time hold for ever; what comes after them must be known all the same. */
const KNOWN_FROM: Instant = Date.UTC(knownYears.first, 0);
const KNOWN_TO: Instant = Date.UTC(knownYears.last + 1, 0);

/**
 * When chains begun at each of `starts` are done if each link takes all its time: at the earliest instants, so that work
 * used up at closing time is done at closing time. `NEVER` when some link's hours do not hold enough time.
 */
export function chainEnds(chain: Chain, starts: Instants): Instants {
  return chain.reduce<Instants>(
    (at, leg) =>
      leg.kind === "link"
        ? endsOf(leg, at)
        : leg.branches.reduce((last, branch) => laterOf(last, chainEnds(branch, at)), at),
    starts,
  );
}

/** `chainEnds` for one ticket. */
export function chainEnd(chain: Chain, start: Instant): Instant {
  return chainEnds(chain, Float64Array.of(start))[0]!;
}

/** `endsOf` for one ticket. */
export function endOf(time: TimeAllowed, start: Instant): Instant {
  return endsOf(time, Float64Array.of(start))[0]!;
}

/** Where time allowed from each of `starts` on is used up; `NEVER` also beyond the years that a calendar knows. */
export function endsOf({ hours, within }: TimeAllowed, starts: Instants): Instants {
  const ends: Instants = new Float64Array(starts.length).fill(NEVER);
  let previous = Number.NaN;
  let end = NEVER;
  try {
    for (let i = 0; i < starts.length; i += 1) {
      const start = starts[i]!;
      // Tickets meet where hours are closed, and go on as one from there: the question is the one before.
      if (start !== previous) {
        end = start === NEVER ? NEVER : (hours.addWorkingTime(start, within) ?? NEVER);
        if (end >= KNOWN_TO) end = NEVER;
        previous = start;
      }
      ends[i] = end;
    }
  } catch (error) {
    // As no later start ends earlier, the others never end either, which is what they were filled with.
    if (!(error instanceof CalendarRangeError)) throw error;
  }
  return ends;
}

/**
 * The latest instants at which time allowed can begin and be used up by each of `ends`: it ends in time from any start
 * up to that instant, and from none after it. `-NEVER` when there is none.
 */
export function latestStartsOf({ hours, within }: TimeAllowed, ends: Instants): Instants {
  const starts: Instants = new Float64Array(ends.length).fill(-NEVER);
  let previous = Number.NaN;
  let start = -NEVER;
  try {
    for (let i = ends.length - 1; i >= 0; i -= 1) {
      const end = ends[i]!;
      if (end !== previous) {
        start = end === -NEVER ? -NEVER : (hours.subtractWorkingTime(end, within) ?? -NEVER);
        if (start < KNOWN_FROM) start = -NEVER;
        previous = end;
      }
      starts[i] = start;
    }
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error;
  }
  return starts;
}

export function laterOf(some: Instants, others: Instants): Instants {
  const later: Instants = new Float64Array(some.length);
  for (let i = 0; i < some.length; i += 1) later[i] = Math.max(some[i]!, others[i]!);
  return later;
}

export function earlierOf(some: Instants, others: Instants): Instants {
  const earlier: Instants = new Float64Array(some.length);
  for (let i = 0; i < some.length; i += 1) earlier[i] = Math.min(some[i]!, others[i]!);
  return earlier;
}

/** The column at the given rows. */
export function picked(column: Instants, rows: readonly number[]): Instants {
  const values: Instants = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) values[i] = column[rows[i]!]!;
  return values;
}
