import type { Answer } from "./answer";

/** One page of the history of a project's finished measurements; `domain/history-pages` reads it. */
export interface HistoryPageAnswer {
  /** `2026-03`, in the history's time zone. */
  readonly month: string;
  /** Finished tickets, or those that were open at `asOf`. */
  readonly kind: "finished" | "open";
  /** Null for finished ones. */
  readonly asOf: string | null;
  /** The Base64 of the gzipped page. */
  readonly packed: string;
  /** Who had each ticket, packed likewise; null where it is not kept, or the caller may not see it. */
  readonly people: string | null;
}

export interface HistoryAnswer {
  /** In which months begin and end. */
  readonly timezone: string;
  /** The months that have anything, ascending; an absent one was never measured. */
  readonly months: readonly string[];
  /** Up to when finished tickets are taken in; null before the first time. */
  readonly packedUpTo: string | null;
  /** Whether it is being made anew; what is given is the former one. */
  readonly isBeingRebuilt: boolean;
  /** Those of the months asked for, in order; of a month those of finished tickets in the order in which they were packed. */
  readonly pages: readonly HistoryPageAnswer[];
  /** What to ask the rest with, when it does not fit into one answer; null at the end. */
  readonly cursor: string | null;
  /** Names for the keys in the pages, as the catalogue has them now; given with the first pages. */
  readonly names: HistoryNames | null;
}

/** Key to name; a key that the catalogue no longer has is absent. */
export interface HistoryNames {
  readonly agreements: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, string>>;
  readonly customers: Readonly<Record<string, string>>;
  readonly breachReasons: Readonly<Record<string, string>>;
  /** Accounts in the pages given with them. */
  readonly people: Readonly<Record<string, string>>;
}

/** The functions of the resolver `review` about what was measured, for those who work on the project's tickets. */
export interface HistoryCalls {
  /** Months such as `2026-03`, both inclusive; twenty-four at most. */
  historyOf(payload: { projectId: string; first: string; last: string; cursor: string | null }): Answer<HistoryAnswer>;
  /** Makes the history anew from what is stored of the tickets, in the background; for administrators. */
  rebuildHistory(payload: { projectId: string }): Answer<null>;
}
