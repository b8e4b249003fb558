import type { Table } from "./section";

/** The table as aligned text: the first column to the left, figures to the right. */
export function printTable({ title, head, rows, notes = [] }: Table): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [title, "", line(head), rule, ...rows.map(line), ...notes.map((note) => `  ${note}`)].join("\n");
}

/** A time in the unit that suits it. */
export function nanoseconds(value: number): string {
  if (value < 1_000) return `${value.toPrecision(3)} ns`;
  if (value < 1_000_000) return `${(value / 1_000).toPrecision(3)} µs`;
  if (value < 1_000_000_000) return `${(value / 1_000_000).toPrecision(3)} ms`;
  return `${(value / 1_000_000_000).toPrecision(3)} s`;
}

export function times(ratio: number): string {
  return `${ratio >= 100 ? Math.round(ratio).toLocaleString("en") : ratio.toPrecision(3)}x`;
}
