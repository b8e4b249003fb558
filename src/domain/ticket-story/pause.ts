import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant } from "../time";

/** Why and since when a clock waits. */
export interface Pause {
  /** In a status that pauses, or out of the hands of the party that is answerable. */
  readonly cause: "pause-status" | "away-from-party";
  readonly status: string | null;
  readonly team: string | null;
  readonly since: Instant;
}

/** The pause a clock is in; null when it is in none. A pause goes on when only the team changes during it. */
export function pauseOf({ stretches }: Pick<TicketClock, "stretches">): Pause | null {
  const last = stretches.at(-1);
  if (last?.state !== "paused") return null;
  let since = last.from;
  for (const earlier of stretches.toReversed()) {
    if (earlier.state !== "paused" || earlier.cause !== last.cause || earlier.status !== last.status) break;
    since = earlier.from;
  }
  const cause = last.cause === "away-from-party" ? last.cause : "pause-status";
  return { cause, status: last.status, team: last.team, since };
}
