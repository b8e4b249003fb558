import type { StoredTicket } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";

/** Where a pass over a project's tickets stands: a step of work small enough for one invocation. */
export type RemeasurePass =
  /** Tickets that the app knows already, in order of their ids. */
  | { readonly kind: "known"; readonly projectId: string; readonly after: string | null }
  /** Tickets that Jira has, whether the app knows them or not. */
  | { readonly kind: "intake"; readonly projectId: string; readonly pageToken: string | null };

export interface RemeasurePorts {
  now(): Instant;
  /** Whether what is known of the project's tickets may not be enough for what holds now. */
  mustRead(projectId: string): Promise<boolean>;
  /** Tickets of the project that are not finished, ordered by id, a hundred at most. */
  openTickets(projectId: string, after: string | null): Promise<readonly StoredTicket[]>;
  /** Ids of the project's tickets that are not done in Jira, a page at a time. */
  searchOpen(
    projectId: string,
    pageToken: string | null,
  ): Promise<{ issueIds: readonly string[]; pageToken: string | null }>;
  getTickets(issueIds: readonly string[]): Promise<readonly StoredTicket[]>;
  markAdded(issueId: string, projectId: string): Promise<void>;
  /** Has tickets read and measured without waiting for the next sweep. */
  checkNow(issueIds: readonly string[]): Promise<void>;
  replaceTickets(stored: readonly StoredTicket[]): Promise<ReadonlySet<string>>;
  /** Goes on with the pass after a while. */
  continueWith(pass: RemeasurePass): Promise<void>;
}

/**
 * Marks a page of a project's tickets as changed, so that sweeps have them read and measured by what holds now, and goes
 * on with the next page after a pause: the writes of measuring stay far below the platform's limit, and the checks that
 * announce something are not crowded out. Begun anew it does no harm.
 *
 * A pass takes in first what Jira has and the app does not know, as after an installation, then what the app knows. What is
 * taken in is measured at once: whoever set the desk up is looking.
 */
export async function remeasure(ports: RemeasurePorts, pass: RemeasurePass): Promise<void> {
  const { projectId } = pass;
  if (pass.kind === "intake") {
    const page = await ports.searchOpen(projectId, pass.pageToken);
    const known = new Set((await ports.getTickets(page.issueIds)).map(({ ticket }) => ticket.issueId));
    const added = page.issueIds.filter((issueId) => !known.has(issueId));
    for (const issueId of added) await ports.markAdded(issueId, projectId);
    if (added.length > 0) await ports.checkNow(added);
    await ports.continueWith(
      page.pageToken === null
        ? { kind: "known", projectId, after: null }
        : { kind: "intake", projectId, pageToken: page.pageToken },
    );
    return;
  }
  const tickets = await ports.openTickets(projectId, pass.after);
  const last = tickets.at(-1);
  if (last === undefined) return;
  const now = ports.now();
  const news = (await ports.mustRead(projectId)) ? null : [];
  await ports.replaceTickets(
    tickets
      .filter(({ ticket }) => ticket.changedAt === null)
      .map(({ ticket, version }) => ({ ticket: { ...ticket, changedAt: now, news }, version })),
  );
  await ports.continueWith({ kind: "known", projectId, after: last.ticket.issueId });
}
