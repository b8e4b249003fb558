import type { Agreement } from "../agreement/agreement";
import { type Segment, segmentsOf } from "../measurement/segments";
import type { TicketClock } from "../measurement/ticket-clock";
import { type Holder, holderKey } from "./holder";
import type { TimeShare } from "./time-share";

/** Name of the supplier whose contract measures a status; null for a status that is nobody's but one's own. */
export type SupplierOf = (status: string | null) => string | null;

/** By the underpinning contracts that rest under a ticket's service; of two for one status the first in the list. */
export function suppliersIn(supporting: readonly Agreement[]): SupplierOf {
  const suppliers = new Map<string, string>();
  for (const { party } of supporting) {
    if (party?.kind !== "supplier") continue;
    for (const status of party.statuses) if (!suppliers.has(status)) suppliers.set(status, party.supplier);
  }
  return (status) => (status === null ? null : (suppliers.get(status) ?? null));
}

/**
 * Shares out a clock's whole life, in wall time, among those who had the ticket.
 *
 * A customer asks about the time after the promise was due: "you were a day late; who had it on that day?" So each share is
 * cut at the instant at which the promised time was used up, and all that passed from then on is the overrun: also pauses
 * and closed hours, as it is those that keep a late ticket late. The shares after it add up, to the millisecond, to the time
 * between breach and stop; all of them together to the clock's life.
 *
 * The supplier goes before the rules of the clock: a status that a contract measures is the supplier's even where the
 * promise to the customer pauses in it. Holders come in the order in which they first had the ticket.
 */
export function sharesOf(clock: TicketClock, supplierOf: SupplierOf): TimeShare[] {
  const dueAt = clock.breachedAt ?? Number.POSITIVE_INFINITY;
  const shares = new Map<string, { holder: Holder; before: number; after: number }>();
  for (const segment of segmentsOf(clock)) {
    const holder = holderOf(segment, supplierOf);
    const key = holderKey(holder);
    const share = shares.get(key) ?? { holder, before: 0, after: 0 };
    const cut = Math.min(Math.max(dueAt, segment.from), segment.to);
    share.before += cut - segment.from;
    share.after += segment.to - cut;
    shares.set(key, share);
  }
  return [...shares.values()];
}

function holderOf({ kind, cause, status, team }: Segment, supplierOf: SupplierOf): Holder {
  if (kind === "outside-hours") return { kind: "closed", name: null };
  if (kind === "stopped") return { kind: "resolved", name: null };
  const supplier = supplierOf(status);
  if (supplier !== null) return { kind: "supplier", name: supplier };
  return cause === "pause-status" ? { kind: "waiting", name: status } : { kind: "team", name: team };
}
