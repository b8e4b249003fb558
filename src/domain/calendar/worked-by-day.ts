import { DAY, type Instant, type Milliseconds } from "../time";
import type { OpenIntervals } from "./open-intervals";

// A module's own constant is quicker than an imported one, which some builds read through a getter each time.
const LENGTH_OF_DAY: Milliseconds = DAY;
const DAYS_PER_MILLISECOND = 1 / DAY;

/** Two numbers a slot; as many slots as these few tens of kilobytes hold. */
const MOST_SLOTS = 4_096;

/**
 * Working time since the beginning of a window, without any search: most days are alike.
 *
 * Each UTC day of the window is one of a few shapes (a workday in summer, one in winter, a holiday, …). A shape cuts the
 * day into equal slots at whose bounds alone hours begin or end, so that within a slot working time is a straight line:
 * `intercept + slope * time since midnight`. Lines of neighbouring slots, and days, meet at the bound; hence it does not
 * matter which of the two a rounded division takes for an instant on the bound.
 */
export class WorkedByDay {
  private constructor(
    private readonly from: Instant,
    private readonly slotsPerMillisecond: number,
    private readonly lines: Float64Array,
    private readonly shapeOfDay: Uint16Array,
    private readonly workedBeforeDay: Float64Array,
  ) {}

  /**
   * @param from a midnight UTC, as is `to`
   * @returns null where it does not pay: hours on few days, or at so many different times of day that slots become too many
   */
  static of(intervals: OpenIntervals, from: Instant, to: Instant): WorkedByDay | null {
    const dayCount = (to - from) / DAY;
    if (intervals.length < dayCount) return null;
    const slot = intervals.reduce((divisor, edge) => greatestCommonDivisor(divisor, edge - from), DAY);
    const slotsPerDay = DAY / slot;
    if (slotsPerDay >= MOST_SLOTS) return null;

    const shapeOfDay = new Uint16Array(dayCount);
    const workedBeforeDay = new Float64Array(dayCount);
    const shapes = new Map<string, number>();
    const lines: number[] = [];
    let worked = 0;
    let next = 0;
    for (let day = 0; day < dayCount; day += 1) {
      const midnight = from + day * DAY;
      const hours: number[] = [];
      while (next < intervals.length && intervals[next]! < midnight + DAY) {
        const end = intervals[next + 1]! - midnight;
        hours.push(Math.max(intervals[next]! - midnight, 0), Math.min(end, DAY));
        if (end > DAY) break;
        next += 2;
      }
      const name = hours.join();
      let shape = shapes.get(name);
      if (shape === undefined) {
        shape = lines.length;
        shapes.set(name, shape);
        lines.push(...linesOf(hours, slot, slotsPerDay));
        if (lines.length > 2 * MOST_SLOTS) return null;
      }
      shapeOfDay[day] = shape;
      workedBeforeDay[day] = worked;
      for (let i = 0; i < hours.length; i += 2) worked += hours[i + 1]! - hours[i]!;
    }
    return new WorkedByDay(from, 1 / slot, Float64Array.from(lines), shapeOfDay, workedBeforeDay);
  }

  get byteLength(): number {
    return this.lines.byteLength + this.shapeOfDay.byteLength + this.workedBeforeDay.byteLength;
  }

  /** `at` lies in the window. */
  workedUntil(at: Instant): Milliseconds {
    const past = at - this.from;
    const day = (past * DAYS_PER_MILLISECOND) | 0;
    const sinceMidnight = past - day * LENGTH_OF_DAY;
    const line = this.shapeOfDay[day]! + 2 * ((sinceMidnight * this.slotsPerMillisecond) | 0);
    return this.workedBeforeDay[day]! + this.lines[line]! + this.lines[line + 1]! * sinceMidnight;
  }
}

/** Intercept and slope of each slot of a day, and of one more for its very end. */
function linesOf(hours: readonly number[], slot: Milliseconds, slotsPerDay: number): number[] {
  const lines: number[] = [];
  let worked = 0;
  let next = 0;
  for (let i = 0; i <= slotsPerDay; i += 1) {
    const start = i * slot;
    if (next < hours.length && hours[next + 1]! <= start) {
      worked += hours[next + 1]! - hours[next]!;
      next += 2;
    }
    const isOpen = next < hours.length && hours[next]! <= start;
    lines.push(isOpen ? worked - hours[next]! : worked, isOpen ? 1 : 0);
  }
  return lines;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
