import type { Measure } from "../agreement/agreement";
import type { EscalationStep } from "../escalation/escalation-procedure";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant } from "../time";

/** Which step of which clock: a step is announced at most once under this name, whatever is retried. */
export interface StepIdentity {
  readonly agreement: string;
  readonly version: number;
  readonly measure: Measure;
  readonly cycle: number;
  readonly level: number;
}

/** A step of a ladder that a comment on the ticket has announced, or that was passed over for good. */
export interface Announcement extends StepIdentity {
  /** When the step fell due. */
  readonly crossedAt: Instant;
  readonly postedAt: Instant;
  /** Jira's id of the comment; null for a step that fell due before the project was monitored and is passed over in silence. */
  readonly commentId: string | null;
}

/** Somebody set out to announce a step; what became of it is not known until it is recorded or the claim is given up. */
export interface Claim extends StepIdentity {
  readonly crossedAt: Instant;
  readonly claimedAt: Instant;
}

export function stepIdentity(clock: TicketClock, { level }: Pick<EscalationStep, "level">): StepIdentity {
  const { agreement, measure, cycle } = clock;
  return { agreement: agreement.key, version: agreement.version, measure, cycle, level };
}

/** `gold:2:resolution:1:3`: agreement, version, measure, cycle, level. */
export function stepKey({ agreement, version, measure, cycle, level }: StepIdentity): string {
  return `${agreement}:${version}:${measure}:${cycle}:${level}`;
}
