import type { Agreement, Measure } from "../agreement/agreement";
import type { AgreementBook } from "../agreement/agreement-book";
import type { Instant, Milliseconds } from "../time";
import { ClockSlot } from "./clock-slot";
import { type TicketClock, ticketClock } from "./ticket-clock";
import type { TicketHistory } from "./ticket-history";
import { phasesOf } from "./ticket-phases";

/** Working time that was granted to a clock on top of its target; 0 for none. */
export type GrantedTime = (agreement: Agreement, measure: Measure, cycle: number) => Milliseconds;

/**
 * The clocks of one ticket at `now`: of its SLA resolution and response, of every matching OLA and underpinning contract
 * the resolution; finished cycles before the present one. Sorted by measure, then supporting agreements by key.
 *
 * A pure function of history, agreements and instant: what happened after `now` is left out, a ticket created later has
 * no clock, and a ticket that nothing matches has none either. Granted time makes the target of a clock longer from its
 * start, as a new target would.
 */
export function measure(
  history: TicketHistory,
  book: AgreementBook,
  now: Instant,
  granted: GrantedTime = () => 0,
): TicketClock[] {
  if (now < history.createdAt) return [];
  const phases = phasesOf(history, book, now);
  const resolution = new ClockSlot("resolution");
  const response = new ClockSlot("response");
  const supporting = new Map<string, ClockSlot>();

  let sla: Agreement | null = null;
  let beneath: readonly Agreement[] = [];
  for (let i = 0; i < phases.length; i++) {
    const phase = phases[i]!;
    const before = phases[i - 1];
    if (before?.service !== phase.service || before.customer !== phase.customer) {
      sla = book.slaFor(history.createdAt, phase.service, phase.customer);
      beneath = book.supportingFor(history.createdAt, phase.service);
    }
    resolution.take(phases, i, sla);
    response.take(phases, i, sla);
    for (const agreement of beneath) {
      if (!supporting.has(agreement.key)) supporting.set(agreement.key, new ClockSlot("resolution"));
    }
    for (const [key, slot] of supporting)
      slot.take(phases, i, beneath.find((agreement) => agreement.key === key) ?? null);
  }

  const clocks: TicketClock[] = [];
  const read = (slot: ClockSlot, of: Measure) => {
    for (const { agreement, cycle } of slot.cycles())
      clocks.push(ticketClock(agreement, of, cycle, now, granted(agreement, of, cycle.cycle)));
  };
  read(resolution, "resolution");
  read(response, "response");
  for (const key of [...supporting.keys()].sort()) read(supporting.get(key)!, "resolution");
  return clocks;
}
