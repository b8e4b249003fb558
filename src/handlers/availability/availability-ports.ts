import { availabilityBooks } from "../../storage/availability-books";
import { monitoredProjects } from "../../storage/monitored-projects";
import type { AvailabilityPorts } from "../../usecases/availability/availability-ports";
import { installationId } from "../wiring";

/** All that recording and telling availability needs: storage alone, and no request to Jira. */
export function availabilityPorts(): AvailabilityPorts {
  const projects = monitoredProjects(installationId());
  return {
    now: Date.now,
    book: availabilityBooks.read,
    append: (projectId, revision, entries) => availabilityBooks.append(projectId, revision, entries, Date.now()),
    catalogue: async (projectId) => (await projects.get(projectId))?.catalogue ?? null,
  };
}
