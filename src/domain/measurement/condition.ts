import type { Agreement, Measure } from "../agreement/agreement";
import type { Cause, ClockState } from "./stretch";
import type { TicketPhase } from "./ticket-phases";

/** What a phase of a ticket means for a clock. */
export interface Condition {
  readonly state: ClockState;
  readonly cause: Cause;
  /** Whether a clock that does not exist yet begins here. */
  readonly begins: boolean;
}

const inHand: Condition = { state: "running", cause: "in-hand", begins: true };
const pauseStatus: Condition = { state: "paused", cause: "pause-status", begins: true };
const awayFromParty: Condition = { state: "paused", cause: "away-from-party", begins: false };
const stopStatus: Condition = { state: "stopped", cause: "stop-status", begins: true };
const stopWithoutParty: Condition = { state: "stopped", cause: "stop-status", begins: false };
const responded: Condition = { state: "stopped", cause: "responded", begins: true };

/**
 * Reads one phase by the rules of an agreement. A status that is both stop and pause stops.
 *
 * An SLA's clocks begin at creation whatever the status. An OLA's or a supplier's begins when the ticket first comes to
 * the party while it is not stopped.
 */
export function conditionOf(agreement: Agreement, measure: Measure, phase: TicketPhase): Condition {
  const { clock, party } = agreement;
  const { status } = phase;
  const isStop = status !== null && clock.stop.has(status);
  const isPause = status !== null && clock.pause[measure].has(status);

  if (party !== undefined) {
    if (isStop) return stopWithoutParty;
    const isWithParty =
      party.kind === "teams"
        ? phase.team !== null && party.teams.has(phase.team)
        : status !== null && party.statuses.has(status);
    if (!isWithParty) return awayFromParty;
    return isPause ? pauseStatus : inHand;
  }
  if (measure === "response" && (phase.isReplied || (status !== null && clock.respond.has(status)))) return responded;
  if (isStop) return stopStatus;
  return isPause ? pauseStatus : inHand;
}
