import type { Instant } from "../time";

/** The fields of a ticket by which it is measured, in the words of the ticket itself; null where a field is empty. */
export interface TicketFacts {
  readonly status: string | null;
  readonly priority: string | null;
  /** The value of the ticket's service field, not a service's key. */
  readonly service: string | null;
  /** The customer's organization. */
  readonly customer: string | null;
  readonly team: string | null;
}

/** One change of a ticket: all that was set at that instant. */
export interface TicketChange {
  readonly at: Instant;
  readonly set: Partial<TicketFacts>;
}

/**
 * What happened to a ticket, as far as a clock cares; always made by `ticketHistory`, which brings it in order.
 *
 * The clocks are a pure function of this, so whatever delays, doubles or reorders the news of a change changes no figure.
 */
export interface TicketHistory {
  readonly createdAt: Instant;
  readonly initial: TicketFacts;
  /** Ascending, one entry an instant, each later than `createdAt`. */
  readonly changes: readonly TicketChange[];
  /** The first public comment by an agent, never before `createdAt`; null while there is none. */
  readonly firstReplyAt: Instant | null;
}

export const noFacts: TicketFacts = { status: null, priority: null, service: null, customer: null, team: null };

/**
 * Brings what was recorded of a ticket in order.
 *
 * Changes may come in any order; those of one instant become one change, in which the last one given wins. What is dated
 * at or before creation counts as made at creation. Of the public comments by agents only the first matters; comments of
 * the app itself are no agent's and must not be among them.
 */
export function ticketHistory(recorded: {
  readonly createdAt: Instant;
  readonly initial?: Partial<TicketFacts>;
  readonly changes?: readonly TicketChange[];
  readonly agentReplies?: readonly Instant[];
}): TicketHistory {
  const { createdAt } = recorded;
  let initial: TicketFacts = { ...noFacts, ...recorded.initial };
  const changes: { at: Instant; set: Partial<TicketFacts> }[] = [];
  for (const { at, set } of [...(recorded.changes ?? [])].sort((a, b) => a.at - b.at)) {
    const latest = changes.at(-1);
    if (at <= createdAt) initial = { ...initial, ...set };
    else if (latest?.at === at) latest.set = { ...latest.set, ...set };
    else changes.push({ at, set });
  }
  let firstReplyAt: Instant | null = null;
  for (const at of recorded.agentReplies ?? []) firstReplyAt = firstReplyAt === null ? at : Math.min(firstReplyAt, at);
  if (firstReplyAt !== null) firstReplyAt = Math.max(firstReplyAt, createdAt);
  return { createdAt, initial, changes, firstReplyAt };
}
