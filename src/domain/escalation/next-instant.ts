import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant } from "../time";
import { stepsDue } from "./steps-due";

/**
 * The next instant of interest of a ticket over all its clocks: when the next step of a ladder falls due or a target is
 * used up, if nothing changes before. Steps due already count as of now. Null when nothing is to come: an event must
 * happen first.
 */
export function nextInstantOf(
  clocks: readonly TicketClock[],
  isAnnounced: (clock: TicketClock, level: number) => boolean,
): Instant | null {
  let earliest: Instant | null = null;
  const consider = (at: Instant | null) => {
    if (at !== null && (earliest === null || at < earliest)) earliest = at;
  };
  for (const clock of clocks) {
    const { due, next } = stepsDue(clock, (level) => isAnnounced(clock, level));
    if (due.length > 0) consider(clock.measuredAt);
    consider(next?.crossedAt ?? null);
    if (clock.state === "running" && clock.dueAt !== null && clock.dueAt > clock.measuredAt) consider(clock.dueAt);
  }
  return earliest;
}
