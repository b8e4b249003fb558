import type { MaintenanceNotice } from "../domain/availability/coming-maintenance";
import { titleOf } from "../domain/catalogue/entry-title";
import { type CustomerPromise, customerStanding } from "../domain/customer-story/customer-standing";
import { presentFacts } from "../domain/monitoring/present-facts";
import type { Instant } from "../domain/time";
import type { AvailabilityPorts } from "./availability/availability-ports";
import { maintenanceFor } from "./availability/tell-availability";
import { knownOf, type TellPorts, tellTicket } from "./tell-ticket";

export interface CustomerTold {
  readonly at: Instant;
  /** None where no agreement covers the request. */
  readonly promises: readonly CustomerPromise[];
  /** Of the request's own service, by its name. */
  readonly maintenance: readonly (MaintenanceNotice & { readonly service: string })[];
}

/**
 * What was promised for a request, in what its customer may know: nothing where nobody watches its project. Null while the
 * app knows nothing of it.
 */
export async function tellCustomer(
  ports: TellPorts & Pick<AvailabilityPorts, "book">,
  issueId: string,
  projectId: string,
): Promise<CustomerTold | null> {
  const [told, known] = [await tellTicket(ports, issueId, projectId), await knownOf(ports, issueId, projectId)];
  if (told.kind === "project-not-watched") return { at: ports.now(), promises: [], maintenance: [] };
  if (told.kind !== "told" || known.kind !== "known") return null;
  const { catalogue, book } = known.project;
  const at = told.standing.measuredAt;
  const key = book.serviceOf(presentFacts(known.history).service);
  const service = catalogue.services.find((one) => one.key === key);
  const notices = service === undefined ? [] : await maintenanceFor(ports, projectId, catalogue, service.key);
  return {
    at,
    promises: customerStanding(told.standing, catalogue, at),
    maintenance: notices.map((notice) => ({ ...notice, service: service === undefined ? "" : titleOf(service) })),
  };
}
