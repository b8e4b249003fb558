import { DAY, type Instant } from "../../time";
import { heaviest, type LossSpan } from "../outage";
import { type Span, united } from "../span";

/**
 * What a monitor saw of one thing: from its first check to its last it is known how it stood, as a status holds until the
 * next check.
 */
export interface CheckLog {
  readonly from: Instant;
  readonly to: Instant;
  /** Ascending and apart: from, to, and how much was lost in percent. */
  readonly losses: readonly (readonly [from: Instant, to: Instant, loss: number])[];
  /** How much was lost at the last check, in percent; what came after it is for the next log to say. */
  readonly last: number;
}

/** Between one log's last check and the next one's first, the status holds for so long: monitors note at least one a day. */
const HOLDS = 2 * DAY;

/** What several logs of one thing come to. */
export interface Checked {
  readonly known: readonly Span[];
  readonly losses: readonly LossSpan[];
}

/** Their order means nothing, and the same one twice is the same as once. */
export function joined(logs: readonly CheckLog[]): Checked {
  const sorted = [...logs].sort((one, other) => one.from - other.from || one.to - other.to || one.last - other.last);
  const losses: LossSpan[] = [];
  const known: Span[] = [];
  let latest: CheckLog | null = null;
  for (const log of sorted) {
    if (latest !== null && log.from > latest.to && log.from - latest.to <= HOLDS) {
      known.push({ from: latest.to, to: log.from });
      if (latest.last > 0) losses.push({ from: latest.to, to: log.from, loss: latest.last });
    }
    known.push(log);
    for (const [from, to, loss] of log.losses) losses.push({ from, to, loss });
    if (latest === null || log.to > latest.to || (log.to === latest.to && log.last > latest.last)) latest = log;
  }
  return { known: united(known), losses: heaviest(losses) };
}

/** So far outside a time logs can still tell what held in it. */
export const LOG_REACH = HOLDS;

/** A log in parts that join to the same, none of which loses anything more often than so many times. */
export function inParts(log: CheckLog, most: number): CheckLog[] {
  const parts: CheckLog[] = [];
  let { from } = log;
  for (let place = 0; place < log.losses.length - most; place += most) {
    const losses = log.losses.slice(place, place + most);
    const [, to] = losses.at(-1)!;
    parts.push({ from, to, losses, last: 0 });
    from = to;
  }
  return [...parts, { ...log, from, losses: log.losses.slice(parts.length * most) }];
}
