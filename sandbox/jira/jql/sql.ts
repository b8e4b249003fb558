import type { Cell } from "../../database";

/** A piece of SQL with the values of its question marks. */
export interface Sql {
  readonly sql: string;
  readonly cells: readonly Cell[];
}

export const sql = (text: string, ...cells: Cell[]): Sql => ({ sql: text, cells });

export const NEVER = sql("0");

export function joined(parts: readonly Sql[], by: "AND" | "OR"): Sql {
  if (parts.length === 1) return parts[0]!;
  return { sql: `(${parts.map((part) => part.sql).join(` ${by} `)})`, cells: parts.flatMap((part) => part.cells) };
}

export const negated = (part: Sql): Sql => ({ sql: `NOT ${part.sql}`, cells: part.cells });

/** `expression IN (…)` with bound values. */
export const among = (expression: string, values: readonly Cell[]): Sql =>
  values.length === 0
    ? NEVER
    : values.length === 1
      ? sql(`${expression} = ?`, values[0]!)
      : sql(`${expression} IN (${values.map(() => "?").join(", ")})`, ...values);
