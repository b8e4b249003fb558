import { quoted } from "./input-error";
import { parseInstant } from "./instant";

/** The columns of a ticket history file, in their order. */
export const historyColumns = ["ticket", "at", "field", "value", "actor"] as const;

/** The fields that hold a value, in the order in which items of one change are listed. */
export const valueFields = [
  "summary",
  "type",
  "status",
  "priority",
  "impact",
  "urgency",
  "team",
  "service",
  "customer",
  "ci",
] as const;
export type ValueField = (typeof valueFields)[number];

/** Who wrote a comment, and for whom: agents for the customer or among themselves. */
export const commentKinds = ["agent-public", "agent-internal", "customer"] as const;
export type CommentKind = (typeof commentKinds)[number];

/** One row as the file has it. `value` is empty for `created`, and where a field is cleared. */
export type HistoryRow = {
  readonly ticket: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Empty when the file names nobody. */
  readonly actor: string;
} & (
  | { readonly field: "created"; readonly value: "" }
  | { readonly field: ValueField; readonly value: string }
  | { readonly field: "comment"; readonly value: CommentKind }
);

const isOneOf = <T extends string>(known: readonly T[], text: string): text is T => known.includes(text as T);

/** Reads one record; text instead of a row says why it can't be read. Names are taken as written, capitals included. */
export function historyRow(fields: readonly string[]): HistoryRow | string {
  if (fields.length !== historyColumns.length) {
    return `${fields.length} columns where ${historyColumns.length} belong (${historyColumns.join(",")})`;
  }
  const [ticket, atText, field, value, actor] = fields as readonly [string, string, string, string, string];
  if (ticket.trim() === "") return "no ticket number";
  const at = parseInstant(atText);
  if (at === undefined) {
    return `${quoted(atText)} is no instant; write it like 2016-02-29T01:16:00Z or 2016-02-29T02:16:00+01:00`;
  }
  if (field === "created") return { ticket, at, field, value: "", actor };
  if (isOneOf(valueFields, field)) return { ticket, at, field, value, actor };
  if (field !== "comment") {
    return `unknown field ${quoted(field)}; known are created, ${valueFields.join(", ")}, comment`;
  }
  if (!isOneOf(commentKinds, value)) {
    return `unknown kind of comment ${quoted(value)}; known are ${commentKinds.join(", ")}`;
  }
  return { ticket, at, field, value, actor };
}
