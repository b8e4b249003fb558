import { ANY } from "../../agreement/agreement";
import type { Catalogue } from "../catalogue";
import { organizationOf } from "../customer";
import { at, type Report, shown } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

/** Whatever is referred to by a key, or matched by a value, must be one thing. */
export function checkDuplicates(catalogue: Sound<Catalogue>, report: Report): void {
  for (const section of ["calendars", "configurationItems", "services", "contacts", "customers"] as const) {
    const once = firstUses(report, (value) => `The key ${shown(value)} is taken`, "Give each entry a key of its own.");
    for (const { path, entry } of entriesOf<{ readonly key?: string | undefined }>(section, catalogue[section]))
      once(entry.key, at(path, "key"));
  }
  checkStatuses(catalogue, report);
  checkServiceValues(catalogue, report);
  checkOrganizations(catalogue, report);
  checkVersions(catalogue, report);
  checkTargets(catalogue, report);
  checkRecords(catalogue, report);
}

function checkStatuses(catalogue: Sound<Catalogue>, report: Report): void {
  const once = firstUses(report, (value) => `The status ${shown(value)} is listed already`, "List each status once.");
  for (const { path, entry } of entriesOf("statuses", catalogue.statuses)) once(entry.name, at(path, "name"));
}

function checkServiceValues(catalogue: Sound<Catalogue>, report: Report): void {
  const once = firstUses(
    report,
    (value) => `The service value ${shown(value)} belongs to another service already`,
    "A value means one service: remove it from one of the two.",
  );
  for (const { path, entry } of entriesOf("services", catalogue.services)) {
    const values = entriesOf(at(path, "tickets", "service"), entry.tickets?.service);
    const own = new Set<string>();
    for (const { path: valuePath, entry: value } of values) {
      // A value that one service lists twice still means one service.
      if (!own.has(value)) once(value, valuePath);
      own.add(value);
    }
  }
}

function checkOrganizations(catalogue: Sound<Catalogue>, report: Report): void {
  const once = firstUses(
    report,
    (value) => `The organization ${shown(value)} means another customer already`,
    "An organization means one customer: give this one its own organization (without one, its name counts).",
  );
  for (const { path, entry } of entriesOf("customers", catalogue.customers)) {
    const { key, name, organization } = entry;
    if (key === undefined) continue;
    const said = organization !== undefined ? "organization" : name !== undefined ? "name" : "key";
    once(organizationOf({ key, name, organization }), at(path, said));
  }
}

function checkVersions(catalogue: Sound<Catalogue>, report: Report): void {
  const once = firstUses(
    report,
    () => "This key and version are given",
    "A change of an agreement is a new version: raise the number.",
  );
  for (const { path, entry } of entriesOf("agreements", catalogue.agreements))
    if (entry.key !== undefined && entry.version !== undefined)
      once(JSON.stringify([entry.key, entry.version]), at(path, "version"));
}

function checkTargets(catalogue: Sound<Catalogue>, report: Report): void {
  for (const agreement of entriesOf("agreements", catalogue.agreements)) {
    const once = firstUses(report, () => "A target for this measure and priority stands", "Keep one of the two.");
    for (const { path, entry } of entriesOf(at(agreement.path, "targets"), agreement.entry.targets))
      if (entry.measure !== undefined) once(JSON.stringify([entry.measure, entry.priority ?? ANY]), path);
  }
}

/** Somebody signs once for a side, and one waiver gives the reason for one target. */
function checkRecords(catalogue: Sound<Catalogue>, report: Report): void {
  for (const { path, entry } of entriesOf("agreements", catalogue.agreements)) {
    const signedOnce = firstUses(report, () => "This signature stands", "Keep one of the two.");
    for (const signature of entriesOf(at(path, "signatures"), entry.signatures)) {
      const { side, name } = signature.entry;
      if (side !== undefined && name !== undefined) signedOnce(JSON.stringify([side, name]), signature.path);
    }
    const waivedOnce = firstUses(report, () => "A waiver for this measure and priority stands", "Keep one of the two.");
    for (const waiver of entriesOf(at(path, "waivers"), entry.waivers)) {
      const { measure, priority = ANY } = waiver.entry;
      if (measure !== undefined) waivedOnce(JSON.stringify([measure, priority]), waiver.path);
      if ("by" in waiver.entry === "accountId" in waiver.entry)
        report(
          at(waiver.path, "by"),
          "Say who waived it, once: a name such as Ada Byron under by, or the Jira account under accountId.",
        );
    }
  }
}

/** Reports every use of a value but the first, and says where the first is. */
function firstUses(report: Report, taken: (value: string) => string, mend: string) {
  const firstAt = new Map<string, string>();
  return (value: string | undefined, path: string): void => {
    if (value === undefined) return;
    const first = firstAt.get(value);
    if (first === undefined) firstAt.set(value, path);
    else report(path, `${taken(value)} at ${first}. ${mend}`);
  };
}
