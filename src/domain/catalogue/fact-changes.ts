import type { AnySection } from "./section";

/** What identifies an item of a list: `{ measure: "resolution", priority: "High" }`, `{ level: 2 }`, `{ date: "2026-12-25" }`. */
export type Identity = Readonly<Record<string, string | number>>;

/** A step into an entry: a key of the file, or an item of a list. */
export type FactStep = string | { readonly item: Identity };

/** One fact that is not the same on both sides; values as the file writes them. */
export type FactChange =
  | { readonly kind: "added"; readonly path: readonly FactStep[]; readonly after: unknown }
  | { readonly kind: "removed"; readonly path: readonly FactStep[]; readonly before: unknown }
  | { readonly kind: "changed"; readonly path: readonly FactStep[]; readonly before: unknown; readonly after: unknown }
  /** The same items stand in another order. */
  | { readonly kind: "order"; readonly path: readonly FactStep[] };

type Group = Readonly<Record<string, unknown>>;

/** Tells the items of a list apart; items with the same identity are told apart by how many of it went before. */
type Identify = (item: Group) => Identity;

const byTarget: Identify = ({ measure, priority = "*" }) => ({ measure, priority }) as Identity;
const bySelf: Identify = (item) => ({ value: item as unknown as string });

/**
 * What identifies the items of each list, by the keys that lead to it. The items of other lists mean something by their
 * place (intervals of a day, legs of a chain, rows of the matrix), so such a list is one fact.
 */
const identities: Readonly<Record<string, Identify>> = {
  "calendars holidays": (item) => ({ date: typeof item === "string" ? item : (item.date as string) }),
  "configurationItems dependsOn": bySelf,
  "services dependsOn": bySelf,
  "services configurationItems": bySelf,
  "services tickets service": bySelf,
  "services documents": ({ url }) => ({ url }) as Identity,
  "customers contacts": bySelf,
  "agreements clock stop statuses": bySelf,
  "agreements clock pause statuses": bySelf,
  "agreements clock pause measures": bySelf,
  "agreements clock respond statuses": bySelf,
  "agreements party teams": bySelf,
  "agreements party statuses": bySelf,
  "agreements targets": byTarget,
  "agreements escalation": ({ measure }) => ({ measure }) as Identity,
  "agreements escalation steps": ({ level }) => ({ level }) as Identity,
  "agreements escalation steps notify": bySelf,
  "agreements needs": bySelf,
  "agreements documents": ({ url }) => ({ url }) as Identity,
  "agreements signatures": ({ side, name }) => ({ side, name }) as Identity,
  "agreements waivers": byTarget,
};

/** Groups whose keys are dates rather than words of the format. */
const byDate: ReadonlySet<string> = new Set(["calendars overrides", "calendars breaks"]);

/** The facts that differ between two entries of a section, in the order of the first, then what the second adds. */
export function changesOfFacts(section: AnySection, before: object, after: object): FactChange[] {
  const changes: FactChange[] = [];
  compareGroups(section, [], before as Group, after as Group, changes);
  return changes;
}

/** Equality of what a file can hold, whatever the order of keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, place) => isSame(item, other[place]))
    );
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame((one as Group)[key], (other as Group)[key]))
  );
}

function compare(
  list: string,
  path: readonly FactStep[],
  before: unknown,
  after: unknown,
  changes: FactChange[],
): void {
  const identify = identities[list];
  if (identify && Array.isArray(before) && Array.isArray(after))
    compareLists(list, identify, path, before, after, changes);
  else if (isGroup(before) && isGroup(after)) compareGroups(list, path, before, after, changes);
  else if (!isSame(before, after)) changes.push({ kind: "changed", path, before, after });
}

/** @param list the section and the keys that lead here, as `identities` names lists */
function compareGroups(
  list: string,
  path: readonly FactStep[],
  before: Group,
  after: Group,
  changes: FactChange[],
): void {
  const within = (key: string) => [...path, byDate.has(list) ? { item: { date: key } } : key];
  for (const [key, value] of Object.entries(before))
    if (Object.hasOwn(after, key)) compare(`${list} ${key}`, within(key), value, after[key], changes);
    else changes.push({ kind: "removed", path: within(key), before: value });
  for (const [key, value] of Object.entries(after))
    if (!Object.hasOwn(before, key)) changes.push({ kind: "added", path: within(key), after: value });
}

function compareLists(
  list: string,
  identify: Identify,
  path: readonly FactStep[],
  before: readonly unknown[],
  after: readonly unknown[],
  changes: FactChange[],
): void {
  const was = identified(before, identify);
  const is = identified(after, identify);
  for (const [name, { identity, item }] of was) {
    const within = [...path, { item: identity }];
    const now = is.get(name);
    if (now) compare(list, within, item, now.item, changes);
    else changes.push({ kind: "removed", path: within, before: item });
  }
  for (const [name, { identity, item }] of is)
    if (!was.has(name)) changes.push({ kind: "added", path: [...path, { item: identity }], after: item });
  const stayed = [...was.keys()].filter((name) => is.has(name));
  if ([...is.keys()].filter((name) => was.has(name)).some((name, place) => name !== stayed[place]))
    changes.push({ kind: "order", path });
}

function identified(items: readonly unknown[], identify: Identify) {
  const named = new Map<string, { readonly identity: Identity; readonly item: unknown }>();
  const alike = new Map<string, number>();
  for (const item of items) {
    const identity = identify(item as Group);
    const name = JSON.stringify(identity);
    const before = alike.get(name) ?? 0;
    alike.set(name, before + 1);
    named.set(`${before} ${name}`, { identity, item });
  }
  return named;
}

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
