import { type CustomerPromise, customerStanding } from "../domain/customer-story/customer-standing";
import type { Instant } from "../domain/time";
import { type TellPorts, tellTicket } from "./tell-ticket";

export interface CustomerTold {
  readonly at: Instant;
  /** None where no agreement covers the request. */
  readonly promises: readonly CustomerPromise[];
}

/** What was promised for a request, in what its customer may know; null while the app knows nothing of it. */
export async function tellCustomer(ports: TellPorts, issueId: string, projectId: string): Promise<CustomerTold | null> {
  const told = await tellTicket(ports, issueId, projectId);
  if (told.kind !== "told") return null;
  const { project } = await ports.lookUp(issueId, projectId);
  if (project === null) return null;
  const at = told.standing.measuredAt;
  return { at, promises: customerStanding(told.standing, project.catalogue, at) };
}
