import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant } from "../time";
import { dueWindows } from "./due-windows";
import type { EscalationProcedure, EscalationStep } from "./escalation-procedure";
import { thresholdOf } from "./thresholds";

/** A step that waits to be announced, or will. */
export interface StepDue {
  readonly step: EscalationStep;
  /** Which step of how many, from 1. */
  readonly position: number;
  readonly of: number;
  /** The first instant at which it was due: its threshold crossed, or the clock running again, or a change that made it due. */
  readonly crossedAt: Instant;
}

/** What a ladder asks for at one moment. */
export interface Escalations {
  /** To be announced now, in this order. */
  readonly due: readonly StepDue[];
  /** The step that falls due next if nothing changes, later than now; null when there is none, or the clock does not run. */
  readonly next: StepDue | null;
}

/** The ladder of a clock; undefined when its agreement has none for the measure. */
export function procedureFor(clock: TicketClock): EscalationProcedure | undefined {
  return clock.agreement.escalation.find(({ measure }) => measure === clock.measure);
}

const nothing: Escalations = { due: [], next: null };

/**
 * The steps of a clock that are due at `clock.measuredAt` and not announced yet, and the next one to come.
 *
 * A late check finds every missed step. A clock that is paused or stopped asks for nothing; what it missed is due when it
 * runs again. A step announced under an earlier target counts as announced.
 * @param isAnnounced whether the step of a level was announced in this cycle of the clock
 */
export function stepsDue(clock: TicketClock, isAnnounced: (level: number) => boolean): Escalations {
  const procedure = procedureFor(clock);
  if (procedure === undefined || clock.state !== "running") return nothing;
  const due: StepDue[] = [];
  let next: StepDue | null = null;
  for (const [index, step] of procedure.steps.entries()) {
    if (isAnnounced(step.level)) continue;
    const position = index + 1;
    const windows = dueWindows(clock, (target) => thresholdOf(procedure, position, target));
    const present = windows.at(-1);
    if (present?.to !== Number.POSITIVE_INFINITY) break;
    const stepDue = { step, position, of: procedure.steps.length, crossedAt: windows[0]!.from };
    if (present.from <= clock.measuredAt) due.push(stepDue);
    else {
      next = { ...stepDue, crossedAt: present.from };
      break;
    }
  }
  return { due, next };
}
