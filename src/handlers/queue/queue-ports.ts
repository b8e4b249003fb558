import { monitoredProjects } from "../../storage/monitored-projects";
import { queueSnapshots } from "../../storage/queue-snapshots";
import { watchedTickets } from "../../storage/watched-tickets";
import type { QueuePorts } from "../../usecases/view-queue";
import { installationId, startPass } from "../wiring";

/** All that the queue page needs of the store, for one invocation. */
export function queuePorts(): QueuePorts {
  return {
    now: Date.now,
    project: monitoredProjects(installationId()).get,
    ticketsInPhase: (projectId, phase, cursor) =>
      watchedTickets.inPhase(projectId, phase, cursor === undefined ? undefined : { cursor }),
    snapshot: queueSnapshots.read,
    save: queueSnapshots.save,
    noteRenewal: queueSnapshots.noteRenewal,
    renew: (projectId) => startPass({ kind: "renew-queue", projectId }),
  };
}
