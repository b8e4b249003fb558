import type { AgreementKind } from "../agreement/agreement";
import type { Measure } from "../agreement/measure";
import type { TimeShare } from "../breach-attribution/time-share";
import type { Instant, Milliseconds } from "../time";

/** A promise as it was when tickets were measured by it: one measure of one version of an agreement. */
export interface HistoryPromise {
  readonly agreement: string;
  readonly version: number;
  readonly kind: AgreementKind;
  readonly measure: Measure;
  /** The teams of an OLA, the supplier of an underpinning contract; empty for an SLA. */
  readonly party: readonly string[];
  /** The part of all tickets for which the promise is to be kept; null where the agreement names none. */
  readonly goal: { readonly percent: number; readonly per: "month" | "quarter" | "year" } | null;
}

/** One clock of a ticket: finished, or open when the snapshot was taken that it stands in. */
export interface HistoryRecord {
  readonly promise: HistoryPromise;
  readonly cycle: number;
  /** Keys of the catalogue, as the ticket said when the clock stopped; null where it named none that is known. */
  readonly service: string | null;
  readonly customer: string | null;
  /** Who had the ticket in hand last before the clock stopped. */
  readonly team: string | null;
  /** The ticket's priority by which the clock is judged. */
  readonly priority: string | null;
  readonly startedAt: Instant;
  /** Null while it is open. */
  readonly stoppedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** Null where the promise was kept, or is not broken yet. */
  readonly breachedAt: Instant | null;
  /** Working time by which it is judged, granted time included. */
  readonly target: Milliseconds;
  /** Working time granted on top of what the agreement promises. */
  readonly granted: Milliseconds;
  /** Working time used. */
  readonly elapsed: Milliseconds;
  /** Key of the reason that somebody gave for the breach; null while nobody did. */
  readonly breachReason: string | null;
  /** All of its life in wall time, shared out; empty for an open one. */
  readonly shares: readonly TimeShare[];
}

/** Why a ticket was packed. */
export interface PackingCause {
  /**
   * `finished`: it came to an end; `reopened`: so it did, after it had been opened again; `journal`: somebody said
   * something about its promises afterwards.
   */
  readonly kind: "finished" | "reopened" | "journal";
  /** The account that did it; null for the course of things. */
  readonly by: string | null;
  readonly at: Instant;
}

/**
 * What a ticket came to in one month, as it was known when it was packed. A later entry of the same ticket in the same month
 * takes the place of an earlier one, whole; nothing is ever changed in a page. An entry without records says that those of
 * an earlier one no longer hold.
 */
export interface HistoryEntry {
  readonly issueId: string;
  readonly issueKey: string;
  readonly createdAt: Instant;
  readonly packedAt: Instant;
  readonly cause: PackingCause;
  /** Why the ticket counts in no figure; null when it counts. */
  readonly exclusion: string | null;
  /** How often it was opened again. */
  readonly reopened: number;
  /** The account whose it was when it was packed; null for nobody's, and where that is not kept. */
  readonly assignee: string | null;
  readonly records: readonly HistoryRecord[];
}

/** `2026-03`, in the history's time zone. */
export type Month = string;

/** Which clock of a ticket a record tells of; unique within the ticket. */
export function recordKey({ promise, cycle }: Pick<HistoryRecord, "promise" | "cycle">): string {
  return `${promise.agreement}:${promise.version}:${promise.measure}:${cycle}`;
}
