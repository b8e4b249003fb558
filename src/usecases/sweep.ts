import { dueAt, type WatchedTicket } from "../domain/monitoring/watched-ticket";
import { type Instant, MINUTE, type Milliseconds, SECOND } from "../domain/time";

/** Tickets to be checked together at an instant. */
export interface CheckOrder {
  readonly issueIds: readonly string[];
  readonly at: Instant;
  /** Whether they are looked at together because the time has come to, and not at an instant of their own. */
  readonly isBatch: boolean;
}

export interface SweepPorts {
  now(): Instant;
  /** A page of the tickets that want to be looked at until an instant, the most urgent first. */
  dueUntil(
    until: Instant,
    cursor?: string,
  ): Promise<{ tickets: readonly { readonly ticket: WatchedTicket }[]; cursor?: string | undefined }>;
  /** Has tickets checked at their instants, which lie at most `REACH` ahead. False when the queue takes no more for now. */
  order(orders: readonly CheckOrder[]): Promise<boolean>;
  /** Remembers how the sweep went, for those who want to know whether the desk is watched. */
  report(report: SweepReport): Promise<void>;
  remainingMs(): number;
}

export interface SweepReport {
  readonly ranAt: Instant;
  /** How many tickets were handed on. */
  readonly handedOn: number;
  /** How many of them should have been looked at more than ten minutes before. */
  readonly overdue: number;
  /** Whether time ran out, or the queue was full, before all were handed on: the next sweep goes on with them. */
  readonly isCutShort: boolean;
}

/** How far ahead a sweep looks: to the next one. Where that starts late, so does what falls due in between. */
export const REACH: Milliseconds = 5 * MINUTE;
/** Tickets due within this time are checked together, at the instant of the last. */
const TOGETHER: Milliseconds = 10 * SECOND;
/** Tickets of one order: as many as one read takes. */
const TICKETS_PER_ORDER = 50;
const OVERDUE: Milliseconds = 10 * MINUTE;
const TIME_TO_FINISH_MS = 15_000;
/** How often a sweep that found nothing says so: an idle site should cost next to nothing. */
const IDLE_REPORTS_EVERY: Milliseconds = 60 * MINUTE;

/**
 * Asks the index, and nothing else, what is due before the next sweep, and hands it on to the exact instant.
 *
 * A sweep that is missed, doubled, cut short or overlapped loses nothing and repeats nothing: a ticket stays due until a
 * check has stored that it is not, and a check leaves alone what is not due any more.
 */
export async function sweep(ports: SweepPorts): Promise<SweepReport> {
  const ranAt = ports.now();
  let handedOn = 0;
  let overdue = 0;
  let cursor: string | undefined;
  let isCutShort = false;
  do {
    const page = await ports.dueUntil(ranAt + REACH, cursor);
    const wanted = page.tickets
      .map(({ ticket }) => ({
        issueId: ticket.issueId,
        at: Math.max(dueAt(ticket) ?? ranAt, ranAt),
        was: dueAt(ticket) ?? ranAt,
      }))
      .filter(({ at }) => at <= ranAt + REACH);
    const orders = [
      ...batchesOf(
        wanted.filter(({ at }) => at <= ranAt).map(({ issueId }) => issueId),
        ranAt,
      ),
      ...ordersFor(wanted.filter(({ at }) => at > ranAt)),
    ];
    if (orders.length > 0 && !(await ports.order(orders))) {
      isCutShort = true;
      break;
    }
    handedOn += wanted.length;
    overdue += wanted.filter(({ was }) => was < ranAt - OVERDUE).length;
    cursor = page.cursor;
    isCutShort = cursor !== undefined && ports.remainingMs() < TIME_TO_FINISH_MS;
  } while (cursor !== undefined && !isCutShort);

  const report = { ranAt, handedOn, overdue, isCutShort };
  if (handedOn > 0 || isWorthReporting(ranAt)) await ports.report(report);
  return report;
}

/** Puts tickets that are due at nearly the same time into one order. */
export function ordersFor(wanted: readonly { readonly issueId: string; readonly at: Instant }[]): CheckOrder[] {
  const orders: { issueIds: string[]; first: Instant; at: Instant }[] = [];
  for (const { issueId, at } of [...wanted].sort((a, b) => a.at - b.at)) {
    const latest = orders.at(-1);
    if (latest !== undefined && at - latest.first <= TOGETHER && latest.issueIds.length < TICKETS_PER_ORDER) {
      latest.issueIds.push(issueId);
      latest.at = at;
    } else orders.push({ issueIds: [issueId], first: at, at });
  }
  return orders.map(({ issueIds, at }) => ({ issueIds, at, isBatch: false }));
}

function batchesOf(issueIds: readonly string[], at: Instant): CheckOrder[] {
  const orders: CheckOrder[] = [];
  for (let from = 0; from < issueIds.length; from += TICKETS_PER_ORDER) {
    orders.push({ issueIds: issueIds.slice(from, from + TICKETS_PER_ORDER), at, isBatch: true });
  }
  return orders;
}

/** True once in each stretch of an hour, whatever the phase in which sweeps of five minutes run. */
function isWorthReporting(at: Instant): boolean {
  return at % IDLE_REPORTS_EVERY < 5 * MINUTE;
}
