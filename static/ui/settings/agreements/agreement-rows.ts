import { ANY } from "../../../../src/domain/agreement/agreement";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { type AgreementStage, stagesAt } from "../../../../src/domain/agreement/agreement-stage";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import type { Instant } from "../../../../src/domain/time";

export interface VersionAtStage {
  readonly entry: AgreementEntry;
  readonly stage: AgreementStage;
}

/** One agreement of the list, with all its versions. */
export interface AgreementRow {
  readonly key: string;
  readonly title: string;
  readonly kind: AgreementEntry["kind"];
  /** What it covers and whom it is made with, as people call them; null for all. */
  readonly service: string | null;
  readonly party: string | null;
  /** The version that counts today; before there is one, the one that will come first; after the last has ended, the last. */
  readonly present: VersionAtStage;
  /** What is being worked on beside the present version; null when nothing is. */
  readonly next: VersionAtStage | null;
  /** Ascending. */
  readonly versions: readonly VersionAtStage[];
}

/** The agreements of a catalogue by title, each once, whatever the number of its versions. */
export function agreementRows(catalogue: Catalogue, now: Instant): AgreementRow[] {
  const stageOf = stagesAt(catalogue, now);
  const services = titles(catalogue.services);
  const customers = titles(catalogue.customers ?? []);
  const versionsOf = new Map<string, VersionAtStage[]>();
  for (const entry of catalogue.agreements) {
    const versions = versionsOf.get(entry.key) ?? [];
    versions.push({ entry, stage: stageOf(entry) });
    versionsOf.set(entry.key, versions);
  }
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  return [...versionsOf]
    .map(([key, unsorted]): AgreementRow => {
      const versions = unsorted.sort((one, other) => one.entry.version - other.entry.version);
      const present = presentVersion(versions);
      const { entry } = present;
      const next = versions.findLast((version) => version !== present && isOpen(version)) ?? null;
      return {
        key,
        title: titleOf(entry),
        kind: entry.kind,
        service: entry.service === ANY ? null : (services.get(entry.service) ?? entry.service),
        party: partyOf(entry, customers),
        present,
        next,
        versions,
      };
    })
    .sort((one, other) => compare(one.title, other.title));
}

/** By how much a stage says of today: what is in force before what comes, that before what may come, that before what was. */
const order: readonly AgreementStage[] = ["active", "ending", "coming", "proposed", "draft", "superseded", "expired"];

/** @param versions ascending, at least one */
function presentVersion(versions: readonly VersionAtStage[]): VersionAtStage {
  return versions.reduce((best, version) => {
    const [one, other] = [order.indexOf(version.stage), order.indexOf(best.stage)];
    const isOver = version.stage === "superseded" || version.stage === "expired";
    return one < other || (isOver && order.indexOf(best.stage) >= order.indexOf("superseded")) ? version : best;
  });
}

function isOpen({ stage }: VersionAtStage): boolean {
  return stage === "draft" || stage === "proposed" || stage === "coming";
}

/** Customer, teams or supplier: whom an agreement is made with; null for all customers. */
export function partyOf(entry: AgreementEntry, customers: ReadonlyMap<string, string>): string | null {
  switch (entry.kind) {
    case "sla": {
      const { customer = ANY } = entry;
      return customer === ANY ? null : (customers.get(customer) ?? customer);
    }
    case "ola":
      return entry.party.teams.join(", ");
    case "uc":
      return entry.party.supplier;
  }
}

function titles(entries: readonly { readonly key: string; readonly name?: string }[]): Map<string, string> {
  return new Map(entries.map((entry) => [entry.key, titleOf(entry)]));
}

/** What the list is narrowed to; null and an empty text let everything through. */
export interface AgreementFilter {
  readonly text: string;
  readonly kind: AgreementEntry["kind"] | null;
  readonly stage: AgreementStage | null;
  readonly service: string | null;
}

/** The rows that a filter lets through: by stage, those with any version at it; all words of the text somewhere in the row. */
export function filterRows(rows: readonly AgreementRow[], filter: AgreementFilter): AgreementRow[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (filter.kind !== null && row.kind !== filter.kind) return false;
    if (filter.stage !== null && !row.versions.some(({ stage }) => stage === filter.stage)) return false;
    if (filter.service !== null && row.present.entry.service !== filter.service) return false;
    if (words.length === 0) return true;
    const text = [row.title, row.key, row.service, row.party].join(" ").toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
