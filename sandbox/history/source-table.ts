import type { CsvRecord } from "./csv-records";
import { InputError, type RejectedRow } from "./input-error";
import { readCsv } from "./read-csv";

/** A row of a log that is being converted, by column name. */
export interface SourceRow {
  readonly line: number;
  /** The text in a column that was asked for. */
  get(column: string): string;
}

/** A row can't be converted; the message is the reason. */
export class UnusableRow extends Error {
  override readonly name = "UnusableRow";
}

/** The columns of a CSV file, as its header line names them. */
export type Header = readonly string[];

/**
 * Streams a log. `accept` is given the header and answers what to do with each row, or throws InputError when the file is
 * none of its kind. Rows with another number of columns, and those for which the reader throws UnusableRow, are left out
 * and returned.
 *
 * @throws InputError when the file can't be read or is empty
 */
export async function readTable(
  path: string,
  accept: (header: Header) => (row: SourceRow) => void,
): Promise<RejectedRow[]> {
  const rejected: RejectedRow[] = [];
  let header: Header | undefined;
  let columns = new Map<string, number>();
  let onRow: (row: SourceRow) => void = () => undefined;

  const read = ({ line, fields }: { line: number; fields: readonly string[] }, width: number): void => {
    if (fields.length !== width) throw new UnusableRow(`${fields.length} columns where the header has ${width}`);
    onRow({ line, get: (column) => fields[columns.get(column) ?? -1] ?? "" });
  };

  await readCsv(path, (record: CsvRecord) => {
    if (!header) {
      if (!("fields" in record))
        throw new InputError(`${path}:${record.line}: the header can't be read: ${record.problem}`);
      header = record.fields;
      columns = new Map(header.map((name, index) => [name, index]));
      onRow = accept(header);
      return;
    }
    try {
      if (!("fields" in record)) throw new UnusableRow(record.problem);
      read(record, header.length);
    } catch (error) {
      if (!(error instanceof UnusableRow)) throw error;
      rejected.push({ file: path, line: record.line, reason: error.message });
    }
  });
  if (!header) throw new InputError(`${path} is empty; give a CSV file with a header line`);
  return rejected;
}

export const hasColumns = (header: Header, wanted: readonly string[]): boolean =>
  wanted.every((column) => header.includes(column));
