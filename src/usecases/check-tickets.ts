import { measure } from "../domain/measurement/measure";
import type { TicketClock } from "../domain/measurement/ticket-clock";
import type { TicketHistory } from "../domain/measurement/ticket-history";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import { mayAwaitReply, outlookOf } from "../domain/monitoring/outlook";
import { presentFacts } from "../domain/monitoring/present-facts";
import { type StatusFields, sayTheSame, statusFieldsOf } from "../domain/monitoring/status-fields";
import {
  dueAt,
  type NotMonitoredReason,
  type StoredTicket,
  type WatchedTicket,
} from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";
import { type AnnouncePorts, announcedIn, announceSteps, record } from "./announce-steps";

/** A ticket as Jira tells it at one moment. */
export interface ReadTicket {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly updatedAt: Instant;
  readonly isDone: boolean;
  readonly history: TicketHistory;
}

export interface FieldWrite {
  readonly issueId: string;
  readonly fields: StatusFields;
  readonly before: StatusFields | null;
}

export interface CheckPorts extends AnnouncePorts {
  getTickets(issueIds: readonly string[]): Promise<readonly StoredTicket[]>;
  /** Ids of those that somebody else stored meanwhile. */
  replaceTickets(stored: readonly StoredTicket[]): Promise<ReadonlySet<string>>;
  removeTicket(issueId: string): Promise<void>;
  /** Null when nobody watches the project. */
  project(projectId: string): Promise<MonitoredProject | null>;
  /** Tickets that Jira does not show to the app are missing from the answer. */
  readTickets(
    project: MonitoredProject,
    issueIds: readonly string[],
    withComments: boolean,
  ): Promise<readonly ReadTicket[]>;
  /** Ids of the tickets whose fields cannot be written, whatever is tried. */
  writeFields(project: MonitoredProject, writes: readonly FieldWrite[]): Promise<ReadonlySet<string>>;
  /** How long the function may still run. */
  remainingMs(): number;
}

export interface CheckReport {
  readonly checked: number;
  readonly announced: number;
  /** The earliest instants at which checked tickets want to be looked at again, by issue id. */
  readonly next: ReadonlyMap<string, Instant>;
}

/** How many tickets are read at a time: few enough to be done with before time runs out, whatever they need. */
const TICKETS_AT_A_TIME = 50;
/** A check stops before a chunk, or a ticket that has a step to announce, when it has less time left than this. */
const TIME_TO_FINISH_MS = 20_000;

/**
 * Looks at those of the tickets that are due: reads them afresh, measures, announces what is due, writes what changed on
 * the issue, and stores when to look again.
 *
 * Everything that cannot be done now stays due, so the next sweep finds it. Doing it twice, or by two functions at once,
 * does no harm: what one stored, the other cannot overwrite.
 */
