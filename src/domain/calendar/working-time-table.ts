import type { Instant, Milliseconds } from "../time";
import { type BucketIndex, bucketIndex } from "./bucket-index";
import type { OpenIntervals } from "./open-intervals";

/** The two numbers of a row: when its interval starts, and the window's working time before that. */
const START = 0;
const WORKED = 1;

/**
 * The open intervals of a window `[from, to)`, numbered from 1, with the working time before each.
 *
 * Row 0 is an interval of no length at `from`, so that every instant of the window has a row at or before it. A closing
 * row holds the whole working time, so that each interval's length is the difference to the next row. A row's two
 * numbers stand side by side, so that a look-up stays within one or two cache lines.
 *
 * Two indexes of equally wide buckets, over time and over working time, narrow a look-up to the few rows of one bucket:
 * constant time for hours that recur evenly, logarithmic for any others.
 */
export class WorkingTimeTable {
  /** All working time of the window. */
  readonly total: Milliseconds;
  private readonly rows: Float64Array;
  private readonly byTime: BucketIndex;
  private readonly byWork: BucketIndex;

  constructor(
    intervals: OpenIntervals,
    readonly from: Instant,
    readonly to: Instant,
  ) {
    const rowCount = intervals.length / 2 + 1;
    const rows = new Float64Array(2 * (rowCount + 1));
    rows[START] = from;
    let worked = 0;
    for (let row = 1; row < rowCount; row += 1) {
      const start = intervals[2 * row - 2]!;
      const end = intervals[2 * row - 1]!;
      rows[2 * row + START] = start;
      rows[2 * row + WORKED] = worked;
      worked += end - start;
    }
    rows[2 * rowCount + START] = to;
    rows[2 * rowCount + WORKED] = worked;
    this.total = worked;
    this.rows = rows;
    this.byTime = bucketIndex(rowCount, to - from, (row) => rows[2 * row + START]! - from);
    this.byWork = bucketIndex(rowCount, worked, (row) => rows[2 * row + WORKED]!);
  }

  /** Bytes held by the table's arrays. */
  get byteLength(): number {
    return this.rows.byteLength + this.byTime.firstRows.byteLength + this.byWork.firstRows.byteLength;
  }

  /** Working time from the window's beginning to `at`, which lies in the window. */
  workedUntil(at: Instant): Milliseconds {
    const row = this.rowAt(at);
    return Math.min(this.rows[2 * row + WORKED]! + (at - this.startOf(row)), this.rows[2 * row + 2 + WORKED]!);
  }

  /** The earliest instant at which `worked` is used up; `0 < worked <= total`. */
  earliestAt(worked: Milliseconds): Instant {
    let row = this.lastRowUpTo(this.byWork, WORKED, worked, worked);
    if (this.rows[2 * row + WORKED] === worked) row -= 1; // used up by the end of the interval before
    return this.startOf(row) + (worked - this.rows[2 * row + WORKED]!);
  }

  /** The latest instant at which no more than `worked` is used up; `0 <= worked < total`. */
  latestAt(worked: Milliseconds): Instant {
    const row = this.lastRowUpTo(this.byWork, WORKED, worked, worked);
    return this.startOf(row) + (worked - this.rows[2 * row + WORKED]!);
  }

  /** The last row that starts at or before `at`, which lies in the window. */
  rowAt(at: Instant): number {
    return this.lastRowUpTo(this.byTime, START, at, at - this.from);
  }

  /** Whether the row is an interval and neither row 0 nor the closing row. */
  isInterval(row: number): boolean {
    return row > 0 && 2 * (row + 1) < this.rows.length;
  }

  startOf(row: number): Instant {
    return this.rows[2 * row + START]!;
  }

  endOf(row: number): Instant {
    return this.startOf(row) + (this.rows[2 * row + 2 + WORKED]! - this.rows[2 * row + WORKED]!);
  }

  /** `key` is sought in the column, in the bucket in which `bucketKey` falls. */
  private lastRowUpTo(index: BucketIndex, column: number, key: number, bucketKey: number): number {
    const bucket = Math.floor(bucketKey / index.width);
    let low = index.firstRows[bucket]!;
    let high = index.firstRows[bucket + 1]!;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.rows[2 * middle + column]! <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
