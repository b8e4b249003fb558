import type { Month } from "../domain/history-pages/history-record";
import type { HistoryShelf } from "../domain/history-pages/history-shelf";
import type { Instant } from "../domain/time";

/** Where a stored page belongs. */
export interface PagePlace {
  readonly month: Month;
  /** Null for finished tickets. */
  readonly asOf: Instant | null;
  readonly name: string;
  readonly size: number;
}

/** The pages of some months, both among them: of each month finished tickets as they were packed, then what was open. */
export function pagesOf({ months }: HistoryShelf, first: Month, last: Month): PagePlace[] {
  return months
    .filter(({ month }) => month >= first && month <= last)
    .flatMap(({ month, finished, open }) => [
      ...finished.map((page): PagePlace => ({ month, asOf: null, ...page })),
      ...(open?.pages ?? []).map((page): PagePlace => ({ month, asOf: open!.asOf, ...page })),
    ]);
}

/** An answer to a page of the app holds 5 MB; a batch of storage 25 keys. */
const CHARACTERS_PER_ANSWER = 4_000_000;
const PAGES_PER_ANSWER = 50;

/** As many pages from a place on as fit into one answer, at least one. */
export function answerFrom(places: readonly PagePlace[], from: number): readonly PagePlace[] {
  let characters = 0;
  let to = from;
  while (to < places.length && to - from < PAGES_PER_ANSWER) {
    characters += places[to]!.size;
    if (characters > CHARACTERS_PER_ANSWER && to > from) break;
    to += 1;
  }
  return places.slice(from, to);
}
