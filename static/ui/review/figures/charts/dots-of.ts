import type { HistoryTable } from "../../../../../src/domain/history-pages/history-table";
import type { Rows } from "../../../../../src/domain/period-figures/selection";
import type { Dots } from "./draw-dots";

/** What used more than this part of the promised time is drawn at the upper edge. */
const MOST = 3;

/** Places from 0 to 1, from the left and from below. */
export function dotsOf({ rows }: HistoryTable, counted: Rows): Dots {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of counted) {
    first = Math.min(first, rows.stoppedAt[row]!);
    last = Math.max(last, rows.stoppedAt[row]!);
  }
  const x = new Float64Array(counted.length);
  const y = new Float64Array(counted.length);
  const isBroken = new Uint8Array(counted.length);
  for (let i = 0; i < counted.length; i++) {
    const row = counted[i]!;
    x[i] = last === first ? 0.5 : (rows.stoppedAt[row]! - first) / (last - first);
    y[i] = Math.min(MOST, rows.target[row]! === 0 ? MOST : rows.elapsed[row]! / rows.target[row]!) / MOST;
    isBroken[i] = Number.isNaN(rows.breachedAt[row]) ? 0 : 1;
  }
  return { x, y, isBroken, line: 1 / MOST };
}
