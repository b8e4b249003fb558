import { stepsDue } from "../domain/escalation/steps-due";
import { measure } from "../domain/measurement/measure";
import type { ClockState } from "../domain/measurement/stretch";
import type { TicketClock } from "../domain/measurement/ticket-clock";
import { covers, type FieldRecord, historyOf, presentValue, withNews } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import { mayAwaitReply, outlookOf } from "../domain/monitoring/outlook";
import { type StatusFields, sayTheSame, statusFieldsOf } from "../domain/monitoring/status-fields";
import {
  dueAt,
  type NotMonitoredReason,
  type StoredTicket,
  type WatchedTicket,
} from "../domain/monitoring/watched-ticket";
import { type Instant, MINUTE } from "../domain/time";
import { type AnnouncePorts, announcedIn, announceSteps, record } from "./announce-steps";

/** A ticket as Jira tells it at one moment. */
export interface ReadTicket {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly updatedAt: Instant;
  readonly record: FieldRecord;
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
  /**
   * Reads only what happened to a known ticket, which costs half as much. Null when Jira does not show the ticket;
   * `moved` when it is in another project now.
   */
  readChanges(project: MonitoredProject, ticket: KnownTicket): Promise<ReadTicket | "moved" | null>;
  /** Ids of the tickets whose fields cannot be written, whatever is tried. */
  writeFields(project: MonitoredProject, writes: readonly FieldWrite[]): Promise<ReadonlySet<string>>;
  /** How long the function may still run. */
  remainingMs(): number;
}

export type KnownTicket = WatchedTicket & { readonly record: FieldRecord };

export interface CheckReport {
  readonly checked: number;
  readonly announced: number;
  /** When the tickets that were checked, or came early, want to be looked at again, by issue id. */
  readonly next: ReadonlyMap<string, Instant>;
}

/** How many tickets are read at a time: few enough to be done with before time runs out, whatever they need. */
const TICKETS_AT_A_TIME = 50;
/** Up to so many known tickets it costs less to read the changes of each than all of them in one request. */
const FEW = 4;
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

/** What came of looking at a ticket; `after` is not stored yet. */
interface Looked {
  readonly before: WatchedTicket;
  readonly after: WatchedTicket;
  readonly version: number;
  /** What the fields on the issue should say; null to leave them alone. */
  readonly fields: StatusFields | null;
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
  for await (const { stored, read } of readings(ports, project, doubtful)) {
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

/**
 * Measures a ticket by what is known of it and what events told since. Null when that is not enough: nothing is known, the
 * news do not fit, a step is due, an announcement is unfinished, every clock has come to stand, or an answer is awaited
 * that may have been given when nobody looked for it.
 */
function believe({ ticket, version }: StoredTicket, project: MonitoredProject, now: Instant): Looked | null {
  const { record, news, changedAt, claim, notMonitored } = ticket;
  if (record === null || claim !== null || notMonitored !== null || !covers(record, project.fields)) return null;
  if (changedAt !== null && news === null) return null;
  const told = withNews(record, news ?? []);
  if (told === null) return null;
  const clocks = measure(historyOf(told, project.fields), project.book, now);
  const isAnnounced = announcedIn(ticket.announcements);
  if (clocks.some((clock) => stepsDue(clock, (level) => isAnnounced(clock, level)).due.length > 0)) return null;
  if (isAtRest(clocks) && !isAtRest(ticket.clocks)) return null;
  if (awaitsReply(clocks) && !ticket.awaitsReply) return null;
  // How far the ticket was read stays as it was: news of an earlier change may still come, and must not be taken for old.
  return settled(ticket, version, { ...ticket, record: told }, clocks, project, now);
}

const isAtRest = (clocks: readonly { readonly state: ClockState }[]) =>
  clocks.every(({ state }) => state === "stopped");

const awaitsReply = (clocks: readonly TicketClock[]) =>
  clocks.some(({ measure: of, state }) => of === "response" && state !== "stopped");

/** Reads tickets afresh, in the way that costs least. */
async function* readings(
  ports: CheckPorts,
  project: MonitoredProject,
  tickets: readonly StoredTicket[],
): AsyncGenerator<{ stored: StoredTicket; read: ReadTicket | "moved" | null }> {
  const known = tickets.filter(({ ticket }) => changesSuffice(ticket, project));
  const few = new Set(known.length <= FEW ? known : []);
  for (const stored of [...few]) {
    const read = await ports.readChanges(project, stored.ticket as KnownTicket);
    const mayLackReply =
      read !== null &&
      read !== "moved" &&
      mayAwaitReply(read.record, project.promisesResponse) &&
      awaitsReply(measure(historyOf(read.record, project.fields), project.book, ports.now()));
    if (mayLackReply) few.delete(stored);
    else yield { stored, read };
  }
  const others = tickets.filter((stored) => !few.has(stored));
  for (const withComments of [true, false]) {
    const alike = others.filter(
      ({ ticket }) => mayAwaitReply(ticket.record, project.promisesResponse) === withComments,
    );
    if (alike.length === 0) continue;
    const read = await ports.readTickets(
      project,
      alike.map(({ ticket }) => ticket.issueId),
      withComments,
    );
    const found = new Map(read.map((ticket) => [ticket.issueId, ticket]));
    for (const stored of alike) yield { stored, read: found.get(stored.ticket.issueId) ?? null };
  }
}

/** Whether a ticket's changes tell all that may have happened: not where a comment may answer a promise to respond. */
function changesSuffice(
  { record: known, notMonitored, news, changedAt, awaitsReply: awaits }: WatchedTicket,
  project: MonitoredProject,
): boolean {
  if (known === null || notMonitored !== null || awaits || !covers(known, project.fields)) return false;
  return changedAt === null || news !== null || !mayAwaitReply(known, project.promisesResponse);
}

/** Null when somebody else looks at the ticket. */
async function look(
  ports: CheckPorts,
  project: MonitoredProject,
  { ticket: before, version }: StoredTicket,
  ticket: KnownTicket,
): Promise<Looked | null> {
  const now = ports.now();
  const clocks = measure(historyOf(ticket.record, project.fields), project.book, now);
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
        after: { ...looked.after, nextAt: null, notMonitored: { reason: "comment-refused", since: now } },
      };
  }
}

/** A ticket with what its clocks say, when all that is known of it is taken in. */
function settled(
  before: WatchedTicket,
  version: number,
  ticket: WatchedTicket & { readonly record: FieldRecord | null },
  clocks: readonly TicketClock[],
  project: MonitoredProject,
  now: Instant,
): Looked {
  const isAnnounced = announcedIn(ticket.announcements);
  const status = ticket.record === null ? null : presentValue(ticket.record, "status");
  return {
    before,
    version,
    after: {
      ...ticket,
      ...outlookOf(clocks, isAnnounced, now),
      changedAt: null,
      news: [],
      isDone: status !== null && project.doneStatuses.has(status),
    },
    fields: statusFieldsOf(clocks, isAnnounced, status),
  };
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
  const since = ticket.notMonitored?.reason === reason ? ticket.notMonitored.since : now;
  const after = { ...ticket, changedAt: null, news: [], nextAt: null, notMonitored: { reason, since } };
  return { before: ticket, after, version, fields: null };
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
