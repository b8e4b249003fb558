import type { Instant } from "../../time";
import { heaviest, type LossSpan } from "../outage";
import type { CheckLog } from "./check-log";
import { csvRows } from "./csv-rows";

/** What a file tells of one of the things that its monitor watches. */
export interface MonitoredThing {
  /** As the monitor calls it. */
  readonly name: string;
  readonly checks: number;
  readonly log: CheckLog;
}

/** Something wrong with a file: what, and on which line (from 1) where it is about one. */
export type LogProblem =
  | { readonly code: "empty" }
  | { readonly code: "column-missing"; readonly column: Column; readonly names: readonly string[] }
  | { readonly code: "bad-time" | "bad-status" | "no-name"; readonly line: number; readonly value: string };

export type LogReading =
  | { readonly kind: "read"; readonly things: readonly MonitoredThing[]; readonly checks: number }
  /** The first hundred, and how many there are. */
  | { readonly kind: "refused"; readonly problems: readonly LogProblem[]; readonly count: number };

type Column = "name" | "time" | "status";

/** What the columns may be called; other columns may stand anywhere and are not read. */
export const COLUMN_NAMES: Readonly<Record<Column, readonly string[]>> = {
  name: ["service", "monitor", "name", "check", "site", "host"],
  time: ["checked_at", "checkedat", "time", "timestamp", "date", "datetime", "at"],
  status: ["status", "state", "result"],
};

/** How much of the thing is lost in a status, in percent. */
const LOSSES: Readonly<Record<string, number>> = {
  up: 0,
  ok: 0,
  operational: 0,
  online: 0,
  available: 0,
  success: 0,
  degraded: 50,
  partial: 50,
  warning: 50,
  slow: 50,
  down: 100,
  offline: 100,
  unavailable: 100,
  critical: 100,
  error: 100,
  failed: 100,
  outage: 100,
};

const MOST_PROBLEMS = 100;

/** With its zone: a wall's time alone names no moment. */
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)? ?(Z|UTC|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads a monitor's log: a table with the name of what was checked, the moment, and how it stood, in any order of rows and
 * columns. A status holds until the thing's next row; of two rows of one moment the later one counts.
 */
export function readCheckLog(text: string): LogReading {
  const [head, ...rows] = csvRows(text);
  if (head === undefined || rows.length === 0) return refused([{ code: "empty" }]);
  const titles = head.cells.map((cell) => cell.trim().toLowerCase().replaceAll(/[ -]/g, "_"));
  const placeOf = (column: Column) => COLUMN_NAMES[column].map((name) => titles.indexOf(name)).find((at) => at >= 0);
  const missing = (["name", "time", "status"] as const).filter((column) => placeOf(column) === undefined);
  if (missing.length > 0)
    return refused(missing.map((column) => ({ code: "column-missing", column, names: COLUMN_NAMES[column] })));
  const [nameAt, timeAt, statusAt] = [placeOf("name")!, placeOf("time")!, placeOf("status")!];
  const problems: LogProblem[] = [];
  const checks = new Map<string, { at: Instant; loss: number }[]>();
  for (const { line, cells } of rows) {
    const [name = "", time = "", status = ""] = [nameAt, timeAt, statusAt].map((place) => cells[place]?.trim());
    const at = TIME.test(time) ? instantOf(time) : Number.NaN;
    const loss = Object.hasOwn(LOSSES, status.toLowerCase()) ? LOSSES[status.toLowerCase()] : undefined;
    if (name === "") problems.push({ code: "no-name", line, value: name });
    if (Number.isNaN(at)) problems.push({ code: "bad-time", line, value: time });
    if (loss === undefined) problems.push({ code: "bad-status", line, value: status });
    if (name === "" || Number.isNaN(at) || loss === undefined) continue;
    const known = checks.get(name);
    if (known === undefined) checks.set(name, [{ at, loss }]);
    else known.push({ at, loss });
  }
  if (problems.length > 0) return refused(problems);
  const things = [...checks].map(([name, all]) => ({ name, checks: all.length, log: logOf(all) }));
  return {
    kind: "read",
    things: things.sort((one, other) => (one.name < other.name ? -1 : 1)),
    checks: rows.length,
  };
}

const refused = (problems: readonly LogProblem[]): LogReading => ({
  kind: "refused",
  problems: problems.slice(0, MOST_PROBLEMS),
  count: problems.length,
});

const instantOf = (time: string) =>
  Date.parse(
    time
      .replace(" ", "T")
      .replace(",", ".")
      .replace(/ ?utc$/i, "Z")
      .replace(" ", "")
      .toUpperCase(),
  );

function logOf(checks: readonly { readonly at: Instant; readonly loss: number }[]): CheckLog {
  // Sorting is stable: of one moment the file's later row stays the later one, and what was before it lasted no time.
  const sorted = [...checks].sort((one, other) => one.at - other.at);
  const losses: LossSpan[] = [];
  for (const [place, { at, loss }] of sorted.entries()) {
    const next = sorted[place + 1];
    if (next !== undefined) losses.push({ from: at, to: next.at, loss });
  }
  const last = sorted.at(-1)!;
  return {
    from: sorted[0]!.at,
    to: last.at,
    losses: heaviest(losses).map(({ from, to, loss }) => [from, to, loss] as const),
    last: last.loss,
  };
}

/** A service whose key or name is the monitor's own name for it, as far as letters and digits go. */
export function likelyService(
  name: string,
  services: readonly { readonly key: string; readonly name: string }[],
): string | null {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const wanted = plain(name);
  return services.find(({ key, name: title }) => plain(key) === wanted || plain(title) === wanted)?.key ?? null;
}
