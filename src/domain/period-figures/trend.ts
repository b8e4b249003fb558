import type { Month } from "../history-pages/history-record";
import type { HistoryTable } from "../history-pages/history-table";
import type { Milliseconds } from "../time";
import type { FigureFilter } from "./figure-filter";
import { type PeriodFigures, periodFigures } from "./period-figures";

/** Month by month, in the order of the table. */
export function trendOf(
  table: HistoryTable,
  filter: FigureFilter,
): { readonly month: Month; readonly figures: PeriodFigures }[] {
  return table.months.map((month) => ({ month, figures: periodFigures(table, { first: month, last: month }, filter) }));
}

/** What changed since an earlier period: the one of the baseline, or of the last review. Null where either was not measured. */
export interface Change {
  /** In percentage points; positive is better. */
  readonly attainment: number | null;
  /** Of the working time used; negative is quicker. */
  readonly median: Milliseconds | null;
  readonly p90: Milliseconds | null;
  /** Whether either is a small sample, so that the change may be chance. */
  readonly isSmallSample: boolean;
}

export function changeBetween(earlier: PeriodFigures, later: PeriodFigures): Change {
  const difference = (before: number | null | undefined, after: number | null | undefined) =>
    before === null || before === undefined || after === null || after === undefined ? null : after - before;
  return {
    attainment: difference(earlier.attainment.percent, later.attainment.percent),
    median: difference(earlier.times?.median, later.times?.median),
    p90: difference(earlier.times?.p90, later.times?.p90),
    isSmallSample: earlier.attainment.isSmallSample || later.attainment.isSmallSample,
  };
}