export async function checkTickets(ports: CheckPorts, issueIds: readonly string[]): Promise<CheckReport> {
  const now = ports.now();
  const due = (await ports.getTickets([...new Set(issueIds)])).filter(({ ticket }) => {
    const at = dueAt(ticket);
    return at !== null && at <= now;
  });
  const report = { checked: 0, announced: 0, next: new Map<string, Instant>() };
  for (const [projectId, tickets] of groupedByProject(due)) {
    const project = await ports.project(projectId);
    if (project === null) {
      for (const { ticket } of tickets) await ports.removeTicket(ticket.issueId);
      continue;
    }
    for (const withComments of [true, false]) {
      const alike = tickets.filter(
        ({ ticket: { history } }) => mayAwaitReply(history, project.promisesResponse) === withComments,
      );
      for (let from = 0; from < alike.length; from += TICKETS_AT_A_TIME) {
        if (ports.remainingMs() < TIME_TO_FINISH_MS) return report;
        await checkChunk(ports, project, alike.slice(from, from + TICKETS_AT_A_TIME), withComments, report);
      }
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
  withComments: boolean,
  report: RunningReport,
): Promise<void> {
  const read = await ports.readTickets(
    project,
    tickets.map(({ ticket }) => ticket.issueId),
    withComments,
  );
  const found = new Map(read.map((ticket) => [ticket.issueId, ticket]));
  const outcomes: Looked[] = [];
  for (const stored of tickets) {
    const ticket = found.get(stored.ticket.issueId);
    if (ticket === undefined) outcomes.push(leave(stored, "not-readable", ports.now()));
    else if (ticket.projectId !== project.projectId) outcomes.push(moved(stored, ticket, ports.now()));
    else {
      const looked = await look(ports, project, stored, refreshed(stored.ticket, ticket, withComments));
      if (looked !== null) outcomes.push(looked);
    }
  }

  const writes = outcomes.flatMap(({ after, fields }): FieldWrite[] =>
    fields === null || sayTheSame(after.fields, fields)
      ? []
      : [{ issueId: after.issueId, fields, before: after.fields }],
  );
  // A ticket whose fields Jira refuses is measured all the same, and not asked again before something changes.
  if (writes.length > 0) await ports.writeFields(project, writes);
  const written = new Map(writes.map(({ issueId, fields }) => [issueId, fields]));

  const results = outcomes.map(({ before, after, version }) => ({
    before,
    stored: { ticket: { ...after, fields: written.get(after.issueId) ?? after.fields }, version },
  }));
  const conflicts = await ports.replaceTickets(results.map(({ stored }) => stored));
  for (const { before, stored } of results) {
    if (conflicts.has(stored.ticket.issueId)) await record(ports, before, stored.ticket);
    report.checked += 1;
    report.announced += stored.ticket.announcements.length - before.announcements.length;
    const next = dueAt(stored.ticket);
    if (next !== null) report.next.set(stored.ticket.issueId, next);
  }
}

/** What came of looking at a ticket; `after` is not stored yet. */
interface Looked {
  readonly before: WatchedTicket;
  readonly after: WatchedTicket;
  readonly version: number;
  /** What the fields on the issue should say; null to leave them alone. */
  readonly fields: StatusFields | null;
}

/** Null when somebody else looks at the ticket, or time is too short to begin an announcement. */
async function look(
  ports: CheckPorts,
  project: MonitoredProject,
  { ticket: before, version }: StoredTicket,
  ticket: WatchedTicket & { readonly history: TicketHistory },
): Promise<Looked | null> {
  const now = ports.now();
  const clocks = measure(ticket.history, project.book, now);
  const outcome = await announceSteps(ports, { ticket, version }, clocks, project);
  if (outcome.kind === "elsewhere") return null;
  const { stored } = outcome;
  const summary = summaryOf(clocks, stored.ticket, now);
  const after = { ...stored.ticket, ...summary.outlook };
  const looked = { before, version: stored.version, fields: summary.fields };
  switch (outcome.kind) {
    case "done":
      return { ...looked, after };
    case "waiting":
      return { ...looked, after: { ...after, nextAt: outcome.until } };
    case "refused":
      return { ...looked, after: { ...after, nextAt: null, notMonitored: { reason: "comment-refused", since: now } } };
  }
}

function summaryOf(clocks: readonly TicketClock[], ticket: WatchedTicket, now: Instant) {
  const isAnnounced = announcedIn(ticket.announcements);
  const facts = presentFacts(ticket.history!);
  return { outlook: outlookOf(clocks, isAnnounced, now), fields: statusFieldsOf(clocks, isAnnounced, facts) };
}

/** The ticket with what was just read. Where comments were not asked for, the first answer is known already, or never matters. */
function refreshed(
  ticket: WatchedTicket,
  read: ReadTicket,
  withComments: boolean,
): WatchedTicket & { readonly history: TicketHistory } {
  const firstReplyAt = withComments ? read.history.firstReplyAt : (ticket.history?.firstReplyAt ?? null);
  return {
    ...ticket,
    issueKey: read.issueKey,
    changedAt: null,
    readUpTo: read.updatedAt,
    isDone: read.isDone,
    history: { ...read.history, firstReplyAt },
    notMonitored: null,
  };
}

/** A ticket that cannot be watched waits for the daily audit to look at it again. */
function leave({ ticket, version }: StoredTicket, reason: NotMonitoredReason, now: Instant): Looked {
  const since = ticket.notMonitored?.reason === reason ? ticket.notMonitored.since : now;
  const after = { ...ticket, changedAt: null, nextAt: null, notMonitored: { reason, since } };
  return { before: ticket, after, version, fields: null };
}

/** A ticket that moved belongs to its new project from now on, by whose agreements the next check measures it. */
function moved({ ticket, version }: StoredTicket, { projectId, issueKey }: ReadTicket, now: Instant): Looked {
  return {
    before: ticket,
    after: { ...ticket, projectId, issueKey, changedAt: now, fields: null },
    version,
    fields: null,
  };
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
