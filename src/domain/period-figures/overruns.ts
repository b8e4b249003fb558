import type { Holder } from "../breach-attribution/holder";
import type { HistoryTable } from "../history-pages/history-table";
import type { Milliseconds } from "../time";
import type { Rows } from "./selection";

/** A holder's part in promises that were broken. */
export interface OverrunPart {
  readonly holder: Holder;
  /** Wall time after the promises were due. */
  readonly overrun: Milliseconds;
  /** The promises in which it had any part. */
  readonly rows: Rows;
}

/** What the overrun of broken promises was made of, the largest part first; the parts add up exactly to all of it. */
export function overrunParts({ rows, shares, words }: HistoryTable, broken: Rows): OverrunPart[] {
  const sums = new Float64Array(words.holders.length);
  const having = words.holders.map((): number[] => []);
  for (const row of broken) {
    for (let share = rows.shareFrom[row]!; share < rows.shareFrom[row + 1]!; share++) {
      const after = shares.after[share]!;
      if (after === 0) continue;
      sums[shares.holder[share]!]! += after;
      having[shares.holder[share]!]!.push(row);
    }
  }
  return words.holders
    .map((holder, place) => ({ holder, overrun: sums[place]!, rows: Int32Array.from(having[place]!) }))
    .filter(({ overrun }) => overrun > 0)
    .sort((one, other) => other.overrun - one.overrun);
}

/** A promise that was broken, and what its overrun was made of. */
export interface BrokenPromise {
  readonly row: number;
  /** Wall time from when it was due until it was kept after all. */
  readonly overrun: Milliseconds;
  readonly parts: readonly { readonly holder: Holder; readonly overrun: Milliseconds }[];
  /** Key of the reason; null while nobody has given one. */
  readonly reason: string | null;
}

/** Those that nobody has explained first, as a meeting has to clear them; then the one that was latest by most. */
export function brokenPromises({ rows, shares, words }: HistoryTable, broken: Rows): BrokenPromise[] {
  return Array.from(broken, (row): BrokenPromise => {
    const parts: { holder: Holder; overrun: Milliseconds }[] = [];
    for (let share = rows.shareFrom[row]!; share < rows.shareFrom[row + 1]!; share++)
      if (shares.after[share]! > 0)
        parts.push({ holder: words.holders[shares.holder[share]!]!, overrun: shares.after[share]! });
    return {
      row,
      overrun: rows.stoppedAt[row]! - rows.breachedAt[row]!,
      parts: parts.sort((one, other) => other.overrun - one.overrun),
      reason: words.reasons[rows.reason[row]!] ?? null,
    };
  }).sort((one, other) => Number(one.reason !== null) - Number(other.reason !== null) || other.overrun - one.overrun);
}
