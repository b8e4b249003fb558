import { ANY } from "../agreement/agreement";
import { type AgreementEntry, isAgreed } from "../agreement/agreement-entry";
import type { Calendar } from "../calendar/calendar";
import { calendarOf } from "./calendar-entry";
import type { Catalogue } from "./catalogue";
import { organizationOf } from "./customer";
import { isSame } from "./fact-changes";
import type { Status } from "./status";

/**
 * The parts of a catalogue by which tickets are matched and measured: two catalogues with equal views give every ticket
 * the same clocks and steps. Entries are sorted, as their order means nothing; statuses are not, for the first of category
 * `new` is where tickets begin.
 */
export interface EngineView {
  readonly statuses: readonly Status[];
  /** Agreed versions alone, without what nobody measures. */
  readonly agreements: readonly object[];
  /** Those that agreed targets are reckoned by, without names. */
  readonly calendars: readonly { readonly key: string; readonly hours: Calendar }[];
  readonly services: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly customers: readonly { readonly key: string; readonly organization: string }[];
}

function engineView({ agreements, calendars, services, customers = [], statuses = [] }: Catalogue): EngineView {
  const agreed = agreements.filter(isAgreed);
  const used = new Set(agreed.flatMap(({ targets }) => targets.map(({ calendar }) => calendar)));
  return {
    statuses,
    agreements: agreed.map(measuredBy).sort((one, other) => byKey(one, other) || one.version - other.version),
    calendars: calendars
      .filter(({ key }) => used.has(key))
      .map((entry) => ({ key: entry.key, hours: calendarOf(entry) }))
      .sort(byKey),
    services: services.map(({ key, tickets }) => ({ key, values: [...(tickets?.service ?? [])].sort() })).sort(byKey),
    customers: customers.map((customer) => ({ key: customer.key, organization: organizationOf(customer) })).sort(byKey),
  };
}

/**
 * Whether an edit can change what a ticket is measured by, so that tickets have to be measured again. Never false when it
 * can; true now and then when it cannot, as for a default that is written out.
 */
export function affectsMeasurement(before: Catalogue, after: Catalogue): boolean {
  return !isSame(engineView(before), engineView(after));
}

function measuredBy(entry: AgreementEntry) {
  const { key, kind, version, service, validFrom, validTo, targets, clock, escalation } = entry;
  const counterpart = entry.kind === "sla" ? { customer: entry.customer ?? ANY } : { party: entry.party };
  return { key, kind, version, service, ...counterpart, validFrom, validTo, targets, clock, escalation };
}

function byKey(one: { readonly key: string }, other: { readonly key: string }): number {
  return one.key < other.key ? -1 : Number(one.key > other.key);
}
