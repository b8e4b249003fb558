import type { HistoryTable } from "../history-pages/history-table";
import { heaped, type Rows } from "./selection";

/**
 * Fewer measurements than this are a small sample: one ticket more or less that is kept moves the percentage by more than
 * five points, so it says little about how the service is.
 */
export const SMALL_SAMPLE_BELOW = 20;

/** How many of the promises of a period were kept. */
export interface Attainment {
  readonly kept: Rows;
  readonly broken: Rows;
  /** Kept of all that were measured, 0 to 100, not rounded; null where nothing was measured: never taken for kept. */
  readonly percent: number | null;
  /** What the agreement asks for; null where it asks for nothing, or different promises ask for different things. */
  readonly goal: number | null;
  /** Whether the goal is reached, without rounding; null where there is no goal or nothing was measured. */
  readonly isReached: boolean | null;
  /** Fewer than twenty measurements. */
  readonly isSmallSample: boolean;
}

export function attainmentOf(table: HistoryTable, counted: Rows): Attainment {
  const { breachedAt } = table.rows;
  const [kept, broken] = heaped(counted, 2, (row) => (Number.isNaN(breachedAt[row]) ? 0 : 1)) as [Rows, Rows];
  const goal = commonGoal(table, counted);
  const isMeasured = counted.length > 0;
  return {
    kept,
    broken,
    percent: isMeasured ? (kept.length * 100) / counted.length : null,
    goal,
    isReached: goal !== null && isMeasured ? kept.length * 100 >= goal * counted.length : null,
    isSmallSample: counted.length < SMALL_SAMPLE_BELOW,
  };
}

function commonGoal({ rows, words }: HistoryTable, counted: Rows): number | null {
  const isPresent = new Uint8Array(words.promises.length);
  for (let i = 0; i < counted.length; i++) isPresent[rows.promise[counted[i]!]!] = 1;
  const goals = words.promises
    .filter((_, promise) => isPresent[promise] === 1)
    .map(({ goal }) => goal?.percent ?? null);
  const [goal] = goals;
  return goal !== undefined && goals.every((other) => other === goal) ? goal : null;
}
