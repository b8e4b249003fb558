import { z } from "zod";
import type { Instant } from "../../src/domain/time";

/** An instant as the vectors write it: UTC, ISO 8601 with `Z`; seconds or finer. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, "not an instant in UTC such as 2026-03-02T10:00:00Z")
  .transform((text, context): Instant => {
    const at = Date.parse(text);
    if (Number.isNaN(at)) context.addIssue({ code: "custom", message: `no such instant: ${text}` });
    return at;
  });

export const seconds = z.number().nonnegative();

/**
 * Takes the labels off a vector or an event: keys that the format does not describe and that hold text or lists of text (`tags`,
 * `note`, `why` and the like). An undescribed key with any other value could change the answer, so it is left to be refused.
 */
export function withoutLabels(raw: unknown, described: readonly string[]): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  const isLabel = (value: unknown) =>
    typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"));
  return Object.fromEntries(Object.entries(raw).filter(([key, value]) => described.includes(key) || !isLabel(value)));
}

/** The instant as the vectors write it, without a fraction where there is none. */
export const isoOf = (at: Instant | null): string | null =>
  at === null ? null : new Date(at).toISOString().replace(".000Z", "Z");
