import type { AgreementBook } from "../domain/agreement/agreement-book";
import type { Catalogue } from "../domain/catalogue/catalogue";
import { historyOf } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import { presentFacts } from "../domain/monitoring/present-facts";
import type { WatchedTicket } from "../domain/monitoring/watched-ticket";
import {
  type Chooser,
  type OfferedService,
  offeredServices,
  type PresentChoice,
  presentChoice,
} from "../domain/service-choice/offered-services";
import type { Instant } from "../domain/time";

export interface OfferPorts {
  now(): Instant;
  project(projectId: string): Promise<MonitoredProject | null>;
  /** What is kept of a ticket; null where nothing is. */
  ticket(issueId: string): Promise<WatchedTicket | null>;
}

/** Who asks, after Jira has said what they are to the project. */
export type OfferedTo =
  /** Of whatever is on the ticket, if it is about one. */
  | { readonly kind: "agent"; readonly issueId: string | null }
  /** `organizations`: those of the project that they belong to, by name. */
  | { readonly kind: "customer"; readonly organizations: readonly string[] };

export interface Offer {
  readonly catalogue: Catalogue;
  readonly offered: readonly OfferedService[];
  readonly present: PresentChoice;
  /** Of the ticket; null where there is none. */
  readonly priority: string | null;
}

/** What somebody may choose for a ticket's service; null while nothing is set up for the project. */
export async function offerServices(
  ports: OfferPorts,
  projectId: string,
  to: OfferedTo,
  present: string | null,
): Promise<Offer | null> {
  const project = await ports.project(projectId);
  if (project === null) return null;
  const { catalogue, book } = project;
  const facts = to.kind === "agent" && to.issueId !== null ? await factsOf(ports, to.issueId, project) : null;
  const chooser = chooserOf(to, book, facts?.customer ?? null);
  const offered = offeredServices(catalogue, book, chooser, ports.now());
  return {
    catalogue,
    offered,
    present: presentChoice(catalogue, book, chooser, offered, present),
    priority: facts?.priority ?? null,
  };
}

const chooserOf = (to: OfferedTo, book: AgreementBook, ticketOf: string | null): Chooser =>
  to.kind === "agent"
    ? { kind: "agent", customer: book.customerOf(ticketOf) }
    : { kind: "customer", customers: to.organizations.map((name) => book.customerOf(name)) };

/** A ticket of another project tells nothing here, whatever the page said of it. */
async function factsOf(ports: OfferPorts, issueId: string, { projectId, fields }: MonitoredProject) {
  const ticket = await ports.ticket(issueId);
  if (ticket === null || ticket.projectId !== projectId || ticket.record === null) return null;
  return presentFacts(historyOf(ticket.record, fields));
}
