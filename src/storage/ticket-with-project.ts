import { kvs } from "@forge/kvs";
import type { StoredTicket } from "../domain/monitoring/watched-ticket";
import type { ProjectSetup } from "../usecases/project-setup";
import { projectKey, setupOf } from "./projects";
import { StorageReadFailed } from "./stored";
import { fromRow, TICKET_ENTITY } from "./watched-tickets";

/** A ticket and the project that it is in, with one call: every event about a ticket asks for both. Null for what is not known. */
export async function ticketWithProject(
  issueId: string,
  projectId: string,
): Promise<{ stored: StoredTicket | null; setup: ProjectSetup | null }> {
  const setupKey = projectKey(projectId);
  const answer = await kvs.batchGet<unknown>([{ key: issueId, entityName: TICKET_ENTITY }, { key: setupKey }]);
  for (const { key, error } of answer.failedKeys) {
    if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
  }
  const valueAt = (wanted: string) => answer.successfulKeys.find(({ key }) => key === wanted)?.value;
  const [row, setup] = [valueAt(issueId), valueAt(setupKey)];
  return {
    stored: row === undefined || row === null ? null : fromRow(row),
    setup: setup === undefined || setup === null ? null : setupOf(setup),
  };
}
