import type { HistoryRow, ValueField } from "./history-row";
import { InputError, quoted, type RejectedRow } from "./input-error";
import { isDate } from "./instant";
import { type LocalClock, localClock } from "./local-time";
import { type Header, hasColumns, readTable, type SourceRow, UnusableRow } from "./source-table";
import { TextPool } from "./text-pool";

const valueColumns: readonly (readonly [ValueField, string])[] = [
  ["type", "category"],
  ["priority", "priority"],
  ["impact", "impact"],
  ["urgency", "urgency"],
  ["service", "service_component_wbs_aff"],
  ["ci", "ci_name_aff"],
];

/** When an incident got which status; the log's own status column tells the last one only. */
const statusColumns = [
  ["reopen_time", "Active"],
  ["resolved_time", "Resolved"],
  ["close_time", "Closed"],
] as const;

const incidentColumns = [
  "incident_id",
  "open_time",
  ...statusColumns.map(([column]) => column),
  ...valueColumns.map(([, column]) => column),
];
const activityColumns = [
  "incident_id",
  "data_stamp",
  "incident_activity_number",
  "incident_activity_type",
  "assignment_group",
];

/** The activities that hand an incident to a team; other activities name the team of whoever acted. */
const assigning = new Set(["Assignment", "Reassignment"]);

interface TeamStamp {
  readonly stamp: string;
  readonly number: string;
  readonly at: number;
  readonly team: string;
}

/**
 * Reads the incidents and the incident activities of Rabobank's log (BPI Challenge 2014). Files may come in any order and
 * are told apart by their columns. Incidents keep the order of the incident files. Nobody is named as actor: the log has none.
 *
 * @throws InputError when a file is neither of the two, or one of the two is missing
 */
export async function convertBpic14(
  paths: readonly string[],
): Promise<{ rows: Iterable<HistoryRow>; rejected: RejectedRow[] }> {
  const clocks = { amsterdam: localClock("Europe/Amsterdam"), utc: localClock("Etc/UTC") };
  const pool = new TextPool();
  const incidents = new Map<string, HistoryRow[]>();
  const stamps = new Map<string, TeamStamp[]>();
  const seen = { incidents: false, activities: false };
  const rejected: RejectedRow[] = [];

  const readIncident = (row: SourceRow): void => {
    const ticket = incidentId(row, pool);
    if (incidents.has(ticket)) throw new UnusableRow(`a second row for ${ticket}; the first counts`);
    incidents.set(ticket, incidentRows(ticket, row, clocks.amsterdam, pool));
  };
  const readActivity = (row: SourceRow): void => {
    if (!assigning.has(row.get("incident_activity_type")) || row.get("assignment_group") === "") return;
    const ticket = incidentId(row, pool);
    const ofTicket = stamps.get(ticket);
    const stamp = teamStamp(row, clocks, pool);
    if (ofTicket) ofTicket.push(stamp);
    else stamps.set(ticket, [stamp]);
  };
  const accept = (path: string, header: Header): ((row: SourceRow) => void) => {
    if (hasColumns(header, activityColumns)) {
      seen.activities = true;
      return readActivity;
    }
    if (hasColumns(header, incidentColumns)) {
      seen.incidents = true;
      return readIncident;
    }
    throw new InputError(
      `${path}:1: no file of BPI Challenge 2014; incidents name ${incidentColumns.join(", ")}, activities ${activityColumns.join(", ")}`,
    );
  };

  for (const path of paths) rejected.push(...(await readTable(path, (header) => accept(path, header))));
  if (!seen.incidents) throw new InputError("The incidents are missing: give the incident file of BPI 2014 as well");
  if (!seen.activities) throw new InputError("The teams are missing: give the activity file of BPI 2014 as well");
  return { rows: allRows(incidents, stamps), rejected };
}

function incidentId(row: SourceRow, pool: TextPool): string {
  const id = row.get("incident_id");
  if (id === "") throw new UnusableRow("no incident_id");
  return pool.only(id);
}

function incidentRows(ticket: string, row: SourceRow, clock: LocalClock, pool: TextPool): HistoryRow[] {
  const openedAt = instantOf("open_time", row.get("open_time"), clock);
  const rows: HistoryRow[] = [{ ticket, at: openedAt, field: "created", value: "", actor: "" }];
  for (const [field, column] of valueColumns) {
    const value = pool.only(row.get(column));
    if (value !== "") rows.push({ ticket, at: openedAt, field, value, actor: "" });
  }
  for (const value of ["New", "Active"]) rows.push({ ticket, at: openedAt, field: "status", value, actor: "" });
  for (const [column, value] of statusColumns) {
    const text = row.get(column);
    if (text !== "") rows.push({ ticket, at: instantOf(column, text, clock), field: "status", value, actor: "" });
  }
  return rows;
}

/** Until this local day the activities were stamped in UTC, since then as the incidents in Dutch time. */
const FIRST_LOCAL_STAMP = "2013-08-19";

function teamStamp(row: SourceRow, clocks: { amsterdam: LocalClock; utc: LocalClock }, pool: TextPool): TeamStamp {
  const stamp = row.get("data_stamp");
  const at = instantOf("data_stamp", stamp, stamp < FIRST_LOCAL_STAMP ? clocks.utc : clocks.amsterdam);
  return {
    stamp: pool.only(stamp),
    number: pool.only(row.get("incident_activity_number")),
    at,
    team: pool.only(row.get("assignment_group")),
  };
}

const timeForm = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

function instantOf(column: string, text: string, clock: LocalClock): number {
  const parts = timeForm.exec(text)?.slice(1).map(Number);
  if (!parts) throw new UnusableRow(`${column} ${quoted(text)} is not of the form yyyy-mm-dd HH:MM:SS`);
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) {
    throw new UnusableRow(`${column} ${quoted(text)} is no date and time that exists`);
  }
  return clock(year, month, day, hour, minute, second);
}

function* allRows(
  incidents: ReadonlyMap<string, readonly HistoryRow[]>,
  stamps: ReadonlyMap<string, readonly TeamStamp[]>,
): Generator<HistoryRow> {
  for (const [ticket, rows] of incidents) {
    yield* rows;
    // Activities of an incident are not in order of time in the log, and many assign it to the team that has it.
    let held = "";
    for (const { at, team } of (stamps.get(ticket) ?? []).toSorted(byStampAndNumber)) {
      if (team !== held) yield { ticket, at, field: "team", value: team, actor: "" };
      held = team;
    }
  }
}

function byStampAndNumber(a: TeamStamp, b: TeamStamp): number {
  return compareText(a.stamp, b.stamp) || compareText(a.number, b.number);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
