import type { Instant } from "../time";

export type ClockState = "running" | "paused" | "stopped";

/** Why a clock stands or runs: the rule that decided, whatever the calendar says of the hour. */
export type Cause =
  | "in-hand" // neither a pause nor a stop: the party answerable is at work
  | "pause-status" // the ticket is in a status that the agreement names as a pause
  | "away-from-party" // the ticket is with another team, or in another status than the supplier's
  | "stop-status" // the ticket is in a status that stops the clock
  | "responded"; // the response was given, and a response clock never runs again

/** A part of a clock's life with one state for one cause, while the ticket had one status and one team. */
export interface Stretch {
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive; `Infinity` while it goes on. */
  readonly to: Instant;
  readonly state: ClockState;
  readonly cause: Cause;
  readonly status: string | null;
  readonly team: string | null;
}
