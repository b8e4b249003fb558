import { DAY, type Instant, type Milliseconds } from "../time";
import type { OpenIntervals } from "./open-intervals";
import { type Pattern, Patterns } from "./patterns";

// A module's own constant is quicker than an imported one, which some builds read through a getter each time.
const LENGTH_OF_DAY: Milliseconds = DAY;
const DAYS_PER_MILLISECOND = 1 / DAY;

/** Two numbers a slot; as many slots as these few tens of kilobytes hold. */
const MOST_SLOTS = 4_096;

/**
 * Working time since the beginning of a window, without any search: most days are alike.
 *
 * Each UTC day of the window has one of a few patterns. A pattern cuts the day into equal slots at whose bounds alone
 * hours begin or end, so that within a slot working time is a straight line: `intercept + slope * time since midnight`.
 * Lines of neighbouring slots, and days, meet at the bound; hence it does not matter which of the two a rounded product
 * takes for an instant on the bound.
 */
export class WorkedByDay {
  // Declared only: a field that is defined, and set after that, is a variable to the engine and slower to read.
  declare private readonly from: Instant;
  declare private readonly slotsPerMillisecond: number;
  declare private readonly slotsPerDay: number;
  /** Of each slot of each pattern. */
  declare private readonly intercepts: Float64Array;
  declare private readonly slopes: Float64Array;
  /** Where the slots of a day's pattern begin. */
  declare private readonly firstSlotOfDay: Uint16Array;
  declare private readonly workedBeforeDay: Float64Array;

  private constructor(from: Instant, slot: Milliseconds, lines: Lines, days: Days) {
    this.from = from;
    this.slotsPerMillisecond = 1 / slot;
    this.slotsPerDay = DAY / slot;
    this.intercepts = Float64Array.from(lines.intercepts);
    this.slopes = Float64Array.from(lines.slopes);
    this.firstSlotOfDay = days.firstSlots;
    this.workedBeforeDay = days.workedBefore;
  }

  /**
   * @param from a midnight UTC, as is `to`
   * @returns null where it does not pay: hours on few days, or at so many different times of day that slots become too many
   */
  static of(intervals: OpenIntervals, from: Instant, to: Instant): WorkedByDay | null {
    const dayCount = (to - from) / DAY;
    if (intervals.length < dayCount) return null;
    const patterns = new Patterns();
    const patternOfDay = new Uint16Array(dayCount);
    const workedBefore = new Float64Array(dayCount);
    let worked = 0;
    let next = 0;
    for (let day = 0; day < dayCount; day += 1) {
      const midnight = from + day * DAY;
      const hours: Milliseconds[] = [];
      workedBefore[day] = worked;
      while (next < intervals.length && intervals[next]! < midnight + DAY) {
        const start = Math.max(intervals[next]! - midnight, 0);
        const end = Math.min(intervals[next + 1]! - midnight, DAY);
        hours.push(start, end);
        worked += end - start;
        if (intervals[next + 1]! > midnight + DAY) break;
        next += 2;
      }
      patternOfDay[day] = patterns.numberOf(hours);
      if (patterns.all.length > MOST_SLOTS) return null;
    }

    const slot = patterns.commonDivisor(DAY);
    const slotCount = DAY / slot + 2; // with one before the day, and one after it, for rounding
    if (slotCount * patterns.all.length > MOST_SLOTS) return null;
    const lines: Lines = { intercepts: [], slopes: [] };
    for (const pattern of patterns.all) addLines(lines, pattern, slot, slotCount);
    const firstSlots = patternOfDay.map((pattern) => pattern * slotCount + 1);
    return new WorkedByDay(from, slot, lines, { firstSlots, workedBefore });
  }

  get byteLength(): number {
    return (
      this.intercepts.byteLength +
      this.slopes.byteLength +
      this.firstSlotOfDay.byteLength +
      this.workedBeforeDay.byteLength
    );
  }

  /** `at` lies in the window. */
  workedUntil(at: Instant): Milliseconds {
    const past = at - this.from;
    const day = (past * DAYS_PER_MILLISECOND) | 0;
    const sinceMidnight = past - day * LENGTH_OF_DAY;
    const slotOfDay = ((past * this.slotsPerMillisecond) | 0) - Math.imul(day, this.slotsPerDay);
    const slot = (this.firstSlotOfDay[day]! + slotOfDay) | 0;
    return this.workedBeforeDay[day]! + this.intercepts[slot]! + this.slopes[slot]! * sinceMidnight;
  }
}

interface Days {
  readonly firstSlots: Uint16Array;
  readonly workedBefore: Float64Array;
}

interface Lines {
  readonly intercepts: number[];
  readonly slopes: number[];
}

function addLines({ intercepts, slopes }: Lines, hours: Pattern, slot: Milliseconds, slotCount: number): void {
  let worked = 0;
  let next = 0;
  for (let i = -1; i < slotCount - 1; i += 1) {
    const start = i * slot;
    if (next < hours.length && hours[next + 1]! <= start) {
      worked += hours[next + 1]! - hours[next]!;
      next += 2;
    }
    const isOpen = next < hours.length && hours[next]! <= start;
    intercepts.push(isOpen ? worked - hours[next]! : worked);
    slopes.push(isOpen ? 1 : 0);
  }
}
