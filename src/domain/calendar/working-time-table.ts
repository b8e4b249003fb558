import type { Instant, Milliseconds } from "../time";
import { type BucketIndex, bucketIndex } from "./bucket-index";
import { InstantByWork } from "./instant-by-work";
import type { OpenIntervals } from "./open-intervals";
import { WorkedByDay } from "./worked-by-day";

/** Where a row begins in the table; the next one begins `ROW` numbers later. */
export type Row = number;

/** A row is two numbers: when an interval starts, and the window's working time before that. */
const ROW = 2;
const WORKED = 1;

/** Fine enough that a bucket of hours that recur evenly holds one beginning at most; ten years stay within 256 KiB. */
const FINE_BUCKETS_PER_ROW = 4;
/** Enough for openings and closings when working time is looked up without the rows; a fourth of the work to compile. */
const COARSE_BUCKETS_PER_ROW = 1;

/**
 * The open intervals of a window `[from, to)`, one a row, with the working time before each.
 *
 * The first row is an interval of no length at `from`, so that every instant of the window has a row at or before it. A
 * closing row holds `to` and the whole working time, so that each interval's length is the difference to the next row; a
 * last one bounds every search. A row's numbers stand side by side, so that a look-up stays within one or two cache lines.
 *
 * Hours that recur are looked up without the rows. For any others, indexes of equally wide buckets, over time and over
 * working time, narrow a look-up to the rows of one bucket: logarithmic time at worst.
 */
export class WorkingTimeTable {
  // Declared only: a field that is defined, and set after that, is a variable to the engine and slower to read.
  declare readonly from: Instant;
  declare readonly to: Instant;
  /** All working time of the window. */
  declare readonly total: Milliseconds;
  declare private readonly rows: Float64Array;
  declare private readonly byTime: BucketIndex;
  /** The quick way from time to working time, where there is one. */
  declare private readonly byDay: WorkedByDay | null;
  /** The quick way back, where there is one; else rows are found by their working time. */
  declare private readonly byShift: InstantByWork | null;
  declare private readonly byWork: BucketIndex | null;

  /** `from` and `to` are midnights UTC. */
  constructor(intervals: OpenIntervals, from: Instant, to: Instant) {
    const rows = new Float64Array(intervals.length + 3 * ROW);
    rows[0] = from;
    let worked = 0;
    for (let i = 0; i < intervals.length; i += 2) {
      rows[i + ROW] = intervals[i]!;
      rows[i + ROW + WORKED] = worked;
      worked += intervals[i + 1]! - intervals[i]!;
    }
    rows.set([to, worked, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], intervals.length + ROW);
    const rowCount = intervals.length / 2 + 1;
    this.from = from;
    this.to = to;
    this.total = worked;
    this.rows = rows;
    this.byDay = WorkedByDay.of(intervals, from, to);
    this.byTime = bucketIndex(
      rowCount,
      this.byDay === null ? FINE_BUCKETS_PER_ROW : COARSE_BUCKETS_PER_ROW,
      to - from,
      (row) => rows[ROW * row]! - from,
    );
    this.byShift = InstantByWork.of(intervals);
    this.byWork =
      this.byShift === null
        ? bucketIndex(rowCount, FINE_BUCKETS_PER_ROW, worked, (row) => rows[ROW * row + WORKED]!)
        : null;
  }

  /** Bytes held by the table's arrays. */
  get byteLength(): number {
    const indexes = this.byTime.firstRows.byteLength + (this.byWork?.firstRows.byteLength ?? 0);
    return this.rows.byteLength + indexes + (this.byDay?.byteLength ?? 0) + (this.byShift?.byteLength ?? 0);
  }

  /** Working time from the window's beginning to `at`, which lies in the window. */
  workedUntil(at: Instant): Milliseconds {
    return this.byDay === null ? this.workedInRows(at) : this.byDay.workedUntil(at);
  }

  private workedInRows(at: Instant): Milliseconds {
    const rows = this.rows;
    const row = this.rowAt(at);
    return Math.min(rows[row + WORKED]! + (at - rows[row]!), rows[row + ROW + WORKED]!);
  }

  /** The earliest instant at which `worked` is used up; `0 < worked <= total`. */
  earliestAt(worked: Milliseconds): Instant {
    return this.byShift === null ? this.earliestInRows(worked) : this.byShift.earliestAt(worked);
  }

  private earliestInRows(worked: Milliseconds): Instant {
    const rows = this.rows;
    let row = this.rowOfWork(worked);
    if (rows[row + WORKED] === worked) row -= ROW; // used up by the end of the interval before
    return rows[row]! + (worked - rows[row + WORKED]!);
  }

  /** The latest instant at which no more than `worked` is used up; `0 <= worked < total`. */
  latestAt(worked: Milliseconds): Instant {
    return this.byShift === null ? this.latestInRows(worked) : this.byShift.latestAt(worked);
  }

  private latestInRows(worked: Milliseconds): Instant {
    const rows = this.rows;
    const row = this.rowOfWork(worked);
    return rows[row]! + (worked - rows[row + WORKED]!);
  }

  /** The last row that starts at or before `at`, which lies in the window. */
  rowAt(at: Instant): Row {
    const rows = this.rows;
    const { scale, firstRows } = this.byTime;
    const row = ROW * firstRows[((at - this.from) * scale) | 0]!;
    if (rows[row + ROW]! > at) return row;
    return rows[row + 2 * ROW]! > at ? row + ROW : this.search(row + ROW, 0, at);
  }

  /** Whether the row is an interval and not one of those that bound the table. */
  isInterval(row: Row): boolean {
    return row > 0 && row < this.rows.length - 2 * ROW;
  }

  rowAfter(row: Row): Row {
    return row + ROW;
  }

  startOf(row: Row): Instant {
    return this.rows[row]!;
  }

  endOf(row: Row): Instant {
    const rows = this.rows;
    return rows[row]! + (rows[row + ROW + WORKED]! - rows[row + WORKED]!);
  }

  /** The last row before which no more than `worked` is used up. */
  private rowOfWork(worked: Milliseconds): Row {
    const rows = this.rows;
    const { scale, firstRows } = this.byWork!;
    const row = ROW * firstRows[(worked * scale) | 0]!;
    if (rows[row + ROW + WORKED]! > worked) return row;
    return rows[row + 2 * ROW + WORKED]! > worked ? row + ROW : this.search(row + ROW, WORKED, worked);
  }

  /** The last row whose number in `column` is at most `key`: `first` or a later one, by doubling steps and then halving. */
  private search(first: Row, column: 0 | typeof WORKED, key: number): Row {
    const rows = this.rows;
    const last = rows.length - ROW;
    let step = ROW;
    while (first + step < last && rows[first + step + column]! <= key) step *= 2;
    let low = first + ((step / ROW) >> 1) * ROW;
    let high = Math.min(first + step, last);
    while (high - low > ROW) {
      const middle = low + (((high - low) / ROW) >> 1) * ROW;
      if (rows[middle + column]! <= key) low = middle;
      else high = middle;
    }
    return low;
  }
}
