import type { Agreement, Measure, Target } from "../agreement/agreement";
import type { Instant, Milliseconds } from "../time";
import type { ClockCycle, Judgement } from "./clock-walk";
import type { ClockState, Stretch } from "./stretch";

/** What a clock reads at one moment. All durations are working time of the target's calendar. */
export interface ClockFigures {
  /** Time used: while running only. */
  readonly elapsed: Milliseconds;
  /** Time that passed in service hours while the clock was paused. */
  readonly paused: Milliseconds;
  /** Target less elapsed; negative after a breach. */
  readonly remaining: Milliseconds;
  /**
   * When the target is used up if the clock runs on; of a stopped clock where it was due, or would have been. Null while
   * paused, and where the calendar never opens again.
   */
  readonly dueAt: Instant | null;
  /** More time used than promised; equality is met. */
  readonly isBreached: boolean;
  /** The earliest instant at which the target was used up; null unless breached. */
  readonly breachedAt: Instant | null;
}

/** One clock of a ticket (agreement, measure, cycle) with its figures at `measuredAt` and the story behind them. */
export interface TicketClock extends ClockFigures {
  readonly agreement: Agreement;
  readonly measure: Measure;
  readonly cycle: number;
  readonly measuredAt: Instant;
  readonly state: ClockState;
  readonly startedAt: Instant;
  readonly stoppedAt: Instant | null;
  /** The ticket's priority by which the clock is judged. */
  readonly priority: string | null;
  /** By which it is judged, granted time included. */
  readonly target: Target;
  /** Working time that was granted on top of what the agreement promises. */
  readonly granted: Milliseconds;
  /** Contiguous from `startedAt`; the last one goes on (`to` is `Infinity`). */
  readonly stretches: readonly Stretch[];
  readonly judgements: readonly Judgement[];
}

/** @param granted working time on top of every target by which the cycle was judged */
export function ticketClock(
  agreement: Agreement,
  measure: Measure,
  cycle: ClockCycle,
  now: Instant,
  granted: Milliseconds = 0,
): TicketClock {
  const target = longer(cycle.target, granted);
  return {
    agreement,
    measure,
    cycle: cycle.cycle,
    measuredAt: now,
    state: cycle.stretches.at(-1)!.state,
    startedAt: cycle.startedAt,
    stoppedAt: cycle.stoppedAt,
    priority: cycle.priority,
    target,
    granted,
    stretches: cycle.stretches,
    judgements:
      granted === 0
        ? cycle.judgements
        : cycle.judgements.map((one) => ({ ...one, target: one.target && longer(one.target, granted) })),
    ...figuresOf(cycle.stretches, target, now),
  };
}

function longer(target: Target, granted: Milliseconds): Target {
  return granted === 0 ? target : { ...target, within: target.within + granted };
}

/**
 * Reads a clock: one target, counted over all stretches from the first, whatever it was judged by before.
 * @param stretches contiguous and ascending, not empty; what lies after `now` is left out
 */
export function figuresOf(stretches: readonly Stretch[], { within, hours }: Target, now: Instant): ClockFigures {
  let elapsed = 0;
  let paused = 0;
  let usedUpAt: Instant | null = null;
  let state: ClockState = "running";
  let lastFrom = now;
  for (const { from, to, state: present } of stretches) {
    if (from > now) break;
    const end = to < now ? to : now;
    state = present;
    lastFrom = from;
    if (present === "stopped") continue;
    const time = hours.workingTimeBetween(from, end);
    if (present === "paused") {
      paused += time;
      continue;
    }
    if (usedUpAt === null && elapsed + time >= within) usedUpAt = hours.addWorkingTime(from, within - elapsed);
    elapsed += time;
  }
  const isBreached = elapsed > within;
  const dueAt =
    state === "paused"
      ? null
      : (usedUpAt ?? hours.addWorkingTime(state === "stopped" ? lastFrom : now, within - elapsed));
  return { elapsed, paused, remaining: within - elapsed, dueAt, isBreached, breachedAt: isBreached ? usedUpAt : null };
}
