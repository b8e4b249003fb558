import { tzOffset } from "@date-fns/tz";
import { InputError } from "./input-error";
import { wallTime } from "./instant";

const DAY = 86_400_000;

/** Turns the wall-clock time of one zone into an instant. */
export type LocalClock = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
) => number;

/**
 * The clock of an IANA zone. A time that the clocks skipped in spring means as much after the jump as it lies after its
 * start (02:30 is 03:30); one that they showed twice in autumn means the first. Logs don't say, and this keeps order best.
 *
 * @throws InputError for a zone that the machine does not know
 */
export function localClock(zone: string): LocalClock {
  if (!isKnown(zone)) throw new InputError(`"${zone}" is no time zone; give an IANA name such as Europe/Amsterdam`);
  const offsets = new Map<number, number>();
  const offsetOnDay = (dayStart: number): number => {
    let offset = offsets.get(dayStart);
    if (offset === undefined) {
      offset = tzOffset(zone, new Date(dayStart)) * 60_000;
      offsets.set(dayStart, offset);
    }
    return offset;
  };
  return (...wall) => {
    const utc = wallTime(...wall);
    const dayStart = Math.floor(utc / DAY) * DAY;
    const before = offsetOnDay(dayStart - DAY);
    const after = offsetOnDay(dayStart + 2 * DAY);
    // With the offset from before the change both rules hold: what was skipped lands after the jump, what came twice is the first.
    const first = utc - before;
    if (before === after || tzOffset(zone, new Date(first)) * 60_000 === before) return first;
    const second = utc - after;
    return tzOffset(zone, new Date(second)) * 60_000 === after ? second : first;
  };
}

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
