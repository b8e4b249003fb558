import { kvs } from "@forge/kvs";
import type { StoredTicket } from "../domain/monitoring/watched-ticket";
import type { ProjectSetup } from "../usecases/project-setup";
import { addressOf, setupAmong } from "./projects";
import { fromRow, TICKET_ENTITY } from "./watched-tickets";

/** A ticket and the project that it is in, with one call: every event about a ticket asks for both. Null for what is not known. */
export async function ticketWithProject(
  issueId: string,
  projectId: string,
): Promise<{ stored: StoredTicket | null; setup: ProjectSetup | null }> {
  const answer = await kvs.batchGet<unknown>([{ key: issueId, entityName: TICKET_ENTITY }, addressOf(projectId)]);
  const setup = setupAmong(projectId, answer);
  const row = answer.successfulKeys.find(
    ({ key, entityName }) => key === issueId && entityName === TICKET_ENTITY,
  )?.value;
  return { stored: row === undefined || row === null ? null : fromRow(row), setup };
}
