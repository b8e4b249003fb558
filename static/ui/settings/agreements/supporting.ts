import { ANY } from "../../../../src/domain/agreement/agreement";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";

/**
 * The agreements with teams and suppliers that stand behind a promise for a service, each once with its newest version,
 * teams before suppliers: what a chain is made of where the promise names none.
 */
export function supportingFor({ agreements }: Catalogue, service: string): AgreementEntry[] {
  const newest = new Map<string, AgreementEntry>();
  for (const entry of agreements) {
    if (entry.kind === "sla" || (entry.service !== ANY && entry.service !== service)) continue;
    if (entry.version > (newest.get(entry.key)?.version ?? 0)) newest.set(entry.key, entry);
  }
  const all = [...newest.values()];
  return [...all.filter(({ kind }) => kind === "ola"), ...all.filter(({ kind }) => kind === "uc")];
}
