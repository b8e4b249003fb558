import { describeDuration, parseDuration } from "../../../../src/domain/agreement/duration";
import type { FactStep } from "../../../../src/domain/catalogue/fact-changes";
import { say } from "../words/say";

/** Where a fact stands, in words: `targets › resolution, High › within`. */
export function factPath(path: readonly FactStep[] | string): string {
  if (typeof path === "string") return path;
  return path.map((step) => (typeof step === "string" ? words(step) : Object.values(step.item).join(", "))).join(" › ");
}

/** A value of the catalogue as a reader wants it: durations in words, lists with commas, groups as `key: value`. */
export function factValue(value: unknown): string {
  if (value === undefined || value === null || value === "") return say("facts.nothing");
  if (typeof value === "boolean") return say(value ? "facts.yes" : "facts.no");
  if (typeof value === "string") {
    const length = value.startsWith("PT") ? parseDuration(value) : null;
    return length === null ? value : describeDuration(length);
  }
  if (Array.isArray(value)) return value.map(factValue).join(", ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([key, part]) => `${words(key)}: ${factValue(part)}`)
      .join("; ");
  return String(value);
}

/** `validFrom` as `valid from`. */
const words = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
