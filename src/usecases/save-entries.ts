import { changeOfAgreed } from "../domain/agreement/agreed-changes";
import type { Catalogue } from "../domain/catalogue/catalogue";
import { affectsMeasurement } from "../domain/catalogue/engine-view";
import { changesOfFacts } from "../domain/catalogue/fact-changes";
import { parseCatalogue } from "../domain/catalogue/parse-catalogue";
import { at, type Problem } from "../domain/catalogue/problem";
import { type Applied, applyEdits, type EntryEdit, undone } from "../domain/editing/apply-edits";
import { findEntry, nameOf, pathOf, textOf } from "../domain/editing/entry-name";
import type { Instant } from "../domain/time";
import { type ChangeMade, keptFacts } from "./catalogue-change";
import { type CataloguePorts, changeCatalogue, type Decision, type Editing } from "./change-catalogue";

/** A problem of one of the edits; `path` is inside its entry, and empty for the entry as a whole. */
export interface EditProblem extends Problem {
  /** Which of the edits, from 0; null when it is about an entry that none of them touches: `path` is in the catalogue then. */
  readonly edit: number | null;
}

export type Saved =
  | { readonly kind: "saved"; readonly revision: number; readonly warnings: readonly Problem[] }
  | { readonly kind: "refused"; readonly problems: readonly EditProblem[] }
  /** These entries are no longer as they were read; `present` is null for one that was removed. */
  | { readonly kind: "conflict"; readonly entries: readonly { readonly edit: number; readonly present: unknown }[] };

/** What people say of a change. */
export interface Reason {
  readonly note: string | null;
  /** The ticket of the change. */
  readonly issueKey: string | null;
}

/**
 * Makes all edits of a catalogue, or none: where an entry is no longer as its editor read it, or the catalogue would not be
 * sound afterwards, nothing is stored. What was agreed is not edited but moved (`moveAgreement`). The very same edits a
 * second time are taken for a call that was repeated, and answered like the first.
 */
export function saveEntries(
  ports: CataloguePorts,
  editing: Editing,
  edits: readonly EntryEdit[],
  reason: Reason,
): Promise<Saved> {
  return changeCatalogue(ports, editing, (catalogue, setup) =>
    decide(catalogue, setup.catalogue.revision, edits, reason, ports.now()),
  );
}

function decide(
  catalogue: Catalogue,
  revision: number,
  edits: readonly EntryEdit[],
  reason: Reason,
  now: Instant,
): Decision<Saved> {
  const refuse = (problems: readonly EditProblem[]): Decision<Saved> => ({
    kind: "leave",
    answer: { kind: "refused", problems },
  });
  const applied = applyEdits(catalogue, edits);
  switch (applied.kind) {
    case "conflict": {
      const entries = applied.edits.map((edit) => ({
        edit,
        present: findEntry(catalogue, edits[edit]!.entry)?.entry ?? null,
      }));
      return { kind: "leave", answer: { kind: "conflict", entries } };
    }
    case "made": {
      const before = applyEdits(catalogue, undone(edits));
      const isOwed = before.kind === "applied" && affectsMeasurement(before.document, catalogue);
      return {
        kind: "leave",
        answer: { kind: "saved", revision, warnings: [] },
        ...(isOwed && { remeasure: "known" }),
      };
    }
    case "doubled":
      return refuse(
        applied.edits.map((edit) => ({
          edit,
          path: "",
          message: "An earlier edit is of the same entry. Join the two.",
        })),
      );
    case "applied":
      break;
  }
  const parsed = parseCatalogue(applied.document);
  const problems = [
    ...problemsOfStates(edits),
    ...(parsed.kind === "refused" ? inEdits(parsed.problems, edits, applied) : []),
  ];
  if (parsed.kind === "refused" || problems.length > 0) return refuse(problems);
  const agreed = problemsOfAgreed(applied.renamed, parsed.catalogue, edits, now);
  if (agreed.length > 0) return refuse(agreed);
  const touched = new Set(edits.map(({ entry }, edit) => pathOf(entry, applied.places[edit]!)));
  return {
    kind: "change",
    catalogue: parsed.catalogue,
    changes: edits.flatMap((edit, index) => changeBy(edit, parsed.catalogue, applied.places[index]!, reason)),
    answer: (saved) => ({
      kind: "saved",
      revision: saved,
      warnings: parsed.warnings.filter(({ path }) => touched.has(entryPathOf(path))),
    }),
  };
}

