import type { LocalDate } from "../calendar/calendar";
import type { Catalogue } from "../catalogue/catalogue";
import { changesOfFacts, type FactChange, isSame } from "../catalogue/fact-changes";
import type { Instant } from "../time";
import { type AgreementEntry, isAgreed } from "./agreement-entry";
import { todayOf } from "./agreement-stage";

/** A change to what binds: to be made by the moves of a version's life, never by editing. */
export interface AgreedChange {
  readonly key: string;
  readonly version: number;
  /**
   * - `edited`: an agreed version does not say what it said
   * - `unmade`: it is gone, or no longer agreed
   * - `made`: a version is agreed that was not
   */
  readonly kind: "edited" | "unmade" | "made";
  /** What was edited; empty for the others. */
  readonly facts: readonly FactChange[];
}

/**
 * What an edit of a catalogue changed of its agreed versions, which nobody may edit: tickets are measured by them. An end
 * that came earlier, or appeared, is no such change as long as it is still to come (`endEarly` allows it), nor is a state
 * that is written out.
 */
export function changeOfAgreed(before: Catalogue, after: Catalogue, now: Instant): readonly AgreedChange[] {
  const was = agreedVersions(before);
  const is = agreedVersions(after);
  const today = todayOf(before, now);
  const changes: AgreedChange[] = [];
  for (const [name, entry] of was) {
    const { key, version } = entry;
    const edited = is.get(name);
    if (!edited) changes.push({ key, version, kind: "unmade", facts: [] });
    else if (!isSame(entry, edited)) {
      const isAllowed = ({ path: [fact] }: FactChange) =>
        fact === "state" || (fact === "validTo" && isEarlyEnd(entry, edited, today(entry)));
      const facts = changesOfFacts("agreements", entry, edited).filter((change) => !isAllowed(change));
      if (facts.length > 0) changes.push({ key, version, kind: "edited", facts });
    }
  }
  for (const [name, { key, version }] of is)
    if (!was.has(name)) changes.push({ key, version, kind: "made", facts: [] });
  return changes;
}

function isEarlyEnd(
  { validTo: before }: AgreementEntry,
  { validTo: after }: AgreementEntry,
  today: LocalDate,
): boolean {
  return after !== undefined && today < after && (before === undefined || after < before);
}

function agreedVersions({ agreements }: Catalogue): ReadonlyMap<string, AgreementEntry> {
  return new Map(
    agreements.filter(isAgreed).map((entry) => [JSON.stringify([entry.key, entry.version]), entry] as const),
  );
}
