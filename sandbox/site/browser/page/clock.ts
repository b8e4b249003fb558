import type { ClockReading } from "../messages";
import { tellFrames } from "./frame-registry";

interface SiteState {
  readonly clock: ClockReading;
  /** Counts changes of issues; a higher number than the page's means that it shows the past. */
  readonly changes: number;
}

const ASK_EVERY_MS = 5_000;
const TICK_MS = 1_000;

/** Keeps the clock in the bar going, tells frames when it is set, and says when the page has become old. */
export function followSiteState(): void {
  const display = document.querySelector<HTMLElement>("[data-clock]");
  if (display === null) return;
  const { clock: at, speed, locale, timeZone, changes } = display.dataset as Record<string, string>;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone });
  let reading: ClockReading = { at: Number(at), speed: Number(speed) };
  let readAt = performance.now();

  const tick = (): void => {
    display.textContent = format.format(reading.at + (performance.now() - readAt) * reading.speed);
  };
  const ask = async (): Promise<void> => {
    if (document.hidden) return;
    const response = await fetch("/sandbox/state").catch(() => undefined);
    document.getElementById("site-gone")?.toggleAttribute("hidden", response?.ok === true);
    if (response?.ok !== true) return;
    const state: SiteState = await response.json();
    reading = state.clock;
    readAt = performance.now();
    tellFrames({ clock: reading });
    if (state.changes > Number(changes)) document.getElementById("page-is-old")?.removeAttribute("hidden");
  };
  window.setInterval(tick, TICK_MS);
  window.setInterval(ask, ASK_EVERY_MS);
  document.addEventListener("visibilitychange", ask);
}