/** Problems of a whole catalogue, each told of the edit that touched its entry. */
function inEdits(
  problems: readonly Problem[],
  edits: readonly EntryEdit[],
  { places }: Extract<Applied, { kind: "applied" }>,
): EditProblem[] {
  const editAt = new Map(
    edits.flatMap(({ entry, after }, edit) => (after === null ? [] : [[pathOf(entry, places[edit]!), edit] as const])),
  );
  return problems.map(({ path, message }) => {
    const entryPath = entryPathOf(path);
    const edit = editAt.get(entryPath);
    if (edit === undefined) return { edit: null, path, message };
    return { edit, path: path.slice(entryPath.length).replace(/^\./, ""), message };
  });
}

/** `agreements[3]` of `agreements[3].targets[0].within`; the section where a path names no entry. */
function entryPathOf(path: string): string {
  return /^\w+(?:\[\d+\])?/.exec(path)?.[0] ?? "";
}

/** How far a version has come is for the moves to say. */
function problemsOfStates(edits: readonly EntryEdit[]): EditProblem[] {
  return edits.flatMap(({ entry, before, after }, edit) => {
    if (entry.section !== "agreements" || after === null) return [];
    const [was, is] = [stateOf(before), stateOf(after)];
    if (was === "proposed")
      return [
        {
          edit,
          path: "",
          message: "This version has been proposed: the parties are reading it. Take it back to edit it.",
        },
      ];
    if (before === null ? is !== "draft" : was === "draft" && is !== "draft")
      return [
        { edit, path: "state", message: "A version is written as a draft. Save it so, then propose and agree it." },
      ];
    return [];
  });
}

function stateOf(entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null) return undefined;
  return "state" in entry ? entry.state : "agreed";
}

function problemsOfAgreed(
  before: Catalogue,
  after: Catalogue,
  edits: readonly EntryEdit[],
  now: Instant,
): EditProblem[] {
  return changeOfAgreed(before, after, now).map(({ key, version, facts }) => {
    const name = textOf({ section: "agreements", key, version });
    const edit = edits.findIndex(({ entry }) => textOf(entry) === name);
    const [first] = facts;
    const path = first?.path.find((step) => typeof step === "string") ?? "";
    const message =
      "An agreed version stands as it was agreed: tickets are measured by it. Start a new version, or end this one early.";
    return edit < 0
      ? { edit: null, path: at("agreements"), message: `${message} (${key}, version ${version})` }
      : { edit, path, message };
  });
}

function changeBy(
  { entry, before, after }: EntryEdit,
  saved: Catalogue,
  place: number | null,
  { note, issueKey }: Reason,
): ChangeMade[] {
  const line = { entry, note, issueKey };
  if (after === null)
    return before === null
      ? []
      : [{ ...line, action: "removed", facts: keptFacts([{ kind: "removed", path: [], before }]) }];
  const now = entry.section === "priorityMatrix" ? saved.priorityMatrix! : saved[entry.section]![place!]!;
  if (before === null)
    return [{ ...line, action: "added", facts: keptFacts([{ kind: "added", path: [], after: now }]) }];
  const name = nameOf(entry.section, now);
  const isRenamed = name !== null && textOf(name) !== textOf(entry);
  const facts = keptFacts(changesOfFacts(entry.section, before as object, now));
  if (!isRenamed) return facts.length === 0 ? [] : [{ ...line, action: "changed", facts }];
  // Whoever looks under the old name finds where it went, and under the new one where it came from.
  return [
    { ...line, action: "renamed", facts },
    { ...line, entry: name, action: "renamed", facts },
  ];
}
