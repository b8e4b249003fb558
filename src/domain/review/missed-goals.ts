import type { Measure } from "../agreement/measure";
import type { HistoryTable } from "../history-pages/history-table";
import { periodFigures } from "../period-figures/period-figures";

/** A promise to customers whose goal was missed in every month that was measured: it no longer fits, or the service does not. */
export interface MissedGoal {
  readonly agreement: string;
  readonly measure: Measure;
  readonly goal: number;
  /** The latest last; two at least. */
  readonly months: readonly { readonly month: string; readonly kept: number; readonly counted: number }[];
}

/** A single bad month is no pattern. */
const LEAST_MONTHS = 2;

/** Of all months that a table holds; a month without measurements says nothing for or against. */
export function missedGoals(table: HistoryTable): MissedGoal[] {
  const promises = new Map(
    table.words.promises
      .filter(({ kind }) => kind === "sla")
      .map(({ agreement, measure }) => [`${agreement} ${measure}`, { agreement, measure }]),
  );
  return [...promises.values()].flatMap(({ agreement, measure }): MissedGoal[] => {
    const filter = { kinds: ["sla"], agreement: [agreement], measures: [measure] } as const;
    const months = table.months
      .map((month) => ({ month, ...periodFigures(table, { first: month, last: month }, filter) }))
      .filter(({ counted }) => counted.length > 0);
    const goal = months.at(-1)?.attainment.goal ?? null;
    const isMissed = months.every(({ attainment }) => attainment.isReached === false);
    if (goal === null || !isMissed || months.length < LEAST_MONTHS) return [];
    const shown = months.map(({ month, attainment, counted }) => ({
      month,
      kept: attainment.kept.length,
      counted: counted.length,
    }));
    return [{ agreement, measure, goal, months: shown }];
  });
}
