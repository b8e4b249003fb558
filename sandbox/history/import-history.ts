import { setImmediate } from "node:timers/promises";
import type { Desk, IssueRef } from "../jira";
import { HistoryProject, type HistoryProjectOptions } from "./history-project";
import { type RecordedTicket, stepsOf } from "./recorded-ticket";

/** Tickets in one transaction: enough to be fast, few enough for a progress bar to move. */
const TICKETS_PER_BATCH = 500;

/**
 * Puts a history into the site at once, as a finished import: no product events, the search up to date at the end. Other
 * work of the process gets its turn between batches. What fails leaves the batches before it.
 *
 * @param onProgress called after each batch with the number of tickets done and of all
 * @returns the issue of each ticket number
 * @throws InputError when the site has the project already
 */
export async function importHistory(
  desk: Desk,
  tickets: readonly RecordedTicket[],
  options: HistoryProjectOptions = {},
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<ReadonlyMap<string, IssueRef>> {
  const project = new HistoryProject(desk, tickets, options);
  const issues = new Map<string, IssueRef>();
  for (let start = 0; start < tickets.length; start += TICKETS_PER_BATCH) {
    const some = tickets.slice(start, start + TICKETS_PER_BATCH);
    desk.batch({ silent: true }, () => {
      for (const ticket of some) issues.set(ticket.number, importTicket(project, ticket));
    });
    onProgress(issues.size, tickets.length);
    await setImmediate();
  }
  return issues;
}

function importTicket(project: HistoryProject, ticket: RecordedTicket): IssueRef {
  const issue = project.create(ticket);
  for (const step of stepsOf(ticket)) project.take(issue, ticket, step);
  return issue;
}
