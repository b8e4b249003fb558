import type { HistoryTable } from "../history-pages/history-table";
import { type Attainment, attainmentOf } from "./attainment";
import { type Dimension, dimensionOf, type FigureFilter } from "./figure-filter";
import { heaped, type Period, type Rows, rowsWhere, type Selection, select } from "./selection";
import { type Times, timesOf } from "./times";

/** What is said of the clocks of a period; every figure holds the rows behind it. */
export interface PeriodFigures {
  /** All that count: the denominator. */
  readonly counted: Rows;
  readonly attainment: Attainment;
  /** Null where nothing was measured. */
  readonly times: Times | null;
  /** Left out of the denominator, by the reason that was given. */
  readonly excluded: readonly { readonly reason: string; readonly rows: Rows }[];
  /** Not finished when the period was last looked at; in no percentage. */
  readonly open: Rows;
  /** Those of them that are broken already. */
  readonly openBroken: Rows;
  /** Clocks of tickets that were opened again after they had been resolved. */
  readonly reopened: Rows;
  /** Broken promises for which nobody has given a reason. */
  readonly unexplained: Rows;
  /** Broken promises by the key of the reason that was given, the most frequent first. */
  readonly causes: readonly { readonly reason: string; readonly rows: Rows }[];
}

export interface FigureGroup {
  /** A key of the catalogue, or a name; null for clocks without one. */
  readonly value: string | null;
  readonly figures: PeriodFigures;
}

/** The figures of all clocks of a period that pass a filter. */
export function periodFigures(table: HistoryTable, period: Period, filter: FigureFilter): PeriodFigures {
  return figuresOf(table, select(table, period, filter));
}

/** The same for each value of a dimension that has any clock, in alphabetical order, those without a value last. */
export function figuresBy(
  table: HistoryTable,
  period: Period,
  filter: FigureFilter,
  dimension: Dimension,
): FigureGroup[] {
  const selection = select(table, period, filter);
  const { places, words } = dimensionOf(table, dimension);
  const heapOf = (row: number) => (places[row]! < 0 ? words.length : places[row]!);
  const cut = (rows: Rows) => heaped(rows, words.length + 1, heapOf);
  const [counted, excluded, open] = [cut(selection.counted), cut(selection.excluded), cut(selection.open)];
  return [...words, null]
    .map((value, place) => ({
      value,
      part: { counted: counted[place]!, excluded: excluded[place]!, open: open[place]! },
    }))
    .filter(({ part }) => part.counted.length + part.excluded.length + part.open.length > 0)
    .map(({ value, part }) => ({ value, figures: figuresOf(table, part) }))
    .sort((one, other) => alphabetically(one.value, other.value));
}

function figuresOf(table: HistoryTable, { counted, excluded, open }: Omit<Selection, "openExcluded">): PeriodFigures {
  const { rows, tickets, words } = table;
  const attainment = attainmentOf(table, counted);
  const reasons = heaped(attainment.broken, words.reasons.length + 1, (row) => rows.reason[row]! + 1);
  const exclusions = heaped(excluded, words.exclusions.length, (row) => tickets.exclusion[rows.ticket[row]!]!);
  return {
    counted,
    attainment,
    times: timesOf(table, counted),
    excluded: named(words.exclusions, exclusions),
    open,
    openBroken: rowsWhere(open, (row) => !Number.isNaN(rows.breachedAt[row])),
    reopened: rowsWhere(counted, (row) => tickets.reopened[rows.ticket[row]!]! > 0),
    unexplained: reasons[0]!,
    causes: named(words.reasons, reasons.slice(1)),
  };
}

/** The most frequent first; what never occurs is left out. */
function named(words: readonly string[], heaps: readonly Rows[]): { reason: string; rows: Rows }[] {
  return words
    .map((reason, place) => ({ reason, rows: heaps[place]! }))
    .filter(({ rows }) => rows.length > 0)
    .sort((one, other) => other.rows.length - one.rows.length || alphabetically(one.reason, other.reason));
}

/** By code unit, so that the order is the same everywhere; nothing comes last. */
function alphabetically(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : Number(one > other);
}
