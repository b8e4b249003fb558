import { grantedIn } from "../domain/journal/granted-time";
import { measure } from "../domain/measurement/measure";
import { historyOf } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import { sayTheSame } from "../domain/monitoring/status-fields";
import {
  dueAt,
  type NotMonitoredReason,
  type StoredTicket,
  type WatchedTicket,
} from "../domain/monitoring/watched-ticket";
import { type Instant, MINUTE } from "../domain/time";
import { announceSteps, record } from "./announce-steps";
import type { CheckPorts, FieldWrite, KnownTicket, ReadTicket } from "./check-ports";
import { readAfresh } from "./read-afresh";
import { believe, type Looked, settled } from "./settle-ticket";

export interface CheckReport {
  readonly checked: number;
  readonly announced: number;
  /** When the tickets that were checked, or came early, want to be looked at again, by issue id. */
  readonly next: ReadonlyMap<string, Instant>;
}

/** How many tickets are read at a time: few enough to be done with before time runs out, whatever they need. */
const TICKETS_AT_A_TIME = 50;
/** A ticket that is due so soon came early in the queue: it is put off, not left to the sweep. */
const EARLY = MINUTE;
/** A check begins no further chunk when it has less time left than this. */
const TIME_TO_FINISH_MS = 30_000;

/**
 * Looks at those of the tickets that are due: measures, announces what is due, writes what changed on the issue, and stores
 * when to look again.
 *
 * What events told is believed as long as it fits what is known and nothing follows from it but another reading of a
 * running or waiting clock. Before anything is announced, and when a clock comes to stand for good, Jira is asked.
 *
 * Everything that cannot be done now stays due, so the next sweep finds it. Doing it twice, or by two functions at once,
 * does no harm: what one stored, the other cannot overwrite.
 * @param isBatch whether many tickets are looked at together; a few leave their fields to be written with those of others
 */
export async function checkTickets(
  ports: CheckPorts,
  issueIds: readonly string[],
  isBatch: boolean,
): Promise<CheckReport> {
  const now = ports.now();
  const report: RunningReport = { checked: 0, announced: 0, next: new Map() };
  const due: StoredTicket[] = [];
  for (const stored of await ports.getTickets([...new Set(issueIds)])) {
    const at = dueAt(stored.ticket);
    if (at !== null && at <= now) due.push(stored);
    else if (at !== null && at <= now + EARLY) report.next.set(stored.ticket.issueId, at);
  }
  for (const [projectId, tickets] of groupedByProject(due)) {
    const project = await ports.project(projectId);
    if (project === null) {
      for (const { ticket } of tickets) await ports.removeTicket(ticket.issueId);
      continue;
    }
    for (let from = 0; from < tickets.length; from += TICKETS_AT_A_TIME) {
      if (ports.remainingMs() < TIME_TO_FINISH_MS) return report;
      await checkChunk(ports, project, tickets.slice(from, from + TICKETS_AT_A_TIME), isBatch, report);
    }
  }
  return report;
}

interface RunningReport {
  checked: number;
  announced: number;
  readonly next: Map<string, Instant>;
}

async function checkChunk(
  ports: CheckPorts,
  project: MonitoredProject,
  tickets: readonly StoredTicket[],
  isBatch: boolean,
  report: RunningReport,
): Promise<void> {
  const looked: Looked[] = [];
  const doubtful: StoredTicket[] = [];
  for (const stored of tickets) {
    const believed = believe(stored, project, ports.now());
    if (believed === null) doubtful.push(stored);
    else looked.push(believed);
  }
  for await (const { stored, read } of readAfresh(ports, project, doubtful)) {
    if (read === null) looked.push(leave(stored, "not-readable", ports.now()));
    else if (read === "moved" || read.projectId !== project.projectId)
      looked.push(unknownAgain(stored, read, ports.now()));
    else {
      const outcome = await look(ports, project, stored, refreshed(stored.ticket, read));
      if (outcome !== null) looked.push(outcome);
    }
  }
  await storeAll(ports, project, looked, isBatch, report);
}

