import type { Catalogue } from "../catalogue/catalogue";
import { organizationOf } from "../catalogue/customer";
import type { Status } from "../catalogue/status";
import type { Instant } from "../time";
import { type Agreement, ANY } from "./agreement";
import type { AgreementBook } from "./agreement-book";
import { isAgreed } from "./agreement-entry";
import { compileAgreement } from "./compile-agreement";
import { compileSurroundings } from "./compile-surroundings";
import { Timeline } from "./timeline";

/**
 * Makes all that is agreed ready to measure by: drafts and proposals are passed over. The order of entries in the
 * catalogue does not matter.
 *
 * @param catalogue one that `parseCatalogue` accepted
 * @param statuses the real workflow's; they replace the catalogue's. A status that is not among them is indeterminate.
 */
export function compileAgreementBook(
  catalogue: Catalogue,
  statuses: readonly Status[] = catalogue.statuses ?? [],
): AgreementBook {
  const surroundings = compileSurroundings(catalogue, statuses);
  const agreements = catalogue.agreements.filter(isAgreed).map((entry) => compileAgreement(entry, surroundings));
  const customers = new Map((catalogue.customers ?? []).map((customer) => [organizationOf(customer), customer.key]));
  const services = new Map(
    catalogue.services.flatMap(({ key, tickets }) => (tickets?.service ?? []).map((value) => [value, key] as const)),
  );
  const slas = agreements.filter(({ kind }) => kind === "sla").sort(byPrecedence);
  const supporting = agreements.filter(({ kind }) => kind !== "sla").sort(byKeyThenVersion);
  const serviceKeys = new Set(catalogue.services.map(({ key }) => key));
  const customerKeys = new Set(customers.values());
  const slaTimeline = onceForEach(serviceKeys, (service) =>
    onceForEach(customerKeys, (customer) => {
      const candidates = slas.filter((sla) => covers(sla.service, service) && covers(sla.customer, customer));
      return timelineOf(candidates, (inForce) => inForce[0] ?? null);
    }),
  );
  const supportingTimeline = onceForEach(serviceKeys, (service) => {
    const candidates = supporting.filter((agreement) => covers(agreement.service, service));
    return timelineOf(candidates, (inForce) => inForce.filter(({ key }, place) => inForce[place - 1]?.key !== key));
  });

  return {
    serviceOf: (value) => (value === null ? null : (services.get(value) ?? null)),
    customerOf: (organization) => (organization === null ? null : (customers.get(organization) ?? null)),
    slaFor: (createdAt, service, customer) => slaTimeline(service)(customer).at(createdAt),
    supportingFor: (createdAt, service) => supportingTimeline(service).at(createdAt),
    initialStatus: statuses.find(({ category }) => category === "new")?.name ?? null,
  };
}

/** Most specific first: customer named, service named, higher version, key in alphabetical order. */
function byPrecedence(one: Agreement, other: Agreement): number {
  return (
    Number(one.customer === ANY) - Number(other.customer === ANY) ||
    Number(one.service === ANY) - Number(other.service === ANY) ||
    other.version - one.version ||
    alphabetically(one.key, other.key)
  );
}

function byKeyThenVersion(one: Agreement, other: Agreement): number {
  return alphabetically(one.key, other.key) || other.version - one.version;
}

/** By code unit, so that the order is the same on every machine. */
function alphabetically(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function covers(agreed: string, key: string | null): boolean {
  return agreed === ANY || agreed === key;
}

/** @param pick sees the candidates in force, in the order in which they are given */
function timelineOf<Value>(
  candidates: readonly Agreement[],
  pick: (inForce: readonly Agreement[]) => Value,
): Timeline<Value> {
  return new Timeline(
    candidates.flatMap(({ validFromAt, validToAt }) => [validFromAt, validToAt]),
    (at: Instant) => pick(candidates.filter(({ validFromAt, validToAt }) => validFromAt <= at && at < validToAt)),
  );
}

/**
 * Remembers the answer for each key and for no key, so that matching a ticket costs a few lookups. A key that nobody knows
 * matches like none, and is not remembered.
 */
function onceForEach<Value>(
  keys: ReadonlySet<string>,
  answer: (key: string | null) => Value,
): (key: string | null) => Value {
  const answers = new Map<string | null, Value>();
  return (asked) => {
    const known = answers.get(asked);
    if (known !== undefined) return known;
    const key = asked !== null && keys.has(asked) ? asked : null;
    const value = answers.get(key) ?? answer(key);
    answers.set(key, value);
    return value;
  };
}
