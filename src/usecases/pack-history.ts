import type { HistoryEntry, Month } from "../domain/history-pages/history-record";
import {
  emptyShelf,
  type HistoryShelf,
  pageNamesOf,
  shelfOf,
  type UnfinishedLook,
  withMonth,
} from "../domain/history-pages/history-shelf";
import { historyTimezone } from "../domain/history-pages/history-timezone";
import { monthOf, monthsLater, startOfMonth } from "../domain/history-pages/month";
import { finishedEntries, openEntry } from "../domain/history-pages/ticket-entries";
import type { JournalLine } from "../domain/journal/deed";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import type { StoredTicket, WatchedTicket } from "../domain/monitoring/watched-ticket";
import { DAY, type Instant, MINUTE } from "../domain/time";
import { addEntries, type PagePorts, packedPages } from "./fill-history-pages";

export interface TicketsPage {
  readonly tickets: readonly StoredTicket[];
  readonly cursor?: string | undefined;
}

export interface HistoryPorts extends PagePorts {
  now(): Instant;
  remainingMs(): number;
  /** Null when nobody watches the project. */
  project(projectId: string): Promise<MonitoredProject | null>;
  shelf(projectId: string): Promise<HistoryShelf | null>;
  /** Stores a shelf in place of the revision before; false when somebody else did meanwhile, and nothing was stored. */
  replaceShelf(projectId: string, shelf: HistoryShelf): Promise<boolean>;
  /** Best effort: what stays behind is found by the daily tidying. */
  removePages(projectId: string, names: readonly string[]): Promise<void>;
  /** Finished tickets that were measured since the minute of an instant, the earliest first. */
  finishedSince(projectId: string, since: Instant, cursor?: string): Promise<TicketsPage>;
  /** A project's open tickets, ordered by issue id. */
  openTickets(projectId: string, after: string | null): Promise<readonly StoredTicket[]>;
  journal(ticket: WatchedTicket): Promise<readonly JournalLine[]>;
  /** Accounts whose tickets they are now; tickets that nobody has, or that Jira does not show, are absent. */
  assignees(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface PackingReport {
  readonly packed: number;
  /** Whether there is more to pack than one run does. */
  readonly isCutShort: boolean;
}

/**
 * A ticket is stored some time after the instant at which it was measured, and found by the index some time after that: so
 * long after it may still turn up.
 */
const OVERLAP = 30 * MINUTE;
/** Of a hundred tickets each: more than any hour brings, so that only what is taken in from the past is left for the next. */
const MOST_PAGES_A_RUN = 100;
/**
 * Of a hundred tickets each: what a run looks at of what is open. On most desks that is all; on one of a hundred thousand
 * a day's look takes four days, so that it never costs more than its share, and the last of a month a day.
 */
const MOST_OPEN_PAGES_A_RUN = { daily: 10, monthly: 50 };
/** No further page of tickets is begun with less time left than this. */
const TIME_TO_FINISH_MS = 60_000;

/**
 * Packs what finished since the last time into the history's pages, and once a day, and when a month is over, what is open,
 * as much of it as one run has time for.
 *
 * Pages are stored first, each under a name that says what is in it, then the shelf that names them, on top of the revision
 * that was read. So whoever dies in between has packed nothing, and of two that pack at once one has: nothing stands in the
 * history twice, nothing is missing. Jira is asked nothing, but for whose the tickets were where figures of single agents are wanted.
 */
export async function packHistory(ports: HistoryPorts, projectId: string): Promise<PackingReport> {
  // Asked for when there is anything to pack only: an idle desk costs two reads an hour.
  const theProject = async () => {
    const project = await ports.project(projectId);
    if (project === null) throw new Error(`Project ${projectId} vanished while its history was packed.`);
    return project;
  };
  const now = ports.now();
  const before = (await ports.shelf(projectId)) ?? emptyShelf(historyTimezone((await theProject()).catalogue));
  const { timezone } = before;
  let look = unfinishedLook(before, now);
  const seen = new Map<string, HistoryEntry>();
  const lookAt = (ticket: WatchedTicket, journal: readonly JournalLine[], project: MonitoredProject) => {
    if (look === null) return;
    const entry = openEntry(ticket, journal, { project, timezone, packedAt: look.asOf });
    if (entry !== null) seen.set(ticket.issueId, entry);
  };
  const packed = new Map<Month, HistoryEntry[]>();
  const found = await forEachFinished(ports, projectId, before, now, async ({ ticket }) => {
    const [project, journal] = [await theProject(), await journalOf(ports, ticket)];
    for (const { month, entry } of finishedEntries(ticket, journal, { project, timezone, packedAt: now }))
      packed.set(month, [...(packed.get(month) ?? []), entry]);
    // What finished since the instant of the look was open then, and is no more among what is.
    lookAt(ticket, journal, project);
  });
  look ??= found.count > 0 ? dailyLook(before, now) : null;

  let shelf: HistoryShelf = { ...before, packedUpTo: found.packedUpTo, recent: found.recent, look };
  if (look !== null) {
    const isLastOfMonth = look.asOf === startOfMonth(monthsLater(look.month, 1), timezone);
    const mostPages = MOST_OPEN_PAGES_A_RUN[isLastOfMonth ? "monthly" : "daily"];
    const end = await forEachOpen(ports, projectId, look.after, mostPages, async ({ ticket }) =>
      lookAt(ticket, await journalOf(ports, ticket), await theProject()),
    );
    shelf = withLook(shelf, await saveLook(ports, projectId, look, [...seen.values()], end.after), end.isDone);
  }
  for (const [month, entries] of await withAssignees(ports, projectId, packed)) {
    const { finished, open } = shelfOf(shelf, month);
    shelf = withMonth(shelf, { month, finished: await addEntries(ports, projectId, finished, entries), open });
  }
  if (isSame(before, shelf)) return { packed: 0, isCutShort: found.isCutShort };
  const isStored = await ports.replaceShelf(projectId, { ...shelf, revision: before.revision + 1 });
  if (!isStored) return { packed: 0, isCutShort: found.isCutShort };
  const names = new Set(pageNamesOf(shelf));
  const unused = pageNamesOf(before).filter((name) => !names.has(name));
  if (unused.length > 0) await ports.removePages(projectId, unused);
  return { packed: found.count, isCutShort: found.isCutShort };
}

async function saveLook(
  ports: HistoryPorts,
  projectId: string,
  look: UnfinishedLook,
  entries: readonly HistoryEntry[],
  after: string | null,
): Promise<UnfinishedLook> {
  const pages = packedPages(ports, entries);
  await ports.savePages(projectId, pages);
  return { ...look, after, pages: [...look.pages, ...pages.map(({ name, size }) => ({ name, size }))] };
}

/** A look that has come to its end takes the place of the month's former one. */
function withLook(shelf: HistoryShelf, look: UnfinishedLook, isDone: boolean): HistoryShelf {
  if (!isDone) return { ...shelf, look };
  const { month, asOf, pages } = look;
  return { ...withMonth(shelf, { ...shelfOf(shelf, month), open: { asOf, pages } }), look: null };
}

interface Found extends Pick<HistoryShelf, "packedUpTo" | "recent"> {
  readonly count: number;
  readonly isCutShort: boolean;
}

/** Takes each finished ticket that is not packed as it is by now, as many as one run has time for. */
async function forEachFinished(
  ports: HistoryPorts,
  projectId: string,
  shelf: HistoryShelf,
  now: Instant,
  take: (stored: StoredTicket) => Promise<void>,
): Promise<Found> {
  const since = shelf.packedUpTo === null ? 0 : shelf.packedUpTo - OVERLAP;
  const seen: { readonly issueId: string; readonly version: number; readonly measuredAt: Instant }[] = [];
  let count = 0;
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await ports.finishedSince(projectId, since, cursor);
    for (const stored of page.tickets) {
      const { ticket, version } = stored;
      seen.push({ issueId: ticket.issueId, version, measuredAt: ticket.measuredAt ?? 0 });
      if (shelf.recent[ticket.issueId] === version) continue;
      await take(stored);
      count += 1;
    }
    cursor = page.cursor;
    pages += 1;
  } while (cursor !== undefined && pages < MOST_PAGES_A_RUN && ports.remainingMs() > TIME_TO_FINISH_MS);
  const isCutShort = cursor !== undefined;
  // Where more is left, the next run goes on from the last ticket of this one.
  const packedUpTo = isCutShort ? (seen.at(-1)?.measuredAt ?? since) + OVERLAP : now;
  const mayTurnUp = seen.filter(({ measuredAt }) => measuredAt >= packedUpTo - OVERLAP - MINUTE);
  const recent = Object.fromEntries(mayTurnUp.map(({ issueId, version }) => [issueId, version]));
  return { count, isCutShort, packedUpTo, recent };
}

/** Takes open tickets from a place on, as many as one run has time for. */
async function forEachOpen(
  ports: HistoryPorts,
  projectId: string,
  from: string | null,
  mostPages: number,
  take: (stored: StoredTicket) => Promise<void>,
): Promise<{ readonly after: string | null; readonly isDone: boolean }> {
  let after = from;
  for (let pages = 0; pages < mostPages && ports.remainingMs() > TIME_TO_FINISH_MS; pages += 1) {
    const tickets: readonly StoredTicket[] = await ports.openTickets(projectId, after);
    if (tickets.length === 0) return { after, isDone: true };
    for (const stored of tickets) await take(stored);
    after = tickets.at(-1)!.ticket.issueId;
  }
  return { after, isDone: false };
}

/**
 * The look that is to go on, or to begin as a month is over: the month before is looked at once more, at its last moment,
 * so that its figures say how it ended. Of a month that was never looked at while it ran nobody knows it.
 */
function unfinishedLook(shelf: HistoryShelf, now: Instant): UnfinishedLook | null {
  const { look, timezone } = shelf;
  const running = monthOf(now, timezone);
  const asOf = startOfMonth(running, timezone);
  const month = monthsLater(running, -1);
  const { open } = shelfOf(shelf, month);
  const isLookedAt = open !== null || look?.month === month;
  const isOver = open?.asOf === asOf || look?.asOf === asOf;
  return isLookedAt && !isOver ? { month, asOf, after: null, pages: [] } : look;
}

/** Once a day for the month that runs, where anything happens: looking reads every open ticket, and an idle desk costs nothing. */
function dailyLook(shelf: HistoryShelf, now: Instant): UnfinishedLook | null {
  const month = monthOf(now, shelf.timezone);
  const { open } = shelfOf(shelf, month);
  return open === null || now - open.asOf >= DAY ? { month, asOf: now, after: null, pages: [] } : null;
}

/** Says whose the tickets are, in projects that want figures of single agents. */
export async function withAssignees(
  ports: Pick<HistoryPorts, "project" | "assignees">,
  projectId: string,
  packed: ReadonlyMap<Month, readonly HistoryEntry[]>,
): Promise<ReadonlyMap<Month, readonly HistoryEntry[]>> {
  if (packed.size === 0) return packed;
  const project = await ports.project(projectId);
  if (project === null || project.actions.agentFigureGroups.length === 0) return packed;
  const issueIds = new Set([...packed.values()].flatMap((entries) => entries.map(({ issueId }) => issueId)));
  const assignees = await ports.assignees([...issueIds]);
  const named = (entry: HistoryEntry) => ({ ...entry, assignee: assignees.get(entry.issueId) ?? null });
  return new Map([...packed].map(([month, entries]) => [month, entries.map(named)]));
}

/** Few tickets have a journal; of the others nothing is asked. */
export async function journalOf(
  ports: Pick<HistoryPorts, "journal">,
  ticket: WatchedTicket,
): Promise<readonly JournalLine[]> {
  return ticket.journal.lines.length === 0 ? [] : ports.journal(ticket);
}

/** Whether only the clock went on: an idle desk writes nothing. */
function isSame(one: HistoryShelf, other: HistoryShelf): boolean {
  const essence = ({ months, recent, look }: HistoryShelf) => JSON.stringify([months, recent, look]);
  return one.revision > 0 && essence(one) === essence(other);
}
