import type { Agreement, Measure } from "../agreement/agreement";
import type { Instant } from "../time";
import { type ClockCycle, ClockWalk } from "./clock-walk";
import type { TicketPhase } from "./ticket-phases";

/** A time in which one agreement applied to the ticket; `to` exclusive. */
interface Tenure {
  readonly agreement: Agreement;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * A ticket's place for one clock: its resolution promise, its response promise, or what one OLA or contract promises.
 * One agreement holds the place at a time; the ticket's service and customer decide which, unless the clock is stopped.
 */
export class ClockSlot {
  private walk: ClockWalk | null = null;
  private heldFrom: Instant = Number.NEGATIVE_INFINITY;
  private readonly tenures: Tenure[] = [];
  private readonly kept: { agreement: Agreement; cycle: ClockCycle }[] = [];

  constructor(private readonly measure: Measure) {}

  /** Takes in `phases[index]`, for which `matching` is the agreement that service and customer call for. */
  take(phases: readonly TicketPhase[], index: number, matching: Agreement | null): void {
    const phase = phases[index]!;
    const { walk } = this;
    if (walk !== null) {
      if (walk.agreement === matching || walk.staysStopped(phase)) {
        walk.take(phase, true);
        return;
      }
      walk.leave(phase);
      this.keep(walk);
      this.tenures.push({ agreement: walk.agreement, from: this.heldFrom, to: phase.from });
    }
    this.walk = matching === null ? null : this.begin(matching, phases, index);
    this.heldFrom = phase.from;
  }

  /** Every cycle that counts: those that a restart finished, and the present one of the agreement that holds the place. */
  cycles(): readonly { agreement: Agreement; cycle: ClockCycle }[] {
    const { walk } = this;
    if (walk === null) return this.kept;
    this.keep(walk);
    const present = walk.present;
    return present === null ? this.kept : [...this.kept, { agreement: walk.agreement, cycle: present }];
  }

  /** A newly matched agreement is reckoned over the whole history, as if it had applied from creation. */
  private begin(agreement: Agreement, phases: readonly TicketPhase[], index: number): ClockWalk {
    const walk = new ClockWalk(agreement, this.measure);
    for (let i = 0; i < index; i++) {
      const phase = phases[i]!;
      walk.take(
        phase,
        this.tenures.some((t) => t.agreement === agreement && t.from <= phase.from && phase.from < t.to),
      );
    }
    walk.take(phases[index]!, true);
    return walk;
  }

  /** Cycles finished by a restart stay as they were; where an agreement comes back, its first account of a cycle counts. */
  private keep({ agreement, finished }: ClockWalk): void {
    for (const cycle of finished) {
      if (!this.kept.some((kept) => kept.agreement === agreement && kept.cycle.cycle === cycle.cycle)) {
        this.kept.push({ agreement, cycle });
      }
    }
  }
}
