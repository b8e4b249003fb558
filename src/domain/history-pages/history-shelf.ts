import type { Instant } from "../time";
import type { Month } from "./history-record";

/** A stored page: named by what is in it, so that it is never changed. */
export interface PageReference {
  readonly name: string;
  /** Characters that it takes in storage. */
  readonly size: number;
}

/** The pages of one month. */
export interface MonthShelf {
  readonly month: Month;
  /** Finished tickets, in the order in which they were packed. */
  readonly finished: readonly PageReference[];
  /** Tickets that were open at an instant; null where nobody looked. */
  readonly open: { readonly asOf: Instant; readonly pages: readonly PageReference[] } | null;
}

/** A look at what was open at an instant, as far as it has come: a large desk's takes several runs. */
export interface UnfinishedLook {
  readonly month: Month;
  readonly asOf: Instant;
  /** The last ticket that was looked at, by issue id; null before the first. */
  readonly after: string | null;
  readonly pages: readonly PageReference[];
}

/** Which pages make a project's history: whoever replaces it has all of their pages stored already. */
export interface HistoryShelf {
  /** Counts the writes, from 1. */
  readonly revision: number;
  /** In which months begin and end; stays for good. */
  readonly timezone: string;
  /** Up to when finished tickets are taken in; null before the first time. */
  readonly packedUpTo: Instant | null;
  /** Of the tickets that may be found once more, as an index lags: the versions that are packed already. */
  readonly recent: Readonly<Record<string, number>>;
  /** Ascending; months of which nothing is known are absent. */
  readonly months: readonly MonthShelf[];
  /** Null while nobody looks at what is open. */
  readonly look: UnfinishedLook | null;
}

export function emptyShelf(timezone: string): HistoryShelf {
  return { revision: 0, timezone, packedUpTo: null, recent: {}, months: [], look: null };
}

export function shelfOf({ months }: HistoryShelf, month: Month): MonthShelf {
  return months.find((one) => one.month === month) ?? { month, finished: [], open: null };
}

export function withMonth(shelf: HistoryShelf, changed: MonthShelf): HistoryShelf {
  const others = shelf.months.filter(({ month }) => month !== changed.month);
  return {
    ...shelf,
    months: [...others, changed].sort((one, other) => (one.month < other.month ? -1 : 1)),
  };
}

/** All pages that are in use, those of an unfinished look included. */
export function pageNamesOf({ months, look }: Pick<HistoryShelf, "months" | "look">): string[] {
  const pages = months.flatMap(({ finished, open }) => [...finished, ...(open?.pages ?? [])]);
  return [...pages, ...(look?.pages ?? [])].map(({ name }) => name);
}
