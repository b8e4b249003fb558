import type { HistoryEntry, Month, PackingCause } from "./history-record";
import { recordKey } from "./history-record";

/** What a later entry of a ticket says otherwise than an earlier one. */
export interface Correction {
  readonly issueId: string;
  readonly issueKey: string;
  /** Whose figures it changes. */
  readonly month: Month;
  readonly packedAt: number;
  readonly cause: PackingCause;
  readonly changes: readonly CorrectedFact[];
}

export interface CorrectedFact {
  /** `agreement:version:measure:cycle`; null for the ticket as a whole. */
  readonly clock: string | null;
  readonly fact:
    | "exclusion"
    | "reason"
    | "kept"
    | "stoppedAt"
    | "elapsed"
    | "target"
    | "priority"
    | "service"
    | "customer"
    | "team"
    /** The clock itself: as true and false. */
    | "counted";
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

/** What two entries of one ticket in one month say differently; null when they say the same. */
export function correctionOf(month: Month, before: HistoryEntry, after: HistoryEntry): Correction | null {
  const changes: CorrectedFact[] = [];
  const compare = (
    clock: string | null,
    fact: CorrectedFact["fact"],
    one: CorrectedFact["before"],
    other: CorrectedFact["after"],
  ) => {
    if (one !== other) changes.push({ clock, fact, before: one, after: other });
  };
  compare(null, "exclusion", before.exclusion, after.exclusion);
  const former = new Map(before.records.map((record) => [recordKey(record), record]));
  const present = new Map(after.records.map((record) => [recordKey(record), record]));
  for (const clock of new Set([...former.keys(), ...present.keys()])) {
    const [one, other] = [former.get(clock), present.get(clock)];
    if (one === undefined || other === undefined) {
      compare(clock, "counted", one !== undefined, other !== undefined);
      continue;
    }
    compare(clock, "kept", one.breachedAt === null, other.breachedAt === null);
    compare(clock, "stoppedAt", one.stoppedAt, other.stoppedAt);
    compare(clock, "elapsed", one.elapsed, other.elapsed);
    compare(clock, "target", one.target, other.target);
    compare(clock, "reason", one.breachReason, other.breachReason);
    compare(clock, "priority", one.priority, other.priority);
    compare(clock, "service", one.service, other.service);
    compare(clock, "customer", one.customer, other.customer);
    compare(clock, "team", one.team, other.team);
  }
  if (changes.length === 0) return null;
  const { issueId, issueKey, packedAt, cause } = after;
  return { issueId, issueKey, month, packedAt, cause, changes };
}
