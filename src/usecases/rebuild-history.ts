import type { HistoryEntry, Month } from "../domain/history-pages/history-record";
import { emptyShelf, type HistoryShelf, pageNamesOf, shelfOf, withMonth } from "../domain/history-pages/history-shelf";
import { historyTimezone } from "../domain/history-pages/history-timezone";
import { finishedEntries } from "../domain/history-pages/ticket-entries";
import type { StoredTicket } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";
import { addEntries } from "./fill-history-pages";
import { type HistoryPorts, journalOf, withAssignees } from "./pack-history";

/** A history that is being made anew beside the one that is read. */
export interface Rebuilding {
  /** Which attempt: a later one takes the place of an earlier one. */
  readonly startedAt: Instant;
  /** The last ticket that was taken in; null before the first. */
  readonly after: string | null;
  readonly shelf: HistoryShelf;
}

export interface RebuildPorts extends HistoryPorts {
  rebuilding(projectId: string): Promise<Rebuilding | null>;
  saveRebuilding(projectId: string, rebuilding: Rebuilding | null): Promise<void>;
  /** A project's finished tickets, ordered by issue id. */
  finishedTickets(projectId: string, after: string | null): Promise<readonly StoredTicket[]>;
  /** Goes on after a while. */
  goOn(projectId: string, startedAt: Instant): Promise<void>;
}

/** Of a hundred tickets each. */
const PAGES_A_STEP = 10;

/** Begins to make a project's history anew; until it is done the former one is read. */
export async function beginRebuilding(ports: RebuildPorts, projectId: string): Promise<void> {
  const project = await ports.project(projectId);
  if (project === null) return;
  const startedAt = ports.now();
  const shelf = emptyShelf(historyTimezone(project.catalogue));
  await ports.saveRebuilding(projectId, { startedAt, after: null, shelf });
  await ports.goOn(projectId, startedAt);
}

/**
 * Packs some more finished tickets, all that is stored of them, and orders the next step; after the last the new history
 * takes the former one's place. What nobody can know afterwards is taken over: what was open when a month ended. Earlier
 * corrections are not: every ticket stands there once, as it is by now. A step that is done twice does no harm.
 */
export async function continueRebuilding(ports: RebuildPorts, projectId: string, startedAt: Instant): Promise<void> {
  const project = await ports.project(projectId);
  const rebuilding = await ports.rebuilding(projectId);
  if (project === null || rebuilding === null || rebuilding.startedAt !== startedAt) return;
  const packer = { project, timezone: rebuilding.shelf.timezone, packedAt: startedAt };
  const packed = new Map<Month, HistoryEntry[]>();
  let { after } = rebuilding;
  let isMore = true;
  for (let pages = 0; pages < PAGES_A_STEP && isMore; pages++) {
    const tickets: readonly StoredTicket[] = await ports.finishedTickets(projectId, after);
    for (const { ticket } of tickets) {
      for (const { month, entry } of finishedEntries(ticket, await journalOf(ports, ticket), packer))
        packed.set(month, [...(packed.get(month) ?? []), entry]);
    }
    isMore = tickets.length > 0;
    after = tickets.at(-1)?.ticket.issueId ?? after;
  }
  let { shelf } = rebuilding;
  for (const [month, entries] of await withAssignees(ports, projectId, packed)) {
    const { finished, open } = shelfOf(shelf, month);
    shelf = withMonth(shelf, { month, finished: await addEntries(ports, projectId, finished, entries), open });
  }
  if (isMore) {
    await ports.saveRebuilding(projectId, { startedAt, after, shelf });
    await ports.goOn(projectId, startedAt);
    return;
  }
  await takePlace(ports, projectId, { ...shelf, packedUpTo: startedAt });
  await ports.saveRebuilding(projectId, null);
}

const ATTEMPTS = 5;

/** What finished since the rebuilding began is packed by the next hourly run, once more where it is in there already. */
async function takePlace(ports: RebuildPorts, projectId: string, made: HistoryShelf): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const former = await ports.shelf(projectId);
    const isAlike = former?.timezone === made.timezone;
    let shelf: HistoryShelf = {
      ...made,
      revision: (former?.revision ?? 0) + 1,
      look: isAlike ? former.look : null,
    };
    for (const { month, open } of isAlike ? former.months : [])
      if (open !== null) shelf = withMonth(shelf, { ...shelfOf(shelf, month), open });
    if (!(await ports.replaceShelf(projectId, shelf))) continue;
    const names = new Set(pageNamesOf(shelf));
    await ports.removePages(projectId, former === null ? [] : pageNamesOf(former).filter((name) => !names.has(name)));
    return;
  }
}
