import type { HistoryTable } from "../history-pages/history-table";
import type { Milliseconds } from "../time";
import { heaped, type Rows } from "./selection";

/** How much working time clocks used. */
export interface Times {
  /** The middle one; of an even number the mean of the two in the middle. */
  readonly median: Milliseconds;
  /** The least time that nine in ten did not exceed (nearest rank). */
  readonly p90: Milliseconds;
  readonly longest: Milliseconds;
  readonly mean: Milliseconds;
}

/** Null where nothing was measured. */
export function timesOf(table: HistoryTable, counted: Rows): Times | null {
  const count = counted.length;
  if (count === 0) return null;
  const { elapsed } = table.rows;
  const times = new Float64Array(count);
  let sum = 0;
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const time = elapsed[counted[i]!]!;
    times[i] = time;
    sum += time;
    if (time > longest) longest = time;
  }
  const middle = count >> 1;
  const upper = nthSmallest(times, middle, 0);
  const median = count % 2 === 1 ? upper : (upper + largestBefore(times, middle)) / 2;
  const rank = Math.ceil(count * 0.9) - 1;
  // What is larger than the one in the middle stands behind it by now.
  const p90 = nthSmallest(times, rank, rank >= middle ? middle : 0);
  return { median, p90, longest, mean: sum / count };
}

/** Boundaries of the parts of a distribution, in parts of the promised time; a target reached to the moment is met. */
const BOUNDARIES = [0.25, 0.5, 0.75, 1, 1.5, 2];

/** Clocks that used between two parts of the promised time. */
export interface DistributionPart {
  /** Above this, 0 included in the first. */
  readonly above: number;
  /** Up to and with this; `Infinity` in the last. */
  readonly upTo: number;
  readonly rows: Rows;
}

/** How much of the promised time was used: comparable whatever was promised. */
export function distributionOf(table: HistoryTable, counted: Rows): DistributionPart[] {
  const { elapsed, target } = table.rows;
  const heaps = heaped(counted, BOUNDARIES.length + 1, (row) => {
    const [used, promised] = [elapsed[row]!, target[row]!];
    let part = 0;
    while (part < BOUNDARIES.length && used > BOUNDARIES[part]! * promised) part++;
    return part;
  });
  return heaps.map((rows, part) => ({
    above: BOUNDARIES[part - 1] ?? 0,
    upTo: BOUNDARIES[part] ?? Number.POSITIVE_INFINITY,
    rows,
  }));
}

/**
 * The n-th smallest value, from 0, by Hoare's selection: the smaller ones come to stand before it, the larger ones behind.
 * Takes time in proportion to the number of values, whatever their order.
 * @param begin from where on it may stand: what is before is smaller
 */
function nthSmallest(values: Float64Array, n: number, begin: number): number {
  let from = begin;
  let to = values.length - 1;
  while (from < to) {
    const pivot = middleOf(values[from]!, values[(from + to) >> 1]!, values[to]!);
    let left = from;
    let right = to;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (n <= right) to = right;
    else if (n >= left) from = left;
    else break;
  }
  return values[n]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Of values that were selected at a place: the largest of those before it. */
function largestBefore(values: Float64Array, place: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < place; i++) if (values[i]! > largest) largest = values[i]!;
  return largest;
}
