import type { Persona } from "./persona";

/** Instants and numbers as the reader writes them, in the reader's zone. */
export interface Format {
  /** `22 Nov 2026, 19:40`. */
  instant(at: number | string): string;
  date(at: number | string): string;
  number(value: number, digits?: number): string;
  /** `3 hours ago`, as seen from `now`. */
  ago(at: number | string, now: number): string;
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

export function formatFor({ viewer }: Persona): Format {
  const { locale, timezone: timeZone } = viewer;
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    instant: (at) => shown(instants, at),
    date: (at) => shown(dates, at),
    number: (value, digits = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    ago: (at, now) => {
      const difference = epoch(at) - now;
      const [unit, size] = UNITS.find(([, milliseconds]) => Math.abs(difference) >= milliseconds) ?? ["minute", 60_000];
      return relative.format(Math.trunc(difference / size), unit);
    },
  };
}

/** Epoch milliseconds of what Jira writes: `2026-11-22T19:40:00.000+0000` has no colon in its offset, which `Date` wants. */
export function epoch(at: number | string): number {
  return typeof at === "number" ? at : Date.parse(at.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
}

function shown(format: Intl.DateTimeFormat, at: number | string): string {
  const instant = epoch(at);
  return Number.isNaN(instant) ? String(at) : format.format(instant);
}
