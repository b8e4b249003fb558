import { type Agreement, ANY } from "../agreement/agreement";
import type { AgreementBook } from "../agreement/agreement-book";
import { isAgreed } from "../agreement/agreement-entry";
import { stagesAt } from "../agreement/agreement-stage";
import type { Catalogue } from "../catalogue/catalogue";
import { titleOf } from "../catalogue/entry-title";
import type { Service } from "../catalogue/service";
import type { Instant } from "../time";
import { valueOfService } from "./service-value";

/** Who chooses a service, with the keys of the customers whose agreements count; null for somebody who is no customer's. */
export type Chooser =
  /** Of the ticket's customer; null while it has none. */
  | { readonly kind: "agent"; readonly customer: string | null }
  /** Of each organization that they belong to; with none, what is agreed with everybody counts. */
  | { readonly kind: "customer"; readonly customers: readonly (string | null)[] };

export interface OfferedService {
  readonly service: Service;
  /** What the field holds for it; no other service has the same. */
  readonly value: string;
  /** Agreements in force for it; several only for somebody who belongs to several customers. Empty only for agents. */
  readonly agreements: readonly Agreement[];
  /** Customers with an agreement of their own in force, by name; only for agents whose ticket has no customer. */
  readonly agreedApart: readonly string[];
}

/**
 * The services that somebody may choose for a ticket that is raised now, in the catalogue's order. Customers are offered
 * what is agreed with them or with everybody, agents everything. What is not live is offered to nobody, nor is what no
 * value of the field means.
 */
export function offeredServices(
  catalogue: Catalogue,
  book: AgreementBook,
  chooser: Chooser,
  now: Instant,
): OfferedService[] {
  const customers = customersOf(chooser);
  const apart = chooser.kind === "agent" && chooser.customer === null ? agreedApart(catalogue, now) : () => [];
  return catalogue.services.flatMap((service) => {
    const value = valueOfService(service);
    if (value === null || (service.state ?? "live") !== "live") return [];
    const found = customers.map((customer) => book.slaFor(now, service.key, customer));
    const agreements = [...new Set(found)].filter((agreement) => agreement !== null);
    if (chooser.kind === "customer" && agreements.length === 0) return [];
    return [{ service, value, agreements, agreedApart: apart(service.key) }];
  });
}

function customersOf(chooser: Chooser): readonly (string | null)[] {
  if (chooser.kind === "agent") return [chooser.customer];
  return chooser.customers.length > 0 ? [...new Set(chooser.customers)] : [null];
}

/** Who has an agreement of their own about a service, or about all of them. */
function agreedApart(catalogue: Catalogue, now: Instant): (service: string) => string[] {
  const stageOf = stagesAt(catalogue, now);
  const names = new Map((catalogue.customers ?? []).map((customer) => [customer.key, titleOf(customer)]));
  const inForce = catalogue.agreements.flatMap((entry) => {
    if (entry.kind !== "sla" || (entry.customer ?? ANY) === ANY || !isAgreed(entry)) return [];
    const stage = stageOf(entry);
    return stage === "active" || stage === "ending"
      ? [{ service: entry.service, name: names.get(entry.customer!)! }]
      : [];
  });
  return (service) => [
    ...new Set(inForce.filter((one) => one.service === ANY || one.service === service).map(({ name }) => name)),
  ];
}

/** What the value that a ticket has now means to whoever chooses. */
export type PresentChoice =
  | { readonly kind: "none" }
  /** `value` as `OfferedService` has it, which may be another word for the same service. */
  | { readonly kind: "offered"; readonly value: string }
  /** No service, or one that is not offered any more, or not to them; agents are told which. */
  | { readonly kind: "not-offered"; readonly name: string | null };

export function presentChoice(
  catalogue: Catalogue,
  book: AgreementBook,
  chooser: Chooser,
  offered: readonly OfferedService[],
  present: string | null,
): PresentChoice {
  if (present === null || present === "") return { kind: "none" };
  const key = book.serviceOf(present);
  const choice = offered.find(({ service }) => service.key === key);
  if (choice !== undefined) return { kind: "offered", value: choice.value };
  const service = catalogue.services.find((one) => one.key === key);
  return { kind: "not-offered", name: chooser.kind === "agent" ? (service?.name ?? null) : null };
}
