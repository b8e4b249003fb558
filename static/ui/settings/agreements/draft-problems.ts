import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { CATALOGUE_FORMAT, type Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { parseCatalogue } from "../../../../src/domain/catalogue/parse-catalogue";
import type { Problem } from "../../../../src/domain/catalogue/problem";
import { linksOf } from "../../../../src/domain/catalogue/usage";

/**
 * Everything that is wrong with an agreement that somebody is writing, by the very rules that a save is judged by; paths
 * are inside the agreement (`targets[0].within`). Only what the agreement refers to is looked at beside it, so a large
 * catalogue costs no more than a small one; what it does to other agreements only the save tells.
 *
 * Load it lazily: it brings the schema of the whole file with it.
 * @param isNew whether the catalogue does not hold the agreement yet, so that its key has to be free
 */
export function problemsOf(draft: AgreementEntry, catalogue: Catalogue, isNew: boolean): Problem[] {
  const surroundings = surroundingsOf(draft, catalogue, isNew);
  const parsed = parseCatalogue(surroundings);
  if (parsed.kind === "accepted") return [];
  const entry = `agreements[${surroundings.agreements.length - 1}]`;
  return parsed.problems
    .filter(({ path }) => path === entry || path.startsWith(`${entry}.`))
    .map(({ path, message }) => ({
      // Of a new agreement it is the key that has to change, not its first version.
      path: isNew && path === `${entry}.version` ? "key" : path.slice(`${entry}.`.length),
      message: message.replace(/ \("[^"]*"(?:, version \d+)?\)$/, ""),
    }));
}

/** A catalogue in which nothing but the draft, its last agreement, can be wrong. */
function surroundingsOf(draft: AgreementEntry, catalogue: Catalogue, isNew: boolean): Catalogue {
  const links = new Set(draft.kind === "sla" ? linksOf(draft.chain ?? []) : []);
  const others = catalogue.agreements.filter(
    ({ key, version }) => links.has(key) || (key === draft.key && (isNew || version !== draft.version)),
  );
  const always = { key: "", timezone: "Etc/UTC", weekly: "always" } as const;
  const stub = (entry: AgreementEntry): AgreementEntry => {
    const { key, version, kind } = entry;
    const targets = [{ measure: "resolution", within: "PT1H", calendar: catalogue.calendars[0]?.key ?? "" }] as const;
    const common = { key, version, service: "*", validFrom: "1970-01-01", validTo: "1970-01-02", targets };
    if (kind === "sla") return { ...common, kind };
    if (kind === "ola") return { ...common, kind, party: { teams: ["any"] } };
    return { ...common, kind, party: { supplier: "any", statuses: ["any"] } };
  };
  return {
    format: CATALOGUE_FORMAT,
    calendars: catalogue.calendars.map(({ key }) => ({ ...always, key })),
    services: catalogue.services.map(({ key }) => ({ key, name: key })),
    contacts: (catalogue.contacts ?? []).map(({ key }) => ({ key })),
    customers: (catalogue.customers ?? []).map(({ key }) => ({ key })),
    agreements: [...others.map(stub), draft],
  };
}
