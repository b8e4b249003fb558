import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatInstant, parseInstant } from "../../sandbox/history/instant";
import type { TicketHistory } from "../../sandbox/history/read-history";
import { byColumns, type Cell, csvText } from "./csv-file";
import type { SimulationResult } from "./simulation";

const measurementColumns = [
  "ticket",
  "agreement",
  "version",
  "kind",
  "measure",
  "cycle",
  "priority",
  "state",
  "started_at",
  "stopped_at",
  "target_s",
  "elapsed_s",
  "due_at",
  "breached",
  "breached_at",
];

/** `measurements.csv`: sorted by ticket, agreement, measure, cycle. */
export function measurementsCsv({ measurements }: SimulationResult): string {
  const rows = measurements.map((row): Cell[] => [
    row.ticket,
    row.agreement,
    row.version,
    row.kind,
    row.measure,
    row.cycle,
    row.priority,
    row.state,
    instant(row.startedAt),
    instant(row.stoppedAt),
    row.targetSeconds,
    row.elapsedSeconds,
    row.state === "paused" ? null : instant(row.dueAt),
    row.breached,
    instant(row.breachedAt),
  ]);
  return csvText(measurementColumns, rows.sort(byColumns(0, 1, 4, 5)));
}

const escalationColumns = [
  "ticket",
  "agreement",
  "version",
  "measure",
  "cycle",
  "level",
  "crossed_at",
  "posted_at",
  "visibility",
  "comment_id",
];

/** `escalations.csv`: sorted by ticket, then by the instant of posting. */
export function escalationsCsv({ announcements }: SimulationResult): string {
  const inOrder = [...announcements].sort(
    (a, b) =>
      byColumns(0)([a.ticket], [b.ticket]) ||
      parseInstant(a.postedAt)! - parseInstant(b.postedAt)! ||
      Number(a.commentId) - Number(b.commentId),
  );
  const rows = inOrder.map((found): Cell[] => [
    found.ticket,
    found.agreement,
    found.version,
    found.measure,
    found.cycle,
    found.level,
    instant(found.crossedAt),
    instant(found.postedAt),
    found.isPublic ? "public" : "internal",
    found.commentId,
  ]);
  return csvText(escalationColumns, rows);
}

/** ISO 8601 in UTC with `Z`, whatever form Jira or the app gave it. */
function instant(text: string | null): string | null {
  return text === null ? null : formatInstant(parseInstant(text)!);
}

export interface RunFacts {
  readonly wallSeconds: number;
  readonly peakRssMB: number;
}

/** `run.json`: what it took. Seconds and megabytes of this very run; everything else repeats with the seed. */
export function runJson(result: SimulationResult, { rows, rejected }: TicketHistory, facts: RunFacts): string {
  const { meter } = result;
  const perTicket = (count: number) => (result.tickets === 0 ? 0 : Math.round((100 * count) / result.tickets) / 100);
  const report = {
    tickets: result.tickets,
    historyRows: rows,
    rejectedRows: rejected.length,
    invocations: meter.invocations,
    jira: { requests: meter.jira.requests, points: meter.jira.points, throttled: meter.jira.throttled },
    kvs: meter.kvs,
    queue: { pushed: meter.queue.pushed, retried: meter.queue.retried, expired: meter.queue.expired },
    perTicket: { jiraPoints: perTicket(meter.jira.points), kvsWrites: perTicket(meter.kvs.writes) },
    lateness_s: latenessOf(result),
    gbSeconds: meter.gbSeconds,
    charges: meter.charges,
    wallSeconds: facts.wallSeconds,
    peakRssMB: facts.peakRssMB,
    simulatedFrom: formatInstant(result.simulatedFrom),
    simulatedTo: formatInstant(result.simulatedTo),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Seconds from crossing to posting; ranks by nearest rank, null where nothing was announced. */
function latenessOf({ announcements }: SimulationResult) {
  const late = announcements
    .map(({ crossedAt, postedAt }) => (parseInstant(postedAt)! - parseInstant(crossedAt)!) / 1_000)
    .sort((a, b) => a - b);
  const rank = (percent: number) => late[Math.max(0, Math.ceil((late.length * percent) / 100) - 1)] ?? null;
  return { p50: rank(50), p95: rank(95), p99: rank(99), max: late.at(-1) ?? null };
}

/** Writes all files or none: each beside its place first, and only then into it. */
export function writeResults(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  const beside = (name: string) => join(folder, `.${name}.partial`);
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(beside(name), text);
    for (const name of Object.keys(files)) renameSync(beside(name), join(folder, name));
  } finally {
    for (const name of Object.keys(files)) rmSync(beside(name), { force: true });
  }
}
