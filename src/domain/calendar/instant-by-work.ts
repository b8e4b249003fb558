import { HOUR, type Instant, type Milliseconds } from "../time";
import type { OpenIntervals } from "./open-intervals";
import { greatestCommonDivisor, type Pattern, Patterns } from "./patterns";

/** The working day is over when hours end for longer than this. */
const LONGEST_BREAK: Milliseconds = 4 * HOUR;
/** One number a slot; as many slots as these few tens of kilobytes hold. */
const MOST_SLOTS = 4_096;

/** Less than instants are apart, and more than a product with a rounded reciprocal is off within the known years. */
const NUDGE: Milliseconds = 1 / 64;

/**
 * The instant by which some working time is used up, without any search: most working days are alike.
 *
 * That instant is the working time itself and all closed time before it. The window's working time is cut into shifts of
 * equal length, such as the eight hours of a day, and shifts into equal slots that no closed time interrupts: what was
 * closed before the shift, and before the slot within the shift, is all there is to know. Shifts that are interrupted
 * alike share their slots. A working day that the window cuts in two counts as a whole one that began before it.
 */
export class InstantByWork {
  // Declared only: a field that is defined, and set after that, is a variable to the engine and slower to read.
  declare private readonly workBeforeWindow: Milliseconds;
  declare private readonly shiftsPerMillisecond: number;
  declare private readonly slotsPerMillisecond: number;
  declare private readonly slotsPerShift: number;
  declare private readonly closedBeforeShift: Float64Array;
  /** Where the slots of a shift's pattern begin. */
  declare private readonly firstSlotOfShift: Uint16Array;
  declare private readonly closedBeforeSlot: Float64Array;

  private constructor(
    { shift, workBeforeWindow }: CommonShift,
    slot: Milliseconds,
    shifts: Shifts,
    closedBeforeSlot: Float64Array,
  ) {
    this.workBeforeWindow = workBeforeWindow;
    this.shiftsPerMillisecond = 1 / shift;
    this.slotsPerMillisecond = 1 / slot;
    this.slotsPerShift = shift / slot;
    this.closedBeforeShift = shifts.closedBefore;
    this.firstSlotOfShift = shifts.firstSlots;
    this.closedBeforeSlot = closedBeforeSlot;
  }

  /** @returns null where it does not pay: working days, or hours, of so many different lengths that pieces become too many */
  static of(intervals: OpenIntervals): InstantByWork | null {
    const common = commonShift(intervals);
    const { shift, workBeforeWindow } = common;
    const shiftCount = Math.ceil((workBeforeWindow + common.total) / shift);
    if (!(shiftCount > 0 && shiftCount <= intervals.length)) return null;
    const patterns = new Patterns();
    const closedBefore = new Float64Array(shiftCount);
    const patternOfShift = new Uint16Array(shiftCount);
    let next = 0;
    let at = intervals[0]! - workBeforeWindow;
    for (let i = 0; i < shiftCount; i += 1) {
      const pattern: Milliseconds[] = [];
      let start = at;
      for (let worked = 0; worked < shift; ) {
        if (at === intervals[next + 1]) {
          next += 2;
          if (next === intervals.length) break;
          at = intervals[next]!;
        }
        if (worked === 0) start = at;
        else pattern.push(worked, at - start - worked);
        const piece = Math.min(shift - worked, intervals[next + 1]! - at);
        worked += piece;
        at += piece;
      }
      closedBefore[i] = start + workBeforeWindow - i * shift;
      patternOfShift[i] = patterns.numberOf(pattern);
      if (patterns.all.length > MOST_SLOTS) return null;
    }

    const slot = patterns.commonDivisor(shift);
    const slotCount = shift / slot + 2; // with one before the shift, and one after it, for rounding
    if (slotCount * patterns.all.length > MOST_SLOTS) return null;
    const closedBeforeSlot = Float64Array.from(
      patterns.all.flatMap((pattern) => closedBySlot(pattern, slot, slotCount)),
    );
    const firstSlots = patternOfShift.map((pattern) => pattern * slotCount + 1);
    return new InstantByWork(common, slot, { closedBefore, firstSlots }, closedBeforeSlot);
  }

  get byteLength(): number {
    return this.closedBeforeShift.byteLength + this.firstSlotOfShift.byteLength + this.closedBeforeSlot.byteLength;
  }

  /** The earliest instant at which `worked` is used up; more than nothing and no more than the window's. */
  earliestAt(worked: Milliseconds): Instant {
    return this.instantAt(worked, -NUDGE);
  }

  /** The latest instant at which no more than `worked` is used up; less than the window's. */
  latestAt(worked: Milliseconds): Instant {
    return this.instantAt(worked, NUDGE);
  }

  /** `nudge` decides to which of two slots their common bound belongs. */
  private instantAt(worked: Milliseconds, nudge: Milliseconds): Instant {
    const nudged = worked + this.workBeforeWindow + nudge;
    const shift = (nudged * this.shiftsPerMillisecond) | 0;
    const slotOfShift = ((nudged * this.slotsPerMillisecond) | 0) - Math.imul(shift, this.slotsPerShift);
    const slot = (this.firstSlotOfShift[shift]! + slotOfShift) | 0;
    return worked + this.closedBeforeShift[shift]! + this.closedBeforeSlot[slot]!;
  }
}

interface Shifts {
  readonly closedBefore: Float64Array;
  readonly firstSlots: Uint16Array;
}

interface CommonShift {
  /** The longest time of which every whole working day is a multiple; 0 when there is none. */
  readonly shift: Milliseconds;
  /** What the first working day lacks of whole shifts. */
  readonly workBeforeWindow: Milliseconds;
  readonly total: Milliseconds;
}

function commonShift(intervals: OpenIntervals): CommonShift {
  let shift = 0;
  let total = 0;
  let firstDay = 0;
  for (let i = 0; i < intervals.length; i += 2) {
    total += intervals[i + 1]! - intervals[i]!;
    if (i + 2 === intervals.length || intervals[i + 2]! - intervals[i + 1]! <= LONGEST_BREAK) continue;
    if (firstDay === 0) firstDay = total;
    else if ((total - firstDay) % shift !== 0) shift = greatestCommonDivisor(total - firstDay, shift);
  }
  const workBeforeWindow = (shift - (firstDay % shift)) % shift;
  return { shift, workBeforeWindow, total };
}

/** Of the slot before the shift, of those in it, and of the one after it. */
function closedBySlot(pattern: Pattern, slot: Milliseconds, slotCount: number): Milliseconds[] {
  let next = 0;
  return Array.from({ length: slotCount }, (_, i) => {
    if (pattern[next] === (i - 1) * slot) next += 2;
    return pattern[next - 1] ?? 0;
  });
}