/** Null when somebody else looks at the ticket. */
async function look(
  ports: CheckPorts,
  project: MonitoredProject,
  { ticket: before, version }: StoredTicket,
  ticket: KnownTicket,
): Promise<Looked | null> {
  const now = ports.now();
  const clocks = measure(historyOf(ticket.record, project.fields), project.book, now, grantedIn(ticket.journal));
  const outcome = await announceSteps(ports, { ticket, version }, clocks, project);
  if (outcome.kind === "elsewhere") return null;
  const looked = settled(before, outcome.stored.version, outcome.stored.ticket, clocks, project, now);
  switch (outcome.kind) {
    case "done":
      return looked;
    case "waiting":
      return { ...looked, after: { ...looked.after, nextAt: outcome.until } };
    case "refused":
      return {
        ...looked,
        after: { ...looked.after, nextAt: null, notMonitored: notMonitored(before, "comment-refused", now) },
      };
  }
}

async function storeAll(
  ports: CheckPorts,
  project: MonitoredProject,
  looked: readonly Looked[],
  isBatch: boolean,
  report: RunningReport,
): Promise<void> {
  const owed = new Map<string, FieldWrite>();
  for (const { after, fields } of looked) {
    if (fields !== null && !sayTheSame(after.fields, fields))
      owed.set(after.issueId, { issueId: after.issueId, fields, before: after.fields });
  }
  // A ticket whose fields Jira refuses is measured all the same, and not asked again before something changes.
  if (isBatch && owed.size > 0) await ports.writeFields(project, [...owed.values()]);
  const now = ports.now();
  const results = looked.map(({ before, after, version }) => {
    const write = owed.get(after.issueId);
    const fields = write !== undefined && isBatch ? write.fields : after.fields;
    return {
      before,
      stored: { ticket: { ...after, fields, fieldsDueAt: write !== undefined && !isBatch ? now : null }, version },
    };
  });
  const conflicts = await ports.replaceTickets(results.map(({ stored }) => stored));
  for (const { before, stored } of results) {
    if (conflicts.has(stored.ticket.issueId)) await record(ports, before, stored.ticket);
    report.checked += 1;
    report.announced += stored.ticket.announcements.length - before.announcements.length;
    const { nextAt } = stored.ticket;
    if (nextAt !== null) report.next.set(stored.ticket.issueId, nextAt);
  }
}

/** The ticket with what was just read. The first answer, once found, stays; where nobody looked for one, none is known. */
function refreshed(ticket: WatchedTicket, read: ReadTicket): KnownTicket {
  const firstReplyAt = read.record.firstReplyAt ?? ticket.record?.firstReplyAt ?? null;
  return {
    ...ticket,
    issueKey: read.issueKey,
    readUpTo: read.updatedAt,
    record: { ...read.record, firstReplyAt },
    notMonitored: null,
  };
}

/** A ticket that cannot be watched waits for the daily audit to look at it again. */
function leave({ ticket, version }: StoredTicket, reason: NotMonitoredReason, now: Instant): Looked {
  const after = {
    ...ticket,
    changedAt: null,
    news: [],
    nextAt: null,
    notMonitored: notMonitored(ticket, reason, now),
  };
  return { before: ticket, after, version, fields: null };
}

/** What was so before keeps its `since`. */
function notMonitored(before: WatchedTicket, reason: NotMonitoredReason, now: Instant): WatchedTicket["notMonitored"] {
  return { reason, since: before.notMonitored?.reason === reason ? before.notMonitored.since : now };
}

/** A ticket that moved belongs to its new project from now on, by whose agreements the next check measures it. */
function unknownAgain({ ticket, version }: StoredTicket, read: ReadTicket | "moved", now: Instant): Looked {
  const place = read === "moved" ? {} : { projectId: read.projectId, issueKey: read.issueKey };
  const after = { ...ticket, ...place, record: null, changedAt: now, news: null, fields: null };
  return { before: ticket, after, version, fields: null };
}

function groupedByProject(tickets: readonly StoredTicket[]): Map<string, StoredTicket[]> {
  const groups = new Map<string, StoredTicket[]>();
  for (const stored of tickets) {
    const { projectId } = stored.ticket;
    const group = groups.get(projectId);
    if (group) group.push(stored);
    else groups.set(projectId, [stored]);
  }
  return groups;
}
