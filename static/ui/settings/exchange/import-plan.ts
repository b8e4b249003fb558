import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { readCatalogueText } from "../../../../src/domain/catalogue/catalogue-text";
import { type CatalogueDifference, differenceOf, isEmpty } from "../../../../src/domain/catalogue/difference";
import type { Problem } from "../../../../src/domain/catalogue/problem";
import { linesIn } from "./line-of";

/** A problem with the line of the text that it is about; null where there is none to point at. */
export interface PlacedProblem extends Problem {
  readonly line: number | null;
}

/** What importing a text would do. */
export type ImportPlan =
  | { readonly kind: "refused"; readonly problems: readonly PlacedProblem[] }
  | { readonly kind: "same" }
  | {
      readonly kind: "ready";
      readonly difference: CatalogueDifference;
      /** Doubts about the file, which may be imported all the same. */
      readonly warnings: readonly PlacedProblem[];
    };

/** Compares a text with the catalogue that it would replace. Never throws, whatever the text is. */
export function planImport(text: string, present: Catalogue): ImportPlan {
  const read = readCatalogueText(text);
  if (read.kind === "refused") return { kind: "refused", problems: placed(read.problems, text) };
  const difference = differenceOf(present, read.catalogue);
  return isEmpty(difference) ? { kind: "same" } : { kind: "ready", difference, warnings: placed(read.warnings, text) };
}

export function placed(problems: readonly Problem[], text: string): PlacedProblem[] {
  if (problems.length === 0) return [];
  const lineOf = linesIn(text);
  return problems.map(({ path, message }) => ({ path, message, line: lineOf(path) }));
}
