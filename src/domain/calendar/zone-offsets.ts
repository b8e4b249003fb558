import { DAY, type Instant, type Milliseconds, SECOND } from "../time";
import { UnknownTimeZone } from "./calendar-error";

/** A stretch `[from, to)` of time during which a zone's clocks stand `offset` ahead of UTC (behind it when negative). */
export interface OffsetStretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: Milliseconds;
}

/** No zone has left an offset and come back to it within a week; shorter steps would cost more and find nothing. */
const PROBE_STEP: Milliseconds = 7 * DAY;

/** What has been found out about a zone so far: contiguous stretches. Zone data belongs to no tenant, so it may be kept. */
const knownStretches = new Map<string, readonly OffsetStretch[]>();
const probes = new Map<string, (at: Instant) => Milliseconds>();

/**
 * The stretches of constant offset that make up `[from, to)`, to the second, ascending, the outer ones clipped.
 *
 * Learned from the runtime's own `Intl`, which is asked only about time not asked about before.
 * (`tzOffset` of @date-fns/tz 1.5 loses the sign of offsets between -1 h and 0, such as Monrovia's -00:44:30.)
 * @throws UnknownTimeZone
 */
export function offsetStretches(timezone: string, from: Instant, to: Instant): OffsetStretch[] {
  const offsetAt = offsetProbe(timezone);
  let known = knownStretches.get(timezone) ?? [];
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) known = explore(offsetAt, from, to);
  else {
    if (from < first.from) known = joined(explore(offsetAt, from, first.from), known);
    if (to > last.to) known = joined(known, explore(offsetAt, last.to, to));
  }
  knownStretches.set(timezone, known);
  return known
    .filter((stretch) => stretch.from < to && stretch.to > from)
    .map((stretch) => ({ ...stretch, from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) }));
}

/** @throws UnknownTimeZone */
export function offsetProbe(timezone: string): (at: Instant) => Milliseconds {
  const known = probes.get(timezone);
  if (known) return known;
  const { format } = zoneFormat(timezone);
  const offsetOfName = new Map<string, Milliseconds>();
  const probe = (at: Instant) => {
    const text = format(at);
    const name = text.slice(text.indexOf("GMT"));
    const known = offsetOfName.get(name);
    if (known !== undefined) return known;
    const offset = parseOffset(name);
    offsetOfName.set(name, offset);
    return offset;
  };
  probes.set(timezone, probe);
  return probe;
}

function zoneFormat(timezone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
  } catch {
    throw new UnknownTimeZone(timezone);
  }
}

/** Reads `GMT`, `GMT+05:30` or `GMT-00:44:30`. */
function parseOffset(name: string): Milliseconds {
  const [hours = 0, minutes = 0, seconds = 0] = name.slice("GMT+".length).split(":").map(Number);
  const size = (hours * 3600 + minutes * 60 + seconds) * SECOND;
  return name.startsWith("GMT-") ? -size : size;
}

function explore(offsetAt: (at: Instant) => Milliseconds, from: Instant, to: Instant): OffsetStretch[] {
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
function firstChange(
  offsetAt: (at: Instant) => Milliseconds,
  at: Instant,
  next: Instant,
  offset: Milliseconds,
): Instant {
  let before = at;
  let after = next;
  while (after - before > SECOND) {
    const middle = before + Math.floor((after - before) / (2 * SECOND)) * SECOND;
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
