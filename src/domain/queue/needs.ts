import type { Instant } from "../time";
import type { QueueClock, QueueTicket } from "./queue-ticket";

/** Why a ticket needs somebody, the most pressing first. */
export const NEEDS = ["late", "escalated", "more-time", "at-risk", "not-monitored", "no-agreement"] as const;
export type Need = (typeof NEEDS)[number];

/** Whether the promised time is used up at a moment. Equality is met. */
export function isLate({ isBreached, state, dueAt }: QueueClock, now: Instant): boolean {
  return isBreached || (state === "running" && dueAt !== null && now > dueAt);
}

export function isAtRisk(clock: QueueClock, now: Instant): boolean {
  return clock.atRiskAt !== null && now >= clock.atRiskAt && !isLate(clock, now);
}

/** What somebody has to do about a ticket at a moment; `late` only while nobody has said why. */
export function needsOf({ clocks, notMonitored, hasAgreement }: QueueTicket, now: Instant): readonly Need[] {
  const has: Record<Need, boolean> = {
    late: clocks.some((clock) => !clock.isExplained && isLate(clock, now)),
    escalated: clocks.some(({ awaitsAcknowledgement }) => awaitsAcknowledgement),
    "more-time": clocks.some(({ awaitsDecision }) => awaitsDecision),
    "at-risk": clocks.some((clock) => isAtRisk(clock, now)),
    "not-monitored": notMonitored !== null,
    "no-agreement": notMonitored === null && !hasAgreement,
  };
  return NEEDS.filter((need) => has[need]);
}

/**
 * The clock that matters most: a promise to the customer that is late, else the one that is, or was, due first. What waits
 * comes after what runs, and what has stopped is left out while anything goes on.
 */
export function foremost(clocks: readonly QueueClock[], now: Instant): QueueClock | null {
  const going = clocks.filter(({ state }) => state !== "stopped");
  const rank = (clock: QueueClock) =>
    clock.kind === "sla" && isLate(clock, now) ? Number.NEGATIVE_INFINITY : (clock.dueAt ?? Number.POSITIVE_INFINITY);
  return (going.length > 0 ? going : clocks).reduce<QueueClock | null>(
    (first, clock) => (first === null || rank(clock) < rank(first) ? clock : first),
    null,
  );
}

/**
 * The next instant at which something happens to a ticket, or should have happened: what is late comes first, longest
 * overdue before all, by the clock that matters most. Infinity for tickets to which nothing happens by itself.
 */
export function nextInstant({ clocks }: QueueTicket, now: Instant): Instant {
  const first = foremost(clocks, now);
  if (first === null || first.state === "stopped") return Number.POSITIVE_INFINITY;
  const due = first.dueAt ?? Number.POSITIVE_INFINITY;
  return isLate(first, now) ? due : Math.min(due, nextStep(clocks) ?? Number.POSITIVE_INFINITY);
}

/** When the next step of any ladder falls due, or fell due that is not announced yet; null for none. */
export function nextStep(clocks: readonly QueueClock[]): Instant | null {
  let next: Instant | null = null;
  for (const { state, nextStepAt } of clocks)
    if (state !== "stopped" && nextStepAt !== null && (next === null || nextStepAt < next)) next = nextStepAt;
  return next;
}
