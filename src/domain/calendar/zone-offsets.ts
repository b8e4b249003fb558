import { DAY, type Instant, MINUTE, type Milliseconds, SECOND } from "../time";
import { type OffsetProbe, offsetProbe } from "./offset-probe";

/** A stretch `[from, to)` of time during which a zone's clocks stand `offset` ahead of UTC (behind it when negative). */
export interface OffsetStretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: Milliseconds;
}

/** No zone of 2025c leaves an offset and comes back to it within a week (daily probes since 1900 found none). */
const PROBE_STEP: Milliseconds = 7 * DAY;
/** Where nearly all changes of the last decades fall, so that half the probes find them. */
const USUAL_STEP: Milliseconds = 15 * MINUTE;

/** What has been found out about a zone so far: contiguous stretches. Zone data belongs to no tenant, so it may be kept. */
const knownStretches = new Map<string, readonly OffsetStretch[]>();

/**
 * The stretches of constant offset that make up `[from, to)`, to the second, ascending, the outer ones clipped.
 *
 * The runtime is asked only about time not asked about before.
 * @throws UnknownTimeZone
 */
export function offsetStretches(timezone: string, from: Instant, to: Instant): OffsetStretch[] {
  const offsetAt = offsetProbe(timezone);
  let known = knownStretches.get(timezone) ?? [];
  const first = known[0];
  const last = known.at(-1);
  // Whole days, so that every probe falls on a whole second, as every change of offset does.
  const fromMidnight = Math.floor(from / DAY) * DAY;
  const toMidnight = Math.ceil(to / DAY) * DAY;
  if (!first || !last) known = explore(offsetAt, fromMidnight, toMidnight);
  else {
    if (from < first.from) known = joined(explore(offsetAt, fromMidnight, first.from), known);
    if (to > last.to) known = joined(known, explore(offsetAt, last.to, toMidnight));
  }
  knownStretches.set(timezone, known);
  return known
    .filter((stretch) => stretch.from < to && stretch.to > from)
    .map((stretch) => ({ ...stretch, from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) }));
}

/** `from < to`, both at midnight UTC. */
function explore(offsetAt: OffsetProbe, from: Instant, to: Instant): OffsetStretch[] {
  const stretches: OffsetStretch[] = [];
  let since = from;
  let offset = offsetAt(from);
  for (let at = from; at < to; ) {
    const next = Math.min(at + PROBE_STEP, to - SECOND);
    if (offsetAt(next) === offset) {
      at = next === to - SECOND ? to : next;
      continue;
    }
    const changeAt = firstChange(offsetAt, at, next, offset);
    stretches.push({ from: since, to: changeAt, offset });
    since = changeAt;
    at = changeAt;
    offset = offsetAt(changeAt);
  }
  stretches.push({ from: since, to, offset });
  return stretches;
}

/** The first whole second in `(at, next]` at which the offset is no longer the one at `at`. */
function firstChange(offsetAt: OffsetProbe, at: Instant, next: Instant, offset: Milliseconds): Instant {
  const usual = firstStepChanged(offsetAt, at, next, offset, USUAL_STEP);
  if (offsetAt(usual - SECOND) === offset) return usual;
  return firstStepChanged(offsetAt, Math.max(at, usual - USUAL_STEP), usual - SECOND, offset, SECOND);
}

/** The first change as seen in steps from `at`: the last one ends at `next`, where the offset has changed. */
function firstStepChanged(
  offsetAt: OffsetProbe,
  at: Instant,
  next: Instant,
  offset: Milliseconds,
  step: Milliseconds,
): Instant {
  let before = at;
  let after = next;
  while (after - before > step) {
    const middle = before + Math.floor((after - before + step) / (2 * step)) * step;
    if (offsetAt(middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

function joined(earlier: readonly OffsetStretch[], later: readonly OffsetStretch[]): readonly OffsetStretch[] {
  const left = earlier.at(-1);
  const right = later[0];
  if (!left || !right || left.offset !== right.offset) return [...earlier, ...later];
  return [...earlier.slice(0, -1), { from: left.from, to: right.to, offset: left.offset }, ...later.slice(1)];
}
