import type { Month } from "../history-pages/history-record";
import type { HistoryTable } from "../history-pages/history-table";
import { type FigureFilter, passing } from "./figure-filter";

/** Places of clocks in a table. */
export type Rows = Int32Array;

/** Whole months, both among them. */
export interface Period {
  readonly first: Month;
  readonly last: Month;
}

/** The clocks of a period that pass a filter, each in one heap. */
export interface Selection {
  /** Finished within the period. */
  readonly counted: Rows;
  /** Finished within the period, on tickets that somebody took out of all figures. */
  readonly excluded: Rows;
  /** Open when the period's last month was last looked at. */
  readonly open: Rows;
  /** The same, on tickets that somebody took out of all figures. */
  readonly openExcluded: Rows;
}

/**
 * The clocks that figures of a period are about. A clock belongs to the month in which it stopped; what is open belongs
 * to the end of the period alone. Months that the table does not hold are empty.
 */
export function select(table: HistoryTable, { first, last }: Period, filter: FigureFilter): Selection {
  const { counted, excluded, open, openExcluded } = sortedBy(table, filter);
  const isWithin = (month: Month) => month >= first && month <= last;
  const from = table.months.findIndex(isWithin);
  const to = table.months.findLastIndex(isWithin);
  const lastMonth = table.months.indexOf(last);
  return {
    counted: counted.between(from, to),
    excluded: excluded.between(from, to),
    open: open.between(lastMonth, lastMonth),
    openExcluded: openExcluded.between(lastMonth, lastMonth),
  };
}

/** Rows that pass a filter, month after month, so that those of a period lie together. */
interface Sorted {
  readonly counted: MonthlyRows;
  readonly excluded: MonthlyRows;
  readonly open: MonthlyRows;
  readonly openExcluded: MonthlyRows;
}

interface MonthlyRows {
  /** Places of months, both inclusive; empty when one is -1. */
  between(from: number, to: number): Rows;
}

/** A view asks for many periods of one filter. */
const sorted = new WeakMap<HistoryTable, WeakMap<FigureFilter, Sorted>>();

function sortedBy(table: HistoryTable, filter: FigureFilter): Sorted {
  let ofTable = sorted.get(table);
  if (ofTable === undefined) {
    ofTable = new WeakMap();
    sorted.set(table, ofTable);
  }
  let known = ofTable.get(filter);
  if (known === undefined) {
    known = sortRows(table, filter);
    ofTable.set(filter, known);
  }
  return known;
}

function sortRows(table: HistoryTable, filter: FigureFilter): Sorted {
  const passes = passing(table, filter);
  const { tickets, months, rows } = table;
  const { count, month, ticket, stoppedAt } = rows;
  const isExcluded = tickets.exclusion;
  const passed = new Int32Array(count);
  let length = 0;
  for (let row = 0; row < count; row++) if (passes[row] === 1) passed[length++] = row;
  const heaps = heaped(passed.subarray(0, length), 4 * months.length, (row) => {
    const state = (isExcluded[ticket[row]!]! >= 0 ? 1 : 0) + (Number.isNaN(stoppedAt[row]!) ? 2 : 0);
    return state * months.length + month[row]!;
  });
  const monthly = (state: number): MonthlyRows => ({
    between(from, to) {
      const [first, last] = [heaps[state * months.length + from], heaps[state * months.length + to]];
      if (from < 0 || to < 0 || first === undefined || last === undefined) return new Int32Array(0);
      // All heaps are parts of one array, in order.
      const start = first.byteOffset / first.BYTES_PER_ELEMENT;
      const end = last.byteOffset / last.BYTES_PER_ELEMENT + last.length;
      return new Int32Array(first.buffer, first.byteOffset, end - start);
    },
  });
  return { counted: monthly(0), excluded: monthly(1), open: monthly(2), openExcluded: monthly(3) };
}

/** Cuts rows into heaps by a number below `heaps` for each; within a heap they keep their order. All share one array. */
export function heaped(rows: Rows, heaps: number, heapOf: (row: number) => number): Rows[] {
  const count = rows.length;
  const heapOfEach = new Int32Array(count);
  const ends = new Int32Array(heaps + 1);
  for (let i = 0; i < count; i++) {
    const heap = heapOf(rows[i]!);
    heapOfEach[i] = heap;
    ends[heap + 1]! += 1;
  }
  for (let heap = 0; heap < heaps; heap++) ends[heap + 1]! += ends[heap]!;
  const starts = ends.slice();
  const inHeaps = new Int32Array(count);
  for (let i = 0; i < count; i++) inHeaps[starts[heapOfEach[i]!]!++] = rows[i]!;
  return Array.from({ length: heaps }, (_, heap) => inHeaps.subarray(ends[heap], ends[heap + 1]));
}

/** Those of the rows for which something holds. */
export function rowsWhere(rows: Rows, holds: (row: number) => boolean): Rows {
  const found = new Int32Array(rows.length);
  let length = 0;
  for (let i = 0; i < rows.length; i++) if (holds(rows[i]!)) found[length++] = rows[i]!;
  return found.slice(0, length);
}

/** The tickets of clocks, each once, in the order of the clocks. */
export function ticketsOf(table: HistoryTable, rows: Rows): Int32Array {
  const seen = new Uint8Array(table.tickets.ids.length);
  const tickets = new Int32Array(rows.length);
  let length = 0;
  for (let i = 0; i < rows.length; i++) {
    const ticket = table.rows.ticket[rows[i]!]!;
    if (seen[ticket] === 1) continue;
    seen[ticket] = 1;
    tickets[length++] = ticket;
  }
  return tickets.slice(0, length);
}
