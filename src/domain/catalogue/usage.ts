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
  const uses = new ByEntry<Use>();
  const below = new ByEntry<Component>();
  for (const [section, key, use] of references(catalogue)) {
    const known = uses.of(section, key);
    if (!isToldAlready(known, use)) uses.add(section, key, use);
    if (isComponent(section)) below.add(use.section, use.key, { section, key });
  }
  return {
    usesOf: (section, key) => uses.of(section, key),
    affects: (component) => reachedFrom(component, ({ section, key }) => uses.of(section, key).filter(isByComponent)),
    restsOn: (component) => reachedFrom(component, ({ section, key }) => below.of(section, key)),
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
      reached.push({ section: component.section, key: component.key, via });
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

function isByComponent(use: Use): use is Use & Component {
  return isComponent(use.section);
}

/** What one entry refers to comes in one go, so its earlier uses are the last ones told. */
function isToldAlready(uses: readonly Use[], { section, key, version, role }: Use): boolean {
  for (let place = uses.length - 1; place >= 0; place--) {
    const other = uses[place]!;
    if (other.section !== section || other.key !== key || other.version !== version) return false;
    if (other.role === role) return true;
  }
  return false;
}

/** A list for each entry of a catalogue. */
class ByEntry<Item> {
  private readonly sections = new Map<Section, Map<string, Item[]>>();

  add(section: Section, key: string, item: Item): void {
    const lists = this.sections.get(section) ?? new Map<string, Item[]>();
    this.sections.set(section, lists);
    const list = lists.get(key);
    if (list) list.push(item);
    else lists.set(key, [item]);
  }

  of(section: Section, key: string): readonly Item[] {
    return this.sections.get(section)?.get(key) ?? [];
  }
}

function nameOf({ section, key }: Component): string {
  return `${section} ${key}`;
}
