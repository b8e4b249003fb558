import type { AgreementKind, Measure } from "../agreement/agreement";
import type { ClockState } from "../measurement/stretch";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant, Milliseconds } from "../time";

/** What a clock read when it was measured, in values that can be stored. */
export interface ClockReading {
  readonly agreement: string;
  readonly version: number;
  readonly kind: AgreementKind;
  readonly measure: Measure;
  readonly cycle: number;
  /** The ticket's priority by which the clock is judged. */
  readonly priority: string | null;
  readonly state: ClockState;
  readonly startedAt: Instant;
  readonly stoppedAt: Instant | null;
  /** Working time promised. */
  readonly target: Milliseconds;
  /** Working time used. */
  readonly elapsed: Milliseconds;
  readonly dueAt: Instant | null;
  readonly isBreached: boolean;
  readonly breachedAt: Instant | null;
}

export function readingOf(clock: TicketClock): ClockReading {
  const { agreement, measure, cycle, priority, state, startedAt, stoppedAt, target, elapsed } = clock;
  return {
    agreement: agreement.key,
    version: agreement.version,
    kind: agreement.kind,
    measure,
    cycle,
    priority,
    state,
    startedAt,
    stoppedAt,
    target: target.within,
    elapsed,
    dueAt: clock.dueAt,
    isBreached: clock.isBreached,
    breachedAt: clock.breachedAt,
  };
}
