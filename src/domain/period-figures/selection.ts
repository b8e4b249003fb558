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
  const passes = passing(table, filter);
  const { rows, tickets, months } = table;
  const isWithin = months.map((month) => month >= first && month <= last);
  const lastMonth = months.indexOf(last);
  const heapOf = (row: number) => {
    const month = rows.month[row]!;
    if (passes[row] === 0 || !isWithin[month]) return 0;
    const isExcluded = tickets.exclusion[rows.ticket[row]!]! >= 0;
    if (!Number.isNaN(rows.stoppedAt[row])) return isExcluded ? 2 : 1;
    if (month !== lastMonth) return 0;
    return isExcluded ? 4 : 3;
  };
  const heapOfRow = Uint8Array.from({ length: rows.count }, (_, row) => heapOf(row));
  const all = Int32Array.from(heapOfRow.keys());
  const [, counted, excluded, open, openExcluded] = heaped(all, 5, (row) => heapOfRow[row]!) as [
    Rows,
    Rows,
    Rows,
    Rows,
    Rows,
  ];
  return { counted, excluded, open, openExcluded };
}

/** Cuts rows into heaps by a number below `heaps` for each; within a heap they keep their order. */
export function heaped(rows: Rows, heaps: number, heapOf: (row: number) => number): Rows[] {
  const ends = new Int32Array(heaps + 1);
  for (const row of rows) ends[heapOf(row) + 1]! += 1;
  for (let heap = 0; heap < heaps; heap++) ends[heap + 1]! += ends[heap]!;
  const starts = ends.slice();
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[starts[heapOf(row)]!++] = row;
  return Array.from({ length: heaps }, (_, heap) => sorted.subarray(ends[heap], ends[heap + 1]));
}

/** The tickets of clocks, each once, in the order of the clocks. */
export function ticketsOf(table: HistoryTable, rows: Rows): Int32Array {
  const seen = new Uint8Array(table.tickets.ids.length);
  const tickets = new Int32Array(rows.length);
  let length = 0;
  for (const row of rows) {
    const ticket = table.rows.ticket[row]!;
    if (seen[ticket] === 1) continue;
    seen[ticket] = 1;
    tickets[length++] = ticket;
  }
  return tickets.slice(0, length);
}
