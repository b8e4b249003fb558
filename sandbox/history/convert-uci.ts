import type { HistoryRow, ValueField } from "./history-row";
import { InputError, quoted, type RejectedRow } from "./input-error";
import { isDate } from "./instant";
import { type LocalClock, localClock } from "./local-time";
import { hasColumns, readTable, type SourceRow, UnusableRow } from "./source-table";
import { TextPool } from "./text-pool";

/** Fields of a ticket history and the columns of the log that tell them. */
const fieldColumns: readonly (readonly [ValueField, string])[] = [
  ["status", "incident_state"],
  ["priority", "priority"],
  ["impact", "impact"],
  ["urgency", "urgency"],
  ["team", "assignment_group"],
  ["service", "category"],
  ["ci", "cmdb_ci"],
];

const wantedColumns = [
  "number",
  "opened_at",
  "opened_by",
  "sys_updated_at",
  "sys_updated_by",
  ...fieldColumns.map(([, column]) => column),
];

/** The whole incident after an update. Columns that already tell how it will end (resolved_at, closed_code …) are left out. */
interface Snapshot {
  readonly openedAt: number;
  readonly openedBy: string;
  readonly updatedAt: number;
  readonly updatedBy: string;
  /** In the order of `fieldColumns`; empty where the log has `?`. */
  readonly values: readonly string[];
}

/**
 * Reads the ServiceNow incident audit log that UCI publishes as data set 498, where each row is a snapshot. An incident's
 * rows may stand anywhere in the files; they count in order of update. Incidents keep the order of their first rows.
 *
 * @param zone the IANA zone of the log's times, which state none
 * @throws InputError when a file is none of that log
 */
export async function convertUci(
  paths: readonly string[],
  zone: string,
): Promise<{ rows: Iterable<HistoryRow>; rejected: RejectedRow[] }> {
  const clock = localClock(zone);
  const snapshots = new Map<string, Snapshot[]>();
  const pool = new TextPool();
  const rejected: RejectedRow[] = [];
  for (const path of paths) {
    rejected.push(
      ...(await readTable(path, (header) => {
        if (!hasColumns(header, wantedColumns)) {
          throw new InputError(`${path}:1: no incident log of UCI; its header must name ${wantedColumns.join(", ")}`);
        }
        return (row) => {
          const number = pool.only(known(row.get("number")));
          if (number === "") throw new UnusableRow("no incident number");
          const snapshot = snapshotOf(row, clock, pool);
          const earlier = snapshots.get(number);
          if (earlier) earlier.push(snapshot);
          else snapshots.set(number, [snapshot]);
        };
      })),
    );
  }
  return { rows: allRows(snapshots), rejected };
}

function snapshotOf(row: SourceRow, clock: LocalClock, pool: TextPool): Snapshot {
  return {
    openedAt: instantIn(row, "opened_at", clock),
    openedBy: pool.only(known(row.get("opened_by"))),
    updatedAt: instantIn(row, "sys_updated_at", clock),
    updatedBy: pool.only(known(row.get("sys_updated_by"))),
    values: fieldColumns.map(([, column]) => pool.only(known(row.get(column)))),
  };
}

const known = (value: string): string => (value === "?" ? "" : value);

const timeForm = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})$/;

/** The log writes 29/2/2016 01:16, day first. */
function instantIn(row: SourceRow, column: string, clock: LocalClock): number {
  const text = row.get(column);
  const [day, month, year, hour, minute] = timeForm.exec(text)?.slice(1).map(Number) ?? [];
  if (day === undefined || month === undefined || year === undefined || hour === undefined || minute === undefined) {
    throw new UnusableRow(`${column} ${quoted(text)} is not of the form d/m/yyyy HH:MM`);
  }
  if (!isDate(year, month, day) || hour > 23 || minute > 59) {
    throw new UnusableRow(`${column} ${quoted(text)} is no date and time that exists`);
  }
  return clock(year, month, day, hour, minute, 0);
}

function* allRows(snapshots: ReadonlyMap<string, readonly Snapshot[]>): Generator<HistoryRow> {
  for (const [ticket, unordered] of snapshots) {
    const [first, ...later] = unordered.toSorted((a, b) => a.updatedAt - b.updatedAt);
    if (!first) continue;
    yield { ticket, at: first.openedAt, field: "created", value: "", actor: first.openedBy };
    yield* differences(ticket, first.openedAt, first.openedBy, [], first.values);
    let before = first;
    for (const snapshot of later) {
      yield* differences(ticket, snapshot.updatedAt, snapshot.updatedBy, before.values, snapshot.values);
      before = snapshot;
    }
  }
}

function* differences(
  ticket: string,
  at: number,
  actor: string,
  before: readonly string[],
  after: readonly string[],
): Generator<HistoryRow> {
  for (const [index, [field]] of fieldColumns.entries()) {
    const value = after[index] ?? "";
    if (value !== (before[index] ?? "")) yield { ticket, at, field, value, actor };
  }
}
