import type { Instant, Milliseconds } from "../time";
import type { Cause } from "./stretch";
import type { TicketClock } from "./ticket-clock";

export type SegmentKind = "running" | "paused" | "outside-hours" | "stopped";

/** A part of a clock's story with one kind and one cause, from the first instant to the last of the clock's life. */
export interface Segment {
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  readonly kind: SegmentKind;
  /** Why the clock ran, waited or stood. Of a part outside service hours: what it would have done had they been open. */
  readonly cause: Cause;
  readonly status: string | null;
  readonly team: string | null;
}

/**
 * The story behind a clock's figures, by the target that it is judged by now: contiguous, from its start until it stopped,
 * or until `clock.measuredAt`. The running segments add up exactly to `clock.elapsed`, the paused ones to `clock.paused`,
 * all of them to the wall time in between. Time in a stop status between two runs of one clock is `stopped`.
 */
export function segmentsOf(clock: TicketClock): Segment[] {
  const { hours } = clock.target;
  const endsAt = clock.stoppedAt ?? clock.measuredAt;
  const segments: Segment[] = [];
  for (const { from, to, state, cause, status, team } of clock.stretches) {
    const end = Math.min(to, endsAt);
    if (state === "stopped") {
      if (from < end) segments.push({ from, to: end, kind: "stopped", cause, status, team });
      continue;
    }
    for (let at = from; at < end; ) {
      const change = hours.nextChange(at);
      const until = change === null ? end : Math.min(change, end);
      segments.push({ from: at, to: until, kind: hours.isOpen(at) ? state : "outside-hours", cause, status, team });
      at = until;
    }
  }
  return segments;
}

/** How long each kind of segment lasted altogether. */
export function sumsOf(segments: readonly Segment[]): Readonly<Record<SegmentKind, Milliseconds>> {
  const sums = { running: 0, paused: 0, "outside-hours": 0, stopped: 0 };
  for (const { from, to, kind } of segments) sums[kind] += to - from;
  return sums;
}
