import { monitoredProjects } from "../../storage/monitored-projects";
import { ticketWithProject } from "../../storage/ticket-with-project";
import type { TellPorts } from "../../usecases/tell-ticket";
import { installationId } from "../wiring";

/** All that telling of a ticket needs: one read of the store. */
export function tellPorts(): TellPorts {
  return {
    now: Date.now,
    async lookUp(issueId, projectId) {
      const { stored, setup } = await ticketWithProject(issueId, projectId);
      const project = setup === null ? null : await monitoredProjects(installationId()).of(setup);
      return { ticket: stored?.ticket ?? null, project };
    },
  };
}
