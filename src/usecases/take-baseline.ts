import { unreadTicket, type WatchedTicket } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";

/** How far the finished tickets of a period have been taken in. */
export interface Baseline {
  readonly projectId: string;
  /** Tickets created from this instant on … */
  readonly from: Instant;
  /** … and before this one. */
  readonly to: Instant;
  /** How many tickets have been found so far. */
  readonly found: number;
  /** How many of them the app did not know. */
  readonly added: number;
  /** Where to go on; null before the first page and after the last. */
  readonly pageToken: string | null;
  readonly finishedAt: Instant | null;
}

export interface BaselinePorts {
  now(): Instant;
  progress(projectId: string): Promise<Baseline | null>;
  saveProgress(baseline: Baseline): Promise<void>;
  /** Ids of the project's tickets that were created in a period and are done, a page at a time. */
  searchDone(baseline: Baseline): Promise<{ issueIds: readonly string[]; pageToken: string | null }>;
  addTicket(ticket: WatchedTicket): Promise<boolean>;
  /** Goes on after a while. */
  goOn(projectId: string): Promise<void>;
}

/** Begins to take in the finished tickets of a period; one that is under way is left for the new one. */
export async function beginBaseline(
  ports: BaselinePorts,
  period: Pick<Baseline, "projectId" | "from" | "to">,
): Promise<void> {
  await ports.saveProgress({ ...period, found: 0, added: 0, pageToken: null, finishedAt: null });
  await ports.goOn(period.projectId);
}

/**
 * Takes in a page of finished tickets: each is marked, and measured from its changelog like any other. Its clocks stand, so
 * nothing is announced. Progress is stored after each page; a page that is taken twice adds nothing twice.
 */
export async function continueBaseline(ports: BaselinePorts, projectId: string): Promise<void> {
  const baseline = await ports.progress(projectId);
  if (baseline === null || baseline.finishedAt !== null) return;
  const { issueIds, pageToken } = await ports.searchDone(baseline);
  let added = 0;
  for (const issueId of issueIds) if (await ports.addTicket(unreadTicket(issueId, projectId, ports.now()))) added += 1;
  await ports.saveProgress({
    ...baseline,
    found: baseline.found + issueIds.length,
    added: baseline.added + added,
    pageToken,
    finishedAt: pageToken === null ? ports.now() : null,
  });
  if (pageToken !== null) await ports.goOn(projectId);
}
