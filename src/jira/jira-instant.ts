import { z } from "zod";
import type { Instant } from "../domain/time";

/**
 * An instant as Jira writes it: `2024-09-16T09:35:38.598+0300`. Changelogs may also give epoch milliseconds, or seconds
 * where the number is too small to be milliseconds of this century.
 */
export const jiraInstant = z.union([z.string(), z.number()]).transform((given, context): Instant => {
  if (typeof given === "number") return given < 100_000_000_000 ? given * 1_000 : given;
  const at = Date.parse(given.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: "custom", message: `${JSON.stringify(given)} is not an instant` });
  return z.NEVER;
});
