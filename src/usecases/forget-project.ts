import type { StoredTicket, WatchPhase } from "../domain/monitoring/watched-ticket";

export interface ForgetPorts {
  inPhase(projectId: string, phase: WatchPhase): Promise<readonly StoredTicket[]>;
  removeTickets(issueIds: readonly string[]): Promise<void>;
}

/**
 * Removes a page of the tickets of a project that is gone.
 * @returns whether there may be more of them
 */
export async function forgetTickets(ports: ForgetPorts, projectId: string): Promise<boolean> {
  for (const phase of ["open", "finished", "not-monitored"] as const) {
    const tickets = await ports.inPhase(projectId, phase);
    if (tickets.length === 0) continue;
    await ports.removeTickets(tickets.map(({ ticket }) => ticket.issueId));
    return true;
  }
  return false;
}
