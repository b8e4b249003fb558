import type { CsvRecord } from "./csv-records";
import { type HistoryRow, historyColumns, historyRow } from "./history-row";
import { describeRejected, InputError, quoted, type RejectedRow } from "./input-error";
import { readCsv } from "./read-csv";
import { type RecordedTicket, recordedTicket } from "./recorded-ticket";
import { TextPool } from "./text-pool";

export interface TicketHistory {
  /** In order of creation; tickets of one instant by number (code points). */
  readonly tickets: readonly RecordedTicket[];
  /** All rows below the header, the rejected ones included. */
  readonly rows: number;
  /** In file order. */
  readonly rejected: readonly RejectedRow[];
  /** The latest instant of a usable row, epoch milliseconds. */
  readonly latestAt: number;
}

/**
 * Reads a ticket history, `.csv` or `.csv.gz`. The file is streamed; in memory are the rows that can be used, each text once.
 * A row that can't be read is left out and told in `rejected`; with `strict` the first one refuses the file.
 *
 * @throws InputError when the file can't be read, has another header, or has no usable row
 */
export async function readHistory(path: string, options: { readonly strict?: boolean } = {}): Promise<TicketHistory> {
  const rowsByTicket = new Map<string, HistoryRow[]>();
  const rejected: RejectedRow[] = [];
  const pool = new TextPool();
  let rows = 0;
  let latestAt = Number.NEGATIVE_INFINITY;
  let headerSeen = false;

  await readCsv(path, (record) => {
    if (!headerSeen) {
      requireHeader(path, record);
      headerSeen = true;
      return;
    }
    rows += 1;
    const row = "fields" in record ? historyRow(record.fields) : record.problem;
    if (typeof row === "string") {
      const reject = { file: path, line: record.line, reason: row };
      if (options.strict) throw new InputError(`${describeRejected(reject)} (with --strict no row may be left out)`);
      rejected.push(reject);
      return;
    }
    latestAt = Math.max(latestAt, row.at);
    const ticket = pool.only(row.ticket);
    const sameTicket = rowsByTicket.get(ticket) ?? [];
    if (sameTicket.length === 0) rowsByTicket.set(ticket, sameTicket);
    sameTicket.push({ ...row, ticket, value: pool.only(row.value), actor: pool.only(row.actor) } as HistoryRow);
  });

  if (rowsByTicket.size === 0) throw nothingUsable(path, rows, rejected);
  const tickets = [...rowsByTicket].map(([number, ticketRows]) => recordedTicket(number, ticketRows));
  return { tickets: tickets.sort(byCreation), rows, rejected, latestAt };
}

function requireHeader(path: string, record: CsvRecord): void {
  const wanted = historyColumns.join(",");
  const found = "fields" in record ? record.fields.join(",") : record.problem;
  if (found !== wanted) {
    throw new InputError(`${path}:${record.line}: the first line must be ${wanted}, but is ${quoted(found)}`);
  }
}

function nothingUsable(path: string, rows: number, rejected: readonly RejectedRow[]): InputError {
  const first = rejected[0];
  const why = first ? `all ${rows} were rejected, the first at ${describeRejected(first)}` : "it has no rows";
  return new InputError(`${path} has no usable row: ${why}`);
}

function byCreation(a: RecordedTicket, b: RecordedTicket): number {
  return a.createdAt - b.createdAt || (a.number < b.number ? -1 : 1);
}
