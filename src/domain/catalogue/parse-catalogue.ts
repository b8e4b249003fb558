import type { Catalogue } from "./catalogue";
import { catalogueSchema } from "./catalogue-schema";
import { checkAgreements } from "./checks/agreements";
import { checkCircles } from "./checks/circles";
import { checkContacts } from "./checks/contacts";
import { checkDuplicates } from "./checks/duplicates";
import { checkIntervals } from "./checks/intervals";
import { checkLadders } from "./checks/ladders";
import { checkPriorityMatrix } from "./checks/priority-matrix";
import { checkReferences } from "./checks/references";
import { findingsOf } from "./file-values";
import { at, type Problem, type Report, shown } from "./problem";
import { type Sound, soundParts } from "./sound-parts";
import { warnings } from "./warnings";

export type ParsedCatalogue =
  | { readonly kind: "accepted"; readonly catalogue: Catalogue; readonly warnings: readonly Problem[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

const checks: readonly ((catalogue: Sound<Catalogue>, report: Report) => void)[] = [
  checkDuplicates,
  checkReferences,
  checkCircles,
  checkIntervals,
  checkAgreements,
  checkLadders,
  checkContacts,
  checkPriorityMatrix,
];

/**
 * Reads a catalogue from a document as a JSON or YAML parser gives it. A refusal names every problem of the document at
 * once, in what single keys hold and between entries alike. The accepted catalogue is a copy that holds exactly what the
 * document held, in its order: defaults stay unwritten. Never throws, whatever the document is.
 */
export function parseCatalogue(document: unknown): ParsedCatalogue {
  const findings = findingsOf(catalogueSchema.safeParse(document));
  const catalogue = soundParts(
    document,
    findings.map(({ path }) => path),
  );
  const named = (path: string, message: string): Problem => ({ path, message: message + entryName(catalogue, path) });
  const found = findings.map(({ path, message }) => named(at(...path), message));
  for (const check of checks) check(catalogue, (path, message) => found.push(named(path, message)));
  if (found.length > 0) return { kind: "refused", problems: found };
  // Nothing was cut away and every check passed, so the sound parts are the whole catalogue.
  const whole = catalogue as Catalogue;
  return {
    kind: "accepted",
    catalogue: whole,
    warnings: warnings(whole).map(({ path, message }) => named(path, message)),
  };
}

/** ` (email-standard, version 2)`: a number in a path is hard to find in a long file, a key is not. */
function entryName(catalogue: Sound<Catalogue>, path: string): string {
  const [, section, index] = /^(\w+)\[(\d+)\]./.exec(path) ?? [];
  const entries = section === undefined ? undefined : catalogue[section as keyof Catalogue];
  const entry: unknown = Array.isArray(entries) ? entries[Number(index)] : undefined;
  if (typeof entry !== "object" || entry === null || !("key" in entry) || entry.key === undefined) return "";
  const version = "version" in entry && entry.version !== undefined ? `, version ${entry.version}` : "";
  return ` (${shown(entry.key)}${version})`;
}
