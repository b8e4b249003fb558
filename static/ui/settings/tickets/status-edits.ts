import type { EntryEdit } from "../../../../src/contract";
import { isSame } from "../../../../src/domain/catalogue/fact-changes";
import type { Status } from "../../../../src/domain/catalogue/status";
import { editOf } from "../../shared/catalogue/entries";

/** What is wrong with a list of statuses, as a word of the locale (`tickets.statuses.<reason>`). */
export type StatusProblem =
  | { readonly reason: "empty"; readonly number: number }
  | { readonly reason: "twice"; readonly name: string };

export function problemOf(statuses: readonly Status[]): StatusProblem | null {
  const seen = new Set<string>();
  for (const [place, { name }] of statuses.entries()) {
    if (name.trim() === "") return { reason: "empty", number: place + 1 };
    if (seen.has(name)) return { reason: "twice", name };
    seen.add(name);
  }
  return null;
}

/** The edits that make one list of statuses another; a status is known by its name. */
export function statusEdits(before: readonly Status[], after: readonly Status[]): EntryEdit[] {
  const kept = new Map(after.map((status) => [status.name, status]));
  const known = new Set(before.map(({ name }) => name));
  return [
    ...before.flatMap((status) => {
      const now = kept.get(status.name) ?? null;
      return now !== null && isSame(now, status) ? [] : [editOf("statuses", status, now)];
    }),
    ...after.filter(({ name }) => !known.has(name)).map((status) => editOf("statuses", null, status)),
  ];
}
