import { HOUR, MINUTE, type Milliseconds, SECOND } from "../time";
import type { DurationText } from "./agreement-entry";

const HOURS_MINUTES_SECONDS = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d{1,3}))?S)?$/;

/**
 * Reads an ISO 8601 duration of hours, minutes and seconds, such as `PT40H` or `PT1H30M`; seconds may have up to three
 * decimals. Null for anything else: days, weeks and months have no single length on a calendar, and what is longer than
 * a number can hold exactly (285,000 years) is no promise.
 */
export function parseDuration(text: DurationText): Milliseconds | null {
  const parts = HOURS_MINUTES_SECONDS.exec(text);
  if (!parts) return null;
  const [, hours = "0", minutes = "0", seconds = "0", fraction = ""] = parts;
  const length =
    Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND + Number(fraction.padEnd(3, "0"));
  return Number.isSafeInteger(length) ? length : null;
}

/** A length of working time in words, as exact as it is: `1 h 30 min`. Written in English for those who mend a file. */
export function describeDuration(length: Milliseconds): string {
  const parts = [
    [Math.floor(length / HOUR), "h"],
    [Math.floor((length % HOUR) / MINUTE), "min"],
    [(length % MINUTE) / SECOND, "s"],
  ] as const;
  return (
    parts
      .filter(([amount]) => amount > 0)
      .map(([amount, unit]) => `${amount} ${unit}`)
      .join(" ") || "0 s"
  );
}
