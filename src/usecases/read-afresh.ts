import { measure } from "../domain/measurement/measure";
import { covers, historyOf } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import { mayAwaitReply } from "../domain/monitoring/outlook";
import type { StoredTicket, WatchedTicket } from "../domain/monitoring/watched-ticket";
import type { CheckPorts, KnownTicket, ReadTicket } from "./check-ports";
import { awaitsReply } from "./settle-ticket";

/** Up to so many known tickets it costs less to read the changes of each than all of them in one request. */
const FEW = 4;

/** Reads tickets afresh, in the way that costs least. */
export async function* readAfresh(
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
