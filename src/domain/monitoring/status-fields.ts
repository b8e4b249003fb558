import type { Escalations } from "../escalation/steps-due";
import { stepsDue } from "../escalation/steps-due";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant } from "../time";

/** How a promise to the customer stands, in one word. */
export type PromiseState = "running" | "paused" | "met" | "breached" | "none";

/** What the app writes into its own fields on the issue. */
export interface StatusFields {
  /** The SLA that applies, as `key v2`; null when none does. */
  readonly agreement: string | null;
  readonly state: PromiseState;
  /** The highest level announced of the SLA's present cycles; 0 when none was. */
  readonly level: number;
  readonly resolutionDueAt: Instant | null;
  readonly responseDueAt: Instant | null;
  readonly nextEscalationAt: Instant | null;
  /** The status as last read: where Jira's own differs, news of a change was lost, and one search finds it. */
  readonly status: string | null;
}

/**
 * Sums a ticket's clocks up for its fields: the state is the resolution's, or the response's where only that is promised.
 * Due instants of clocks that stand still for good are left as they were due.
 * @param isSettled whether a step is to be announced no more, or not for now
 */
export function statusFieldsOf(
  clocks: readonly TicketClock[],
  isAnnounced: (clock: TicketClock, level: number) => boolean,
  status: string | null,
  isSettled = isAnnounced,
): StatusFields {
  const present = (measure: TicketClock["measure"]) =>
    clocks.filter((clock) => clock.agreement.kind === "sla" && clock.measure === measure).at(-1);
  const resolution = present("resolution");
  const response = present("response");
  const leading = resolution ?? response;

  let level = 0;
  let nextEscalationAt: Instant | null = null;
  for (const clock of clocks) {
    const { due, next }: Escalations = stepsDue(clock, (candidate) => isSettled(clock, candidate));
    const soonest = due[0] ?? next;
    if (
      soonest !== null &&
      soonest !== undefined &&
      (nextEscalationAt === null || soonest.crossedAt < nextEscalationAt)
    ) {
      nextEscalationAt = soonest.crossedAt;
    }
    if (clock !== resolution && clock !== response) continue;
    for (const { measure, steps } of clock.agreement.escalation) {
      if (measure !== clock.measure) continue;
      for (const step of steps) if (step.level > level && isAnnounced(clock, step.level)) level = step.level;
    }
  }
  return {
    agreement: leading === undefined ? null : `${leading.agreement.key} v${leading.agreement.version}`,
    state: stateOf(leading),
    level,
    resolutionDueAt: resolution?.dueAt ?? null,
    responseDueAt: response?.dueAt ?? null,
    nextEscalationAt,
    status,
  };
}

function stateOf(clock: TicketClock | undefined): PromiseState {
  if (clock === undefined) return "none";
  if (clock.isBreached) return "breached";
  return clock.state === "stopped" ? "met" : clock.state;
}

/** Whether the fields on the issue have to be written again: the minutes left change all the time and alone are no reason. */
export function sayTheSame(a: StatusFields | null, b: StatusFields): boolean {
  return (
    a !== null &&
    a.agreement === b.agreement &&
    a.state === b.state &&
    a.level === b.level &&
    a.resolutionDueAt === b.resolutionDueAt &&
    a.responseDueAt === b.responseDueAt &&
    a.nextEscalationAt === b.nextEscalationAt &&
    a.status === b.status
  );
}
