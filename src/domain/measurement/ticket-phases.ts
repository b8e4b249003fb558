import type { AgreementBook } from "../agreement/agreement-book";
import type { Instant } from "../time";
import type { TicketHistory } from "./ticket-history";

/** A stretch of a ticket's life in which nothing changed; it lasts until the next phase begins. */
export interface TicketPhase {
  readonly from: Instant;
  readonly status: string | null;
  readonly priority: string | null;
  readonly team: string | null;
  /** Key of the service that the ticket's field means; null for none. */
  readonly service: string | null;
  /** Key of the customer. */
  readonly customer: string | null;
  /** True from the first public comment by an agent on. */
  readonly isReplied: boolean;
}

/** The phases of a ticket up to and including `now`: never empty, the first begins at creation. */
export function phasesOf(history: TicketHistory, book: AgreementBook, now: Instant): TicketPhase[] {
  const { createdAt, initial, changes, firstReplyAt } = history;
  const phase = {
    from: createdAt,
    status: initial.status ?? book.initialStatus,
    priority: initial.priority,
    team: initial.team,
    service: book.serviceOf(initial.service),
    customer: book.customerOf(initial.customer),
    isReplied: firstReplyAt !== null && firstReplyAt <= createdAt,
  };
  const phases: TicketPhase[] = [{ ...phase }];

  const replyUntil = (at: Instant) => {
    if (phase.isReplied || firstReplyAt === null || firstReplyAt >= at || firstReplyAt > now) return;
    phase.isReplied = true;
    phase.from = firstReplyAt;
    phases.push({ ...phase });
  };
  for (const { at, set } of changes) {
    if (at > now) break;
    replyUntil(at);
    phase.from = at;
    if (firstReplyAt === at) phase.isReplied = true;
    if (set.status !== undefined) phase.status = set.status;
    if (set.priority !== undefined) phase.priority = set.priority;
    if (set.team !== undefined) phase.team = set.team;
    if (set.service !== undefined) phase.service = book.serviceOf(set.service);
    if (set.customer !== undefined) phase.customer = book.customerOf(set.customer);
    phases.push({ ...phase });
  }
  replyUntil(Number.POSITIVE_INFINITY);
  return phases;
}
