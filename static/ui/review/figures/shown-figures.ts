import type { HistoryNames } from "../../../../src/contract";
import type { HistoryTable } from "../../../../src/domain/history-pages/history-table";
import type { FiguresView } from "../../../../src/domain/period-figures/figures-view";
import type { Period } from "../../../../src/domain/period-figures/selection";

/** What every part of the page shows something of. */
export interface ShownFigures {
  readonly table: HistoryTable;
  readonly names: HistoryNames;
  readonly view: FiguresView;
  readonly comparedWith: Period;
}

/** Keys of the tickets of clocks. */
export function keysOfRows({ rows, tickets }: HistoryTable, of: Int32Array): string[] {
  return Array.from(of, (row) => tickets.keys[rows.ticket[row]!]!);
}

export function keysOfTickets({ tickets }: HistoryTable, of: Int32Array): string[] {
  return Array.from(of, (ticket) => tickets.keys[ticket]!);
}
