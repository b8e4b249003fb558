import type { ClockStanding } from "../../../src/contract";

export type RiskWord = "on-track" | "at-risk" | "breached" | "met" | "missed";

/** What a clock reads at a moment after the app was asked, if nothing happened to the ticket meanwhile. */
export interface ClockNow {
  readonly elapsedMs: number;
  /** Negative after a breach. */
  readonly remainingMs: number;
  readonly risk: RiskWord;
  /** What keeps a clock from running that has not stopped. */
  readonly motion: "running" | "paused" | "outside-hours" | "stopped";
  /** The opening it waits for outside hours; null where none is known. */
  readonly opensAt: number | null;
}

/**
 * Lets a clock tick by the open hours that came with it. Beyond `hours.until` it stands, so that what is not known is not
 * made up.
 * @param askedAt when the standing was true
 */
export function clockAt(clock: ClockStanding, askedAt: number, now: number): ClockNow {
  const { state, hours, targetMs } = clock;
  const open = (hours?.open ?? []).map(([from, to]) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const ticked = open.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, now) - Math.max(from, askedAt)), 0);
  const elapsedMs = clock.elapsedMs + ticked;
  const isBreached = elapsedMs > targetMs;
  const isOpen = open.some(({ from, to }) => from <= now && now < to);
  const next = open.find(({ from }) => from > now)?.from;
  const known = hours?.opensAt == null ? null : Date.parse(hours.opensAt);
  return {
    elapsedMs,
    remainingMs: targetMs - elapsedMs,
    risk: riskOf(clock, elapsedMs, isBreached),
    motion: state === "running" && !isOpen ? "outside-hours" : state,
    opensAt: next ?? (known !== null && known > now ? known : null),
  };
}

function riskOf({ state, atRiskMs }: ClockStanding, elapsedMs: number, isBreached: boolean): RiskWord {
  if (state === "stopped") return isBreached ? "missed" : "met";
  if (isBreached) return "breached";
  return elapsedMs >= atRiskMs ? "at-risk" : "on-track";
}
