import { procedureFor } from "../escalation/steps-due";
import { thresholdOf } from "../escalation/thresholds";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Milliseconds } from "../time";

/** The share of a target from which a promise is at risk where no ladder says so earlier. */
const AT_RISK_PERCENT = 75;

/**
 * How much working time may be used before a promise is at risk: until the first step of its ladder, which the parties
 * agreed as the moment to act, and never longer than three quarters of the target.
 */
export function atRiskFrom(clock: TicketClock): Milliseconds {
  const quarters = Math.floor((clock.target.within * AT_RISK_PERCENT) / 100);
  const procedure = procedureFor(clock);
  return procedure === undefined ? quarters : Math.min(quarters, thresholdOf(procedure, 1, clock.target));
}
