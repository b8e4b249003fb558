import { type Agreement, ANY, type Measure, type Target } from "../agreement/agreement";
import type { Instant } from "../time";
import { type Condition, conditionOf } from "./condition";
import type { Stretch } from "./stretch";
import type { TicketPhase } from "./ticket-phases";

/**
 * By what a clock was judged from an instant on, until the next judgement. `target` is null while the agreement was not
 * in force for the ticket or had no target for its priority: then no escalation step can fall due.
 */
export interface Judgement {
  readonly from: Instant;
  readonly target: Target | null;
}

/** One cycle of one clock, from its start to its last known state. */
export interface ClockCycle {
  /** From 1. */
  readonly cycle: number;
  readonly startedAt: Instant;
  /** When the stop status was entered in which the clock stands now; null while it is not stopped. */
  readonly stoppedAt: Instant | null;
  /** The priority by which it is judged. */
  readonly priority: string | null;
  readonly target: Target;
  /** Contiguous from `startedAt`; the last one goes on. */
  readonly stretches: readonly Stretch[];
  readonly judgements: readonly Judgement[];
}

/** The target for a priority: named before `*`; null when the agreement promises nothing for it. */
export function targetFor(agreement: Agreement, measure: Measure, priority: string | null): Target | null {
  let general: Target | null = null;
  for (const target of agreement.targets) {
    if (target.measure !== measure) continue;
    if (target.priority === priority && priority !== ANY) return target;
    if (target.priority === ANY) general = target;
  }
  return general;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Follows one clock of one agreement through the phases of a ticket, as if that agreement applied from the first one. */
export class ClockWalk {
  /** Cycles that a reopening ended: they keep their result for good. */
  readonly finished: ClockCycle[] = [];

  private cycle = 1;
  private startedAt: Instant | null = null;
  private stoppedAt: Instant | null = null;
  private priority: string | null = null;
  private target: Target | null = null;
  private stretches: Writable<Stretch>[] = [];
  private judgements: Judgement[] = [];

  constructor(
    readonly agreement: Agreement,
    readonly measure: Measure,
  ) {}

  /** The present cycle; null while the clock does not exist: not begun, or nothing promised for the ticket's priority. */
  get present(): ClockCycle | null {
    const { cycle, startedAt, stoppedAt, priority, target, stretches, judgements } = this;
    if (startedAt === null || target === null) return null;
    return { cycle, startedAt, stoppedAt, priority, target, stretches, judgements };
  }

  /**
   * Whether the clock is stopped and the phase leaves it so: it then keeps agreement, target and priority, whatever else
   * the phase changes. A response clock never runs again.
   */
  staysStopped(phase: TicketPhase): boolean {
    if (this.stoppedAt === null || this.target === null) return false;
    return this.isResponded || this.conditionIn(phase).state === "stopped";
  }

  /** Takes the next phase in. `isInForce` is false for phases in which another agreement applied to the ticket. */
  take(phase: TicketPhase, isInForce: boolean): void {
    if (!this.staysStopped(phase)) {
      if (!this.isResponded) this.move(phase);
      if (this.startedAt === null) return;
      this.priority = phase.priority;
      this.target = targetFor(this.agreement, this.measure, phase.priority);
    }
    this.judge(phase.from, isInForce);
  }

  /** Says that the ticket leaves this agreement with the phase; a stop that it leaves at the same time is a reopening. */
  leave(phase: TicketPhase): void {
    if (this.stoppedAt !== null && this.conditionIn(phase).state !== "stopped") this.reopen(phase.from);
  }

  private get isResponded(): boolean {
    return this.measure === "response" && this.stoppedAt !== null;
  }

  private move(phase: TicketPhase): void {
    const condition = this.conditionIn(phase);
    if (this.startedAt === null) {
      if (!condition.begins) return;
      this.startedAt = phase.from;
    }
    if (condition.state === "stopped") this.stoppedAt ??= phase.from;
    else if (this.stoppedAt !== null) this.reopen(phase.from);
    this.stretch(phase, condition);
  }

  private conditionIn(phase: TicketPhase): Condition {
    return conditionOf(this.agreement, this.measure, phase);
  }

  private reopen(at: Instant): void {
    const isRestart = this.agreement.clock.reopen === "restart";
    if (isRestart && this.measure === "resolution" && this.agreement.kind === "sla") {
      const finished = this.present;
      if (finished !== null) this.finished.push(finished);
      this.cycle += 1;
      this.startedAt = at;
      this.stretches = [];
      this.judgements = [];
    }
    this.stoppedAt = null;
  }

  private stretch({ from, status, team }: TicketPhase, { state, cause }: Condition): void {
    const last = this.stretches.at(-1);
    if (last !== undefined) {
      if (last.state === state && last.cause === cause && last.status === status && last.team === team) return;
      last.to = from;
    }
    this.stretches.push({ from, to: Number.POSITIVE_INFINITY, state, cause, status, team });
  }

  private judge(from: Instant, isInForce: boolean): void {
    const target = isInForce ? this.target : null;
    if (this.judgements.at(-1)?.target !== target) this.judgements.push({ from, target });
  }
}
