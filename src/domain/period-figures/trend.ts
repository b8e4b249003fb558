import type { Month } from "../history-pages/history-record";
import type { HistoryTable } from "../history-pages/history-table";
import type { Milliseconds } from "../time";
import { type Attainment, attainmentOf } from "./attainment";
import type { FigureFilter } from "./figure-filter";
import type { PeriodFigures } from "./period-figures";
import { type Rows, select } from "./selection";
import { type Times, timesOf } from "./times";

export interface TrendPoint {
  readonly month: Month;
  readonly counted: Rows;
  readonly attainment: Attainment;
  /** Null where nothing was measured. */
  readonly times: Times | null;
}

/** Month by month, in the order of the table. */
export function trendOf(table: HistoryTable, filter: FigureFilter): TrendPoint[] {
  return table.months.map((month) => {
    const { counted } = select(table, { first: month, last: month }, filter);
    return { month, counted, attainment: attainmentOf(table, counted), times: timesOf(table, counted) };
  });
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

type Measured = Pick<PeriodFigures, "attainment" | "times">;

export function changeBetween(earlier: Measured, later: Measured): Change {
  const difference = (before: number | null | undefined, after: number | null | undefined) =>
    before === null || before === undefined || after === null || after === undefined ? null : after - before;
  return {
    attainment: difference(earlier.attainment.percent, later.attainment.percent),
    median: difference(earlier.times?.median, later.times?.median),
    p90: difference(earlier.times?.p90, later.times?.p90),
    isSmallSample: earlier.attainment.isSmallSample || later.attainment.isSmallSample,
  };
}
