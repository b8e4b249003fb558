import { changeOfAgreed } from "../domain/agreement/agreed-changes";
import type { Catalogue } from "../domain/catalogue/catalogue";
import { readCatalogueText } from "../domain/catalogue/catalogue-text";
import { type CatalogueDifference, differenceOf, type EntryChange, isEmpty } from "../domain/catalogue/difference";
import type { FactChange, FactStep } from "../domain/catalogue/fact-changes";
import { at, type Problem } from "../domain/catalogue/problem";
import type { Instant } from "../domain/time";
import { type ChangeMade, keptFacts } from "./catalogue-change";
import { type CataloguePorts, changeCatalogue, type Editing } from "./change-catalogue";

export type Imported =
  | { readonly kind: "imported"; readonly version: number; readonly warnings: readonly Problem[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  /** The catalogue is no longer the one that the file was compared with. */
  | { readonly kind: "outdated" };

/**
 * Puts a catalogue file into force for a project, in place of all that was agreed before. A file with any problem is
 * refused whole, with all of its problems. It may bring agreed versions, as it is the manager's own word; where it says of
 * one something else than was agreed, that is warned about. All of the project's tickets are measured anew.
 *
 * @param comparedWith revision of the catalogue that must still be the present one; null for any
 */
export async function importCatalogue(
  ports: CataloguePorts,
  editing: Editing,
  text: string,
  comparedWith: number | null = null,
): Promise<Imported> {
  const read = readCatalogueText(text);
  if (read.kind === "refused") return read;
  const { catalogue } = read;
  return changeCatalogue<Imported>(ports, editing, (current, setup) => {
    const { revision } = setup.catalogue;
    const difference = differenceOf(current, catalogue);
    const warnings = [...read.warnings, ...warningsOfAgreed(current, catalogue, ports.now())];
    const answer = (version: number): Imported => ({ kind: "imported", version, warnings });
    // The file is in force already, as when a call is repeated.
    if (revision > 0 && isEmpty(difference)) return { kind: "leave", answer: answer(revision), remeasure: "intake" };
    if (comparedWith !== null && comparedWith !== revision) return { kind: "leave", answer: { kind: "outdated" } };
    return { kind: "change", catalogue, changes: [changeBy(difference)], answer, remeasure: "intake" };
  });
}

function warningsOfAgreed(before: Catalogue, after: Catalogue, now: Instant): Problem[] {
  return changeOfAgreed(before, after, now).flatMap(({ key, version, kind }) => {
    if (kind === "made") return [];
    const index = after.agreements.findIndex((entry) => entry.key === key && entry.version === version);
    const what = kind === "edited" ? "says something else than what was agreed" : "takes back what was agreed";
    return [
      {
        path: index < 0 ? "agreements" : at("agreements", index),
        message: `The file ${what} under ${JSON.stringify(key)}, version ${version}: tickets that exist will be measured by the file. Write a new version instead where that is not meant.`,
      },
    ];
  });
}

/** One line for the whole file: every entry that is new or gone, every fact that is not the same. */
function changeBy({ entries, sections }: CatalogueDifference): ChangeMade {
  const orders = sections.flatMap(({ kind, section }): FactChange[] =>
    kind === "order" ? [{ kind, path: [section] }] : [],
  );
  const facts = keptFacts([...entries.flatMap(factsOf), ...orders]);
  return { entry: null, action: "imported", facts, note: null, issueKey: null };
}

function factsOf(change: EntryChange): FactChange[] {
  const { section, key, version } = change;
  const identity = { key, ...(version !== undefined && { version }) };
  const path: FactStep[] = section === "priorityMatrix" ? [section] : [section, { item: identity }];
  switch (change.kind) {
    case "added":
      return [{ kind: "added", path, after: change.title }];
    case "removed":
      return [{ kind: "removed", path, before: change.title }];
    case "changed":
      return change.facts.map((fact) => ({ ...fact, path: [...path, ...fact.path] }));
  }
}
