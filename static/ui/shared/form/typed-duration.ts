import { parseDuration } from "../../../../src/domain/agreement/duration";

/** `parts`: hours, minutes and seconds of `PT8H30M`. */
export type TypedDuration =
  | { readonly kind: "read"; readonly text: string }
  /** Days and longer: how long they are depends on the calendar. */
  | { readonly kind: "days" }
  | { readonly kind: "unclear" };

const UNITS: readonly (readonly [RegExp, "H" | "M" | "S" | "D"])[] = [
  [/^(h|hr|hrs|hour|hours|std|stunden?)$/, "H"],
  [/^(m|min|mins|minutes?|minuten)$/, "M"],
  [/^(s|sec|secs|seconds?|sekunden?)$/, "S"],
  [/^(d|day|days|tage?|w|weeks?|wochen?|mo|months?)$/, "D"],
];

/**
 * What people write for a length of time, as ISO 8601: `8 h`, `1h30`, `1 h 30 min`, `1:30`, `90 min`, `1.5 h`, `PT8H`, and
 * a number alone for hours.
 */
export function typedDuration(typed: string): TypedDuration {
  const text = typed.trim().toLowerCase().replaceAll(",", ".");
  if (parseDuration(text.toUpperCase()) !== null) return { kind: "read", text: text.toUpperCase() };
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock) return readSeconds(Number(clock[1]) * 3600 + Number(clock[2]) * 60);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)/g)];
  if (parts.length === 0 || text.replaceAll(/\d+(?:\.\d+)?\s*[a-z]*|\s+/g, "") !== "") return { kind: "unclear" };
  let seconds = 0;
  let last: string | undefined;
  for (const [, amount, word = ""] of parts) {
    // A number alone means hours, and after hours minutes: 8, 1h30.
    const unit = word === "" ? (last === undefined ? "H" : last === "H" ? "M" : undefined) : unitOf(word);
    if (unit === "D") return { kind: "days" };
    if (unit === undefined || (last !== undefined && "HMS".indexOf(unit) <= "HMS".indexOf(last)))
      return { kind: "unclear" };
    seconds += Number(amount) * { H: 3600, M: 60, S: 1 }[unit];
    last = unit;
  }
  return readSeconds(seconds);
}

const unitOf = (word: string) => UNITS.find(([pattern]) => pattern.test(word))?.[1];

function readSeconds(seconds: number): TypedDuration {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts = `${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}${rest > 0 ? `${rest}S` : ""}`;
  return { kind: "read", text: `PT${parts || "0M"}` };
}
