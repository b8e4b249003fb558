import { type Agreement, type AgreementKind, ANY } from "../agreement/agreement";
import type { AgreementEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "../catalogue/catalogue";
import { titleOf } from "../catalogue/entry-title";

/** Whose promise, and to or with whom. */
export interface PromiseTitle {
  readonly agreement: string;
  readonly version: number;
  readonly kind: AgreementKind;
  readonly name: string;
  /** The customer it is made with, none for every customer; the teams; or the supplier. */
  readonly counterparts: readonly string[];
}

export function promiseTitle(agreement: Agreement, catalogue: Catalogue): PromiseTitle {
  return {
    agreement: agreement.key,
    version: agreement.version,
    kind: agreement.kind,
    name: titleOf(entryOf(agreement, catalogue)),
    counterparts: counterpartsOf(agreement, catalogue),
  };
}

/** What the catalogue says of an agreement that was compiled from it. */
export function entryOf({ key, version }: Agreement, { agreements }: Catalogue): AgreementEntry {
  return agreements.find((entry) => entry.key === key && entry.version === version)!;
}

export function counterpartsOf({ party, customer }: Agreement, { customers = [] }: Catalogue): string[] {
  switch (party?.kind) {
    case "teams":
      return [...party.teams];
    case "supplier":
      return [party.supplier];
    case undefined: {
      const known = customers.find(({ key }) => key === customer);
      return customer === ANY ? [] : [known === undefined ? customer : titleOf(known)];
    }
  }
}
