import type { StoredTicket, WatchPhase } from "../domain/monitoring/watched-ticket";

export interface ForgetPorts {
  inPhase(projectId: string, phase: WatchPhase): Promise<readonly StoredTicket[]>;
  removeTickets(issueIds: readonly string[]): Promise<void>;
  /** Removes a page of what else is on record of the project. @returns whether there may be more */
  removeRecords(projectId: string): Promise<boolean>;
}

/**
 * Removes a page of the tickets of a project that is gone, and at last its catalogue and what is on record of that.
 * @returns whether there may be more
 */
export async function forgetTickets(ports: ForgetPorts, projectId: string): Promise<boolean> {
  for (const phase of ["open", "finished", "not-monitored"] as const) {
    const tickets = await ports.inPhase(projectId, phase);
    if (tickets.length === 0) continue;
    await ports.removeTickets(tickets.map(({ ticket }) => ticket.issueId));
    return true;
  }
  return ports.removeRecords(projectId);
}
