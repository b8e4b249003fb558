import type { HistoryTable } from "../history-pages/history-table";
import { countMonths, monthsLater } from "../history-pages/month";
import type { Dimension, FigureFilter } from "./figure-filter";
import { type FigureGroup, figuresBy, type PeriodFigures, periodFigures } from "./period-figures";
import type { Period } from "./selection";
import { type DistributionPart, distributionOf } from "./times";
import { type Change, changeBetween, type TrendPoint, trendOf } from "./trend";
import { type Volume, volumeOf } from "./volume";

/** All that is said of a period at once. */
export interface FiguresView {
  readonly figures: PeriodFigures;
  readonly groups: readonly FigureGroup[];
  readonly distribution: readonly DistributionPart[];
  readonly volume: Volume;
  /** All months of the table, those before the period too. */
  readonly trend: readonly TrendPoint[];
  /** Against the period of comparison; null where the table holds none of its months. */
  readonly sinceBefore: Change | null;
}

/**
 * @param timezone of the history: where its months begin
 * @param comparedWith the period of the same length before, unless another one is given
 */
export function figuresView(
  table: HistoryTable,
  timezone: string,
  period: Period,
  filter: FigureFilter,
  dimension: Dimension,
  comparedWith: Period = periodBefore(period),
): FiguresView {
  const figures = periodFigures(table, period, filter);
  const { first, last } = comparedWith;
  const isBeforeKnown = table.months.some((month) => month >= first && month <= last);
  return {
    figures,
    groups: figuresBy(table, period, filter, dimension),
    distribution: distributionOf(table, figures.counted),
    volume: volumeOf(table, timezone, period, filter),
    trend: trendOf(table, filter),
    sinceBefore: isBeforeKnown ? changeBetween(periodFigures(table, comparedWith, filter), figures) : null,
  };
}

/** The period of the same length that ends where this one begins. */
export function periodBefore({ first, last }: Period): Period {
  const months = countMonths(first, last);
  return { first: monthsLater(first, -months), last: monthsLater(first, -1) };
}
