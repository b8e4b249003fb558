import { ANY } from "../agreement/agreement";
import type { AgreementEntry, ChainLegEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "./catalogue";
import type { Section } from "./section";

/** As what an entry is used. */
export type Role =
  | "target"
  | "availability"
  | "serviceHours"
  | "escalation"
  | "owner"
  | "substitute"
  | "customerContact"
  | "dependsOn"
  | "configurationItem"
  | "service"
  | "customer"
  | "chain";

/** One use of an entry: by whom, and as what. */
export interface Use {
  readonly section: Section;
  readonly key: string;
  /** Of an agreement that uses it. */
  readonly version?: number;
  readonly role: Role;
}

/** What works only while others do. */
export type Component = { readonly section: "services" | "configurationItems"; readonly key: string };

/** A component that is reached through dependencies, by one of the shortest ways. */
export interface Reached extends Component {
  /** The one before it on the way; null next to where the way begins. */
  readonly via: Reached | null;
}

/** Who uses what in a catalogue. */
export interface Usage {
  /**
   * Who uses an entry directly, each user once in each role, in the order of the file. An agreement with `*` uses no service
   * and no customer by name; of an agreement's own uses those of every version are told.
   */
  usesOf(section: Section, key: string): readonly Use[];
  /** All components that fail with one, nearest first. */
  affects(component: Component): readonly Reached[];
  /** All components without which one fails, nearest first. */
  restsOn(component: Component): readonly Reached[];
}

/** Sorts a catalogue's references out once, for any number of questions. */
export function usageOf(catalogue: Catalogue): Usage {
  const uses = new Groups<Use>();
  const above = new Groups<Component>();
  const below = new Groups<Component>();
  for (const [section, key, use] of references(catalogue)) {
    uses.add(nameOf({ section, key }), `${nameOf(use)} ${use.version} ${use.role}`, use);
    if (!isComponent(section) || !isComponent(use.section)) continue;
    const [lower, upper] = [
      { section, key },
      { section: use.section, key: use.key },
    ];
    above.add(nameOf(lower), nameOf(upper), upper);
    below.add(nameOf(upper), nameOf(lower), lower);
  }
  return {
    usesOf: (section, key) => uses.of(nameOf({ section, key })),
    affects: (component) => reachedFrom(component, (lower) => above.of(nameOf(lower))),
    restsOn: (component) => reachedFrom(component, (upper) => below.of(nameOf(upper))),
  };
}

/** The way to a component, beginning next to where it was asked from and ending with the component itself. */
export function wayTo(reached: Reached): readonly Component[] {
  const way: Component[] = [];
  for (let step: Reached | null = reached; step; step = step.via) way.push({ section: step.section, key: step.key });
  return way.reverse();
}

type Reference = readonly [section: Section, key: string, use: Use];

function* references(catalogue: Catalogue): Generator<Reference> {
  for (const { key, owner, dependsOn = [] } of catalogue.configurationItems ?? []) {
    const by = (role: Role): Use => ({ section: "configurationItems", key, role });
    for (const item of dependsOn) yield ["configurationItems", item, by("dependsOn")];
    if (owner !== undefined) yield ["contacts", owner, by("owner")];
  }
  for (const { key, owner, hours, dependsOn = [], configurationItems = [] } of catalogue.services) {
    const by = (role: Role): Use => ({ section: "services", key, role });
    for (const service of dependsOn) yield ["services", service, by("dependsOn")];
    for (const item of configurationItems) yield ["configurationItems", item, by("configurationItem")];
    if (hours !== undefined) yield ["calendars", hours, by("serviceHours")];
    if (owner !== undefined) yield ["contacts", owner, by("owner")];
  }
  for (const { key, substitute } of catalogue.contacts ?? [])
    if (substitute !== undefined) yield ["contacts", substitute, { section: "contacts", key, role: "substitute" }];
  for (const { key, contacts = [] } of catalogue.customers ?? [])
    for (const contact of contacts) yield ["contacts", contact, { section: "customers", key, role: "customerContact" }];
  for (const agreement of catalogue.agreements) yield* referencesOf(agreement);
}

function* referencesOf(entry: AgreementEntry): Generator<Reference> {
  const by = (role: Role): Use => ({ section: "agreements", key: entry.key, version: entry.version, role });
  if (entry.service !== ANY) yield ["services", entry.service, by("service")];
  for (const { calendar } of entry.targets) yield ["calendars", calendar, by("target")];
  if (entry.availability?.calendar !== undefined) yield ["calendars", entry.availability.calendar, by("availability")];
  for (const { steps } of entry.escalation ?? [])
    for (const { notify = [] } of steps) for (const contact of notify) yield ["contacts", contact, by("escalation")];
  if (entry.owner !== undefined) yield ["contacts", entry.owner, by("owner")];
  if (entry.kind !== "sla") return;
  if (entry.customer !== undefined && entry.customer !== ANY) yield ["customers", entry.customer, by("customer")];
  for (const key of linksOf(entry.chain ?? [])) yield ["agreements", key, by("chain")];
}

/** Keys of the agreements in a chain, in the order in which they are walked. */
export function* linksOf(legs: readonly ChainLegEntry[]): Generator<string> {
  for (const leg of legs)
    if ("agreement" in leg) yield leg.agreement;
    else for (const branch of leg.parallel) yield* linksOf(branch);
}

function reachedFrom(start: Component, next: (component: Component) => readonly Component[]): Reached[] {
  const seen = new Set([nameOf(start)]);
  const reached: Reached[] = [];
  const reach = (from: Component, via: Reached | null): void => {
    for (const component of next(from)) {
      if (seen.has(nameOf(component))) continue;
      seen.add(nameOf(component));
      reached.push({ ...component, via });
    }
  };
  reach(start, null);
  // Grows while it is walked: those next to what was reached last.
  for (const component of reached) reach(component, component);
  return reached;
}

function isComponent(section: Section): section is Component["section"] {
  return section === "services" || section === "configurationItems";
}

/** Lists of items by name, each item once in its list. */
class Groups<Item> {
  private readonly groups = new Map<string, Map<string, Item>>();

  add(group: string, name: string, item: Item): void {
    const items = this.groups.get(group);
    if (items) items.set(name, item);
    else this.groups.set(group, new Map([[name, item]]));
  }

  of(group: string): readonly Item[] {
    return [...(this.groups.get(group)?.values() ?? [])];
  }
}

function nameOf({ section, key }: { readonly section: Section; readonly key: string }): string {
  return `${section} ${key}`;
}
