import type { EntryEdit } from "../../../../src/contract";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import type { Section, Sections } from "../../../../src/domain/catalogue/section";

/** An entry that is made on the way to an agreement: the service it is about, the hours of its promise, a contact of its ladder. */
export type Addition = {
  readonly [Name in Section]: { readonly section: Name; readonly entry: Sections[Name] };
}[Section];

/** The catalogue as it would be with what was made on the way. */
export function withAdditions(catalogue: Catalogue, additions: readonly Addition[]): Catalogue {
  const added = <Name extends Section>(name: Name, present: readonly Sections[Name][] = []): Sections[Name][] => [
    ...present,
    ...additions.filter(({ section }) => section === name).map(({ entry }) => entry as Sections[Name]),
  ];
  return {
    ...catalogue,
    calendars: added("calendars", catalogue.calendars),
    configurationItems: added("configurationItems", catalogue.configurationItems),
    services: added("services", catalogue.services),
    contacts: added("contacts", catalogue.contacts),
    customers: added("customers", catalogue.customers),
    agreements: added("agreements", catalogue.agreements),
  };
}

/** The edits that save an agreement together with all that was made for it, in one go: what it rests on comes first. */
export function editsFor(additions: readonly Addition[], draft: AgreementEntry): EntryEdit[] {
  return [...additions, { section: "agreements", entry: draft } as const].map(({ section, entry }) => ({
    entry:
      section === "agreements"
        ? { section, key: entry.key, version: (entry as AgreementEntry).version }
        : { section, key: entry.key },
    before: null,
    after: entry,
  }));
}

/** An addition in place of the one with the same section and key, if there is one. */
export function withAddition(additions: readonly Addition[], addition: Addition): Addition[] {
  const isOther = ({ section, entry }: Addition) => section !== addition.section || entry.key !== addition.entry.key;
  return [...additions.filter(isOther), addition];
}
