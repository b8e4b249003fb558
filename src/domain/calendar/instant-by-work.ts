import { HOUR, type Instant, type Milliseconds } from "../time";
import type { OpenIntervals } from "./open-intervals";
import { greatestCommonDivisor, type Pattern, Patterns } from "./patterns";

/** The working day is over when hours end for longer than this. */
const LONGEST_BREAK: Milliseconds = 4 * HOUR;
/** One number a slot; as many slots as these few tens of kilobytes hold. */
const MOST_SLOTS = 4_096;

/**
 * The instant by which some working time is used up, without any search: most working days are alike.
 *
 * The window's working time is cut into shifts of equal length, such as the eight hours of a day, and shifts into equal
 * slots that no closed time interrupts. A slot needs but one number: the closed time that its shift has had before it.
 * Shifts that are interrupted alike share their slots.
 */
export class InstantByWork {
  // Declared only: a field that is defined, and set after that, is a variable to the engine and slower to read.
  declare private readonly shift: Milliseconds;
  declare private readonly slot: Milliseconds;
  declare private readonly startOfShift: Float64Array;
  /** Where the slots of a shift's pattern begin. */
  declare private readonly firstSlotOfShift: Uint16Array;
  declare private readonly closedBeforeSlot: Float64Array;

  private constructor(
    shift: Milliseconds,
    slot: Milliseconds,
    shifts: { readonly starts: Float64Array; readonly firstSlots: Uint16Array },
    closedBeforeSlot: Float64Array,
  ) {
    this.shift = shift;
    this.slot = slot;
    this.startOfShift = shifts.starts;
    this.firstSlotOfShift = shifts.firstSlots;
    this.closedBeforeSlot = closedBeforeSlot;
  }

  /** @returns null where it does not pay: working days, or hours, of so many different lengths that pieces become too many */
  static of(intervals: OpenIntervals): InstantByWork | null {
    const { shift, total } = commonShift(intervals);
    const shiftCount = total / shift;
    if (shiftCount === 0 || shiftCount > intervals.length) return null;
    const patterns = new Patterns();
    const starts = new Float64Array(shiftCount);
    const patternOfShift = new Uint16Array(shiftCount);
    let next = 0;
    let at = intervals[0]!;
    for (let i = 0; i < shiftCount; i += 1) {
      const pattern: Milliseconds[] = [];
      for (let worked = 0; worked < shift; ) {
        if (at === intervals[next + 1]) {
          next += 2;
          at = intervals[next]!;
        }
        if (worked === 0) starts[i] = at;
        else pattern.push(worked, at - starts[i]! - worked);
        const piece = Math.min(shift - worked, intervals[next + 1]! - at);
        worked += piece;
        at += piece;
      }
      patternOfShift[i] = patterns.numberOf(pattern);
      if (patterns.all.length > MOST_SLOTS) return null;
    }

    const slot = patterns.commonDivisor(shift);
    const slotCount = shift / slot;
    if (slotCount * patterns.all.length > MOST_SLOTS) return null;
    const closedBeforeSlot = Float64Array.from(
      patterns.all.flatMap((pattern) => closedBefore(pattern, slot, slotCount)),
    );
    const firstSlots = patternOfShift.map((pattern) => pattern * slotCount);
    return new InstantByWork(shift, slot, { starts, firstSlots }, closedBeforeSlot);
  }

  get byteLength(): number {
    return this.startOfShift.byteLength + this.firstSlotOfShift.byteLength + this.closedBeforeSlot.byteLength;
  }

  /** The earliest instant at which `worked` is used up; more than nothing and no more than the window's. */
  earliestAt(worked: Milliseconds): Instant {
    const shift = (Math.ceil(worked / this.shift) | 0) - 1;
    const rest = worked - shift * this.shift;
    const slot = (this.firstSlotOfShift[shift]! + (Math.ceil(rest / this.slot) | 0) - 1) | 0;
    return this.startOfShift[shift]! + this.closedBeforeSlot[slot]! + rest;
  }

  /** The latest instant at which no more than `worked` is used up; less than the window's. */
  latestAt(worked: Milliseconds): Instant {
    const shift = (worked / this.shift) | 0;
    const rest = worked - shift * this.shift;
    const slot = (this.firstSlotOfShift[shift]! + ((rest / this.slot) | 0)) | 0;
    return this.startOfShift[shift]! + this.closedBeforeSlot[slot]! + rest;
  }
}

/** The longest time of which every working day is a multiple. */
function commonShift(intervals: OpenIntervals): { readonly shift: Milliseconds; readonly total: Milliseconds } {
  let shift = 0;
  let total = 0;
  for (let i = 0; i < intervals.length; i += 2) {
    total += intervals[i + 1]! - intervals[i]!;
    const closedAfter = (intervals[i + 2] ?? Number.POSITIVE_INFINITY) - intervals[i + 1]!;
    if (closedAfter > LONGEST_BREAK && (shift === 0 || total % shift !== 0))
      shift = greatestCommonDivisor(total, shift);
  }
  return { shift, total };
}

function closedBefore(pattern: Pattern, slot: Milliseconds, slotCount: number): Milliseconds[] {
  let next = 0;
  return Array.from({ length: slotCount }, (_, i) => {
    if (pattern[next] === i * slot) next += 2;
    return pattern[next - 1] ?? 0;
  });
}
