import type { FactChange } from "../domain/catalogue/fact-changes";
import { type EntryName, textOf } from "../domain/editing/entry-name";
import type { Instant } from "../domain/time";
import { shortened } from "../domain/typed-text";

/** What can be done; the locale has a word for each. */
export const changeActions = [
  "added",
  "changed",
  "renamed",
  "removed",
  "proposed",
  "taken-back",
  "agreed",
  "waived",
  "ended",
  "imported",
  /** All sample entries were taken out. */
  "sample-removed",
  "acknowledged",
  "shared",
  "unshared",
  "followed",
  "unfollowed",
  /** The catalogue that was followed is no longer to be had: a copy of it is the project's own now. */
  "copied",
  "words-changed",
  /** What people may do on tickets. */
  "actions-changed",
  /** Where tickets tell their service, customer and team. */
  "fields-changed",
] as const;
export type ChangeAction = (typeof changeActions)[number];

/** One fact that changed. `path` is inside the entry (`targets[resolution, High].within`), and empty for the whole of it. */
export interface ChangedFact {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One line of a project's audit trail; never edited. */
export interface CatalogueChange {
  readonly at: Instant;
  /** The account that made it; null for the app itself. */
  readonly by: string | null;
  /** What was changed; null for the catalogue as a whole. */
  readonly entry: EntryName | null;
  readonly action: ChangeAction;
  readonly facts: readonly ChangedFact[];
  readonly note: string | null;
  /** The change ticket that was named with it. */
  readonly issueKey: string | null;
}

/** What a line of the trail says beside who and when. */
export type ChangeMade = Omit<CatalogueChange, "at" | "by">;

/** By what the lines about an entry are found: all versions of an agreement apart, and the whole catalogue by a word of its own. */
export function subjectOf(entry: EntryName | null): string {
  return entry === null ? "catalogue" : textOf(entry);
}

const MOST_FACTS = 200;
/** Characters of JSON that a value, and all values of a line, may take. */
const LONGEST_VALUE = 4_000;
const LONGEST_LINE = 60_000;

/** Facts as the trail keeps them: long values are cut, and so is a long list, which then ends with a fact that says so. */
export function keptFacts(changes: readonly FactChange[]): ChangedFact[] {
  const facts: ChangedFact[] = [];
  let length = 0;
  for (const change of changes) {
    const fact = {
      path: pathInWords(change),
      before: cut("before" in change ? change.before : null),
      after: cut("after" in change ? change.after : null),
    };
    length += JSON.stringify(fact).length;
    if (facts.length === MOST_FACTS || length > LONGEST_LINE) {
      facts.push({ path: "…", before: null, after: `${changes.length - facts.length} more` });
      break;
    }
    facts.push(fact);
  }
  return facts;
}

/** `targets[resolution, High].within`; `order` for items that only changed places. */
function pathInWords({ kind, path }: FactChange): string {
  const steps = path.reduce<string>((text, step) => {
    if (typeof step !== "string") return `${text}[${Object.values(step.item).join(", ")}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
  return kind === "order" ? `${steps}.order` : steps;
}

function cut(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text !== undefined && text.length > LONGEST_VALUE ? shortened(text, LONGEST_VALUE) : value;
}
