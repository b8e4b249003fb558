import type { AgreementKind } from "../agreement/agreement";
import type { Measure } from "../agreement/measure";
import type { HistoryTable } from "../history-pages/history-table";
import type { FigureFilter } from "./figure-filter";
import { figuresBy, type PeriodFigures } from "./period-figures";
import type { Period } from "./selection";
import { type Change, changeBetween } from "./trend";

/** How one promise was kept by one of those who stand behind it: the goal is what the agreement asks for. */
export interface Kpi {
  readonly agreement: string;
  readonly measure: Measure;
  /** A team, a supplier or an account; null for tickets that had none. */
  readonly value: string | null;
  /** Of the agreement's latest version, whether or not anything was measured; null where it asks for no share. */
  readonly goal: number | null;
  readonly figures: PeriodFigures;
  /** Against the period of comparison; null where nothing was measured of them then. */
  readonly change: Change | null;
}

/**
 * A line for each promise of a kind and each of those who had its tickets, by who that was, then by agreement. A ticket
 * counts for who had it last before its clock stopped. What was neither measured nor open is left out.
 */
export function kpisOf(
  table: HistoryTable,
  period: Period,
  comparedWith: Period,
  kind: AgreementKind,
  by: "team" | "supplier" | "agent",
): Kpi[] {
  const promises = new Map(
    table.words.promises
      .filter((promise) => promise.kind === kind)
      .sort((one, other) => one.version - other.version)
      .map(({ agreement, measure, goal }) => [
        `${agreement} ${measure}`,
        { agreement, measure, goal: goal?.percent ?? null },
      ]),
  );
  return [...promises.values()]
    .flatMap(({ agreement, measure, goal }) => {
      const filter: FigureFilter = { kinds: [kind], agreement: [agreement], measures: [measure] };
      const then = new Map(figuresBy(table, comparedWith, filter, by).map(({ value, figures }) => [value, figures]));
      return figuresBy(table, period, filter, by).map(({ value, figures }): Kpi => {
        const former = then.get(value);
        return { agreement, measure, value, goal, figures, change: former ? changeBetween(former, figures) : null };
      });
    })
    .sort(
      (one, other) =>
        inOrder(one.value, other.value) ||
        inOrder(one.agreement, other.agreement) ||
        inOrder(one.measure, other.measure),
    );
}

/** By code unit; nothing comes last. */
function inOrder(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : Number(one > other);
}
