import { ANY } from "../../agreement/agreement";
import type { ChainLegEntry } from "../../agreement/agreement-entry";
import type { Catalogue } from "../catalogue";
import { didYouMean } from "../did-you-mean";
import { at, type Report, shown } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

type Section = "calendars" | "services" | "configurationItems" | "contacts" | "customers";

const nouns: Readonly<Record<Section, string>> = {
  calendars: "calendar",
  services: "service",
  configurationItems: "configuration item",
  contacts: "contact",
  customers: "customer",
};

/** Every key that an entry refers to must be the key of an entry of that section, unless the section is no list at all. */
export function checkReferences(catalogue: Sound<Catalogue>, report: Report): void {
  const keysOf = (section: Section) =>
    new Set(
      entriesOf<{ readonly key?: string | undefined }>(section, catalogue[section]).flatMap(({ entry }) =>
        entry.key === undefined ? [] : [entry.key],
      ),
    );
  const keys = {
    calendars: keysOf("calendars"),
    services: keysOf("services"),
    configurationItems: keysOf("configurationItems"),
    contacts: keysOf("contacts"),
    customers: keysOf("customers"),
  };

  // A key that is missing is often missing in many places.
  const told = new Map<string, string>();
  const isUnreadable = (section: Section) => section in catalogue && catalogue[section] === undefined;
  const refer = (path: string, section: Section, key: string | undefined) => {
    if (key === undefined || keys[section].has(key) || isUnreadable(section)) return;
    const name = `${section} ${key}`;
    const message =
      told.get(name) ??
      `There is no ${nouns[section]} ${shown(key)}.${guess(told, key, keys[section])} Add it under ${section}, or name another.`;
    told.set(name, message);
    report(path, message);
  };
  const referToAll = (path: string, section: Section, list: readonly (string | undefined)[] | undefined) => {
    for (const { path: itemPath, entry } of entriesOf(path, list)) refer(itemPath, section, entry);
  };

  for (const { path, entry } of entriesOf("configurationItems", catalogue.configurationItems)) {
    referToAll(at(path, "dependsOn"), "configurationItems", entry.dependsOn);
    refer(at(path, "owner"), "contacts", entry.owner);
  }
  for (const { path, entry } of entriesOf("contacts", catalogue.contacts))
    refer(at(path, "substitute"), "contacts", entry.substitute);
  for (const { path, entry } of entriesOf("services", catalogue.services)) {
    refer(at(path, "owner"), "contacts", entry.owner);
    refer(at(path, "hours"), "calendars", entry.hours);
    referToAll(at(path, "dependsOn"), "services", entry.dependsOn);
    referToAll(at(path, "configurationItems"), "configurationItems", entry.configurationItems);
  }
  for (const { path, entry } of entriesOf("customers", catalogue.customers))
    referToAll(at(path, "contacts"), "contacts", entry.contacts);
  for (const { path, entry } of entriesOf("agreements", catalogue.agreements)) {
    if (entry.service !== ANY) refer(at(path, "service"), "services", entry.service);
    if (entry.customer !== ANY) refer(at(path, "customer"), "customers", entry.customer);
    for (const target of entriesOf(at(path, "targets"), entry.targets))
      refer(at(target.path, "calendar"), "calendars", target.entry.calendar);
    refer(at(path, "availability", "calendar"), "calendars", entry.availability?.calendar);
    refer(at(path, "owner"), "contacts", entry.owner);
    for (const ladder of entriesOf(at(path, "escalation"), entry.escalation))
      for (const step of entriesOf(at(ladder.path, "steps"), ladder.entry.steps))
        referToAll(at(step.path, "notify"), "contacts", step.entry.notify);
  }
  checkLegs(catalogue, report);
}

/**
 * A look at all keys for one that is missing; for thousands of them, as when keys were renamed and what refers to them was
 * not, it would take a minute, and nobody mends those one by one.
 */
const MOST_GUESSES = 100;

function guess(told: ReadonlyMap<string, string>, key: string, known: Iterable<string>): string {
  return told.size < MOST_GUESSES ? didYouMean(key, known) : "";
}

/** A leg of a chain is an OLA or a contract, of whatever version: which one is in force depends on the day. */
function checkLegs({ agreements }: Sound<Catalogue>, report: Report): void {
  const keysOf = (isMeant: (kind: string | undefined) => boolean) =>
    new Set(
      entriesOf("agreements", agreements).flatMap(({ entry: { kind, key } }) =>
        key !== undefined && isMeant(kind) ? [key] : [],
      ),
    );
  const promised = keysOf((kind) => kind === "sla");
  const supporting = keysOf((kind) => kind !== "sla");
  const told = new Map<string, string>();
  const checkAll = (path: string, legs: readonly (Sound<ChainLegEntry> | undefined)[] | undefined): void => {
    for (const { path: legPath, entry: leg } of entriesOf(path, legs)) {
      const { agreement } = leg;
      if (agreement !== undefined && !supporting.has(agreement)) {
        const message =
          told.get(agreement) ??
          (promised.has(agreement)
            ? `${shown(agreement)} is an SLA: behind a promise to a customer stand OLAs and underpinning contracts. Name one of those.`
            : `There is no agreement ${shown(agreement)}.${guess(told, agreement, supporting)} Name an OLA or an underpinning contract.`);
        told.set(agreement, message);
        report(at(legPath, "agreement"), message);
      }
      for (const branch of entriesOf(at(legPath, "parallel"), leg.parallel)) checkAll(branch.path, branch.entry);
    }
  };
  for (const { path, entry } of entriesOf("agreements", agreements)) checkAll(at(path, "chain"), entry.chain);
}
