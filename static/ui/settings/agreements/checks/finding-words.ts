import type { Finding } from "../../../../../src/domain/agreement/activation-checks/finding";
import { ANY } from "../../../../../src/domain/agreement/agreement";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../../../../src/domain/catalogue/catalogue";
import { titleOf } from "../../../../../src/domain/catalogue/entry-title";
import { inPath } from "../../../shared/parts/page-link";
import { say, type WordKey, type WordValues } from "../../../shared/words/say";
import type { Formats } from "../use-formats";

/** What a finding says, in a sentence with names instead of keys. */
export function sentenceOf({ code, data }: Finding, catalogue: Catalogue, formats: Formats): string {
  const values: WordValues = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, shown(name, value, catalogue, formats)]),
  );
  const variant = code === "pause-unreachable" ? data.reason : code === "service-not-live" ? data.state : undefined;
  return say(`agreements.finding.${variant === undefined ? code : `${code}-${variant}`}` as WordKey, values);
}

function shown(name: string, value: string | number, catalogue: Catalogue, formats: Formats): string {
  if (typeof value === "number") return name === "year" || name === "level" ? String(value) : formats.duration(value);
  const titled = (entries: readonly { readonly key: string; readonly name?: string }[] = []) => {
    const entry = entries.find(({ key }) => key === value);
    return entry === undefined ? value : titleOf(entry);
  };
  switch (name) {
    case "measure":
      return say(`agreements.measure.${value as "resolution"}`).toLowerCase();
    case "priority":
      return value === ANY ? say("agreements.targets.others").toLowerCase() : value;
    case "calendar":
      return titled(catalogue.calendars);
    case "contact":
    case "substitute":
      return titled(catalogue.contacts);
    case "service":
      return titled(catalogue.services);
    case "agreement":
      return titled(catalogue.agreements);
    case "ends":
    case "lastDay":
    case "last":
    case "due":
      return formats.date(value);
    default:
      return value;
  }
}

/** The one thing to do about a finding: what it is called and where it is done. */
export interface FindingLink {
  readonly text: string;
  readonly to: string;
}

export function linkOf({ action, data }: Finding, entry: AgreementEntry, catalogue: Catalogue): FindingLink {
  const own = `/agreements/${inPath(entry.key)}/${entry.version}`;
  const agreement = catalogue.agreements.find(({ key }) => key === data.agreement);
  const places: Readonly<Record<Finding["action"], string>> = {
    "choose-statuses": own,
    "edit-targets": own,
    "edit-ladder": own,
    "edit-chain": own,
    "hold-review": own,
    "edit-calendar": `/calendars/${inPath(String(data.calendar))}`,
    "edit-contact": `/contacts/${inPath(String(data.contact))}`,
    "edit-service": `/services/${inPath(String(data.service))}`,
    "prolong-support": `/agreements/${inPath(String(data.agreement))}`,
    "prove-chain": `${own}/chain`,
    "record-waiver": `${own}/chain`,
    "take-baseline": "/tickets",
    "start-version": `${own}/versions`,
  };
  const text = say(`agreements.action.${action}`, { agreement: agreement === undefined ? "" : titleOf(agreement) });
  return { text, to: places[action] };
}
