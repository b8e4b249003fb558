import type { Target } from "../agreement/agreement";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant, Milliseconds } from "../time";

/** A time in which a step was due; `to` is exclusive and `Infinity` while it goes on. */
export interface DueWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * When a threshold of a clock was, is, and, if nothing changes, will be due: while the clock runs, its agreement is in
 * force and the elapsed time has reached the threshold. Running means neither paused nor stopped, also outside service
 * hours. A threshold reached at the very instant at which the clock pauses or stops is not due until it runs again.
 *
 * Whenever the clock is judged by another target, the elapsed time is counted again from its start by that target's
 * calendar. A window that begins after `clock.measuredAt` is a forecast. Ascending; windows never touch.
 */
export function dueWindows(
  { stretches, judgements }: Pick<TicketClock, "stretches" | "judgements">,
  threshold: (target: Target) => Milliseconds,
): DueWindow[] {
  const windows: { from: Instant; to: Instant }[] = [];
  for (let i = 0; i < judgements.length; i++) {
    const { from: judgedFrom, target } = judgements[i]!;
    if (target === null) continue;
    const judgedTo = judgements[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const limit = threshold(target);
    let elapsed = 0;
    for (const { from, to, state } of stretches) {
      if (from >= judgedTo) break;
      if (state !== "running") continue;
      if (to > judgedFrom) {
        const start = Math.max(from, judgedFrom);
        const end = Math.min(to, judgedTo);
        const missing = limit - elapsed - target.hours.workingTimeBetween(from, start);
        const dueFrom = missing <= 0 ? start : target.hours.addWorkingTime(start, missing);
        if (dueFrom !== null && dueFrom < end) {
          const latest = windows.at(-1);
          if (latest?.to === dueFrom) latest.to = end;
          else windows.push({ from: dueFrom, to: end });
        }
      }
      if (to < judgedTo) elapsed += target.hours.workingTimeBetween(from, to);
    }
  }
  return windows;
}
