import type { Catalogue } from "../catalogue/catalogue";
import { nameOfSubject } from "./outage";

/**
 * Names of the subjects whose failing takes a service down: itself, the services that it depends on, their configuration
 * items, and what those depend on in turn. Where one item of several may fail without harm, the outage is not recorded on
 * it: the catalogue says what depends on what, not what stands in for what.
 */
export function subjectsBehind({ services, configurationItems = [] }: Catalogue, service: string): ReadonlySet<string> {
  const found = new Set<string>();
  const items = new Map(configurationItems.map((item) => [item.key, item]));
  const known = new Map(services.map((one) => [one.key, one]));
  const take = (kind: "service" | "configuration-item", key: string) => {
    const name = nameOfSubject({ kind, key });
    if (found.has(name)) return;
    found.add(name);
    if (kind === "service") {
      for (const other of known.get(key)?.dependsOn ?? []) take("service", other);
      for (const item of known.get(key)?.configurationItems ?? []) take("configuration-item", item);
    } else for (const other of items.get(key)?.dependsOn ?? []) take("configuration-item", other);
  };
  take("service", service);
  return found;
}
