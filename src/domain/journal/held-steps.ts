import { procedureFor } from "../escalation/steps-due";
import type { TicketClock } from "../measurement/ticket-clock";
import type { ActionRules } from "./action-rules";
import { nameOf } from "./deed";
import { effectsOn, type JournalEffects } from "./journal-effects";

/**
 * Whether somebody's acknowledgement holds the further steps of a clock's cycle: as its ladder says, else as the project
 * does. Steps that fell due meanwhile are due at once when the acknowledgement is withdrawn.
 */
export function isHeld(clock: TicketClock, journal: JournalEffects, { acknowledgementHolds }: ActionRules): boolean {
  if (effectsOn(journal, nameOf(clock)).acknowledged.length === 0) return false;
  return procedureFor(clock)?.holdsWhenAcknowledged ?? acknowledgementHolds;
}
