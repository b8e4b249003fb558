import type { ChainLegEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "../catalogue/catalogue";
import type { AnySection } from "../catalogue/section";

/** New keys by section and old key. */
export type Renames = ReadonlyMap<AnySection, ReadonlyMap<string, string>>;

/** Where the entries of each section are referred to: keys of the file, lists walked through. Chains are walked apart. */
const referencesTo: Readonly<Partial<Record<AnySection, readonly string[]>>> = {
  calendars: ["services hours", "agreements targets calendar", "agreements availability calendar"],
  statuses: [
    "agreements clock stop statuses",
    "agreements clock pause statuses",
    "agreements clock respond statuses",
    "agreements party statuses",
  ],
  configurationItems: ["configurationItems dependsOn", "services configurationItems"],
  services: ["services dependsOn", "agreements service"],
  contacts: [
    "services owner",
    "configurationItems owner",
    "contacts substitute",
    "customers contacts",
    "agreements owner",
    "agreements escalation steps notify",
  ],
  customers: ["agreements customer"],
};

/** A catalogue in which references say the new keys; the entries' own keys are left as they are. */
export function withRenamedReferences(catalogue: Catalogue, renames: Renames): Catalogue {
  let renamed: unknown = catalogue;
  for (const [section, keys] of renames) {
    const rename = (value: unknown) => (typeof value === "string" ? (keys.get(value) ?? value) : value);
    for (const path of referencesTo[section] ?? []) renamed = mappedAt(renamed, path.split(" "), rename);
    if (section === "agreements")
      renamed = mappedAt(renamed, ["agreements", "chain"], (leg) => renamedLeg(leg as ChainLegEntry, rename));
  }
  return renamed as Catalogue;
}

function renamedLeg(leg: ChainLegEntry, rename: (value: unknown) => unknown): ChainLegEntry {
  return "agreement" in leg
    ? { ...leg, agreement: rename(leg.agreement) as string }
    : { ...leg, parallel: leg.parallel.map((branch) => branch.map((part) => renamedLeg(part, rename))) };
}

/** The value with what stands at a path put through `change`; parts in which nothing changes stay the same objects. */
function mappedAt(value: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => mappedAt(item, path, change));
    return items.some((item, place) => item !== value[place]) ? items : value;
  }
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return value;
  const before = (value as Record<string, unknown>)[key];
  const after = mappedAt(before, rest, change);
  return after === before ? value : { ...value, [key]: after };
}
