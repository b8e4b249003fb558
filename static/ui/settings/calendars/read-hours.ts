import type { WallInterval } from "../../../../src/domain/calendar/calendar";

/** Minutes since midnight of the day on which a shift begins. */
type Minutes = number;

export const DAY_MINUTES: Minutes = 24 * 60;

/** Open hours that begin on one day; an end after 24 h is on the next day. Start inclusive, end exclusive. */
export interface Shift {
  readonly start: Minutes;
  readonly end: Minutes;
}

/** Why hours cannot be read, as a word of the locale (`calendars.hours.problem.<reason>`), and the part that is meant. */
export interface HoursProblem {
  readonly reason: "not-an-interval" | "not-a-time" | "empty" | "overlap" | "past-midnight";
  readonly part: string;
}

export type HoursReading =
  | { readonly kind: "read"; readonly shifts: readonly Shift[] }
  | { readonly kind: "refused"; readonly problem: HoursProblem };

/** What people write for no hours and for all of them, in lower case, from the locale. */
export interface HoursWords {
  readonly closed: readonly string[];
  readonly allDay: readonly string[];
}

/**
 * Reads the open hours of one day as people type them: `9-17`, `7:30–12, 13:00 to 18:00`, `9am-5.30pm`, `0730-1600`,
 * `22:00-06:00` (ends on the next day), `closed` or nothing at all. An hour without `am` or `pm` is one of 24. The answer is
 * ascending, and shifts that touch are joined.
 */
export function readHours(text: string, { closed, allDay }: HoursWords): HoursReading {
  const typed = text.trim().toLowerCase();
  if (typed === "" || closed.includes(typed)) return { kind: "read", shifts: [] };
  if (allDay.includes(typed)) return { kind: "read", shifts: [{ start: 0, end: DAY_MINUTES }] };
  const shifts: Shift[] = [];
  for (const part of typed.split(/[,;&+\n]|\band\b/).map((piece) => piece.trim())) {
    if (part === "") continue;
    const shift = readShift(part);
    if ("reason" in shift) return { kind: "refused", problem: shift };
    shifts.push(shift);
  }
  return joinShifts(shifts);
}

/** Reads the hours of a single date, which end at its midnight. */
export function readHoursOfDate(text: string, words: HoursWords): HoursReading {
  const reading = readHours(text, words);
  if (reading.kind === "refused") return reading;
  const long = reading.shifts.find(({ end }) => end > DAY_MINUTES);
  return long ? { kind: "refused", problem: { reason: "past-midnight", part: shiftText(long) } } : reading;
}

/** Sorted and joined where they touch; refused where they overlap. */
export function joinShifts(shifts: readonly Shift[]): HoursReading {
  const joined: Shift[] = [];
  for (const shift of shifts.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && shift.start < last.end)
      return { kind: "refused", problem: { reason: "overlap", part: `${shiftText(last)}, ${shiftText(shift)}` } };
    if (last && shift.start === last.end) joined[joined.length - 1] = { start: last.start, end: shift.end };
    else joined.push(shift);
  }
  return { kind: "read", shifts: joined };
}

function readShift(part: string): Shift | HoursProblem {
  const [from, to, ...rest] = part.split(/\s*(?:[-–—‒]|\.\.|\bto\b|\buntil\b|\btill\b)\s*/);
  if (from === undefined || to === undefined || rest.length > 0) return { reason: "not-an-interval", part };
  const start = readWallTime(from);
  if (start === null || start === DAY_MINUTES) return { reason: "not-a-time", part: from };
  const end = readWallTime(to);
  if (end === null) return { reason: "not-a-time", part: to };
  if (start === end) return { reason: "empty", part };
  return { start, end: end < start ? end + DAY_MINUTES : end };
}

const WALL_TIME = /^(\d{1,2})(?:[:.h]?(\d{2})|h)?(?:\s*([ap])\.?m\.?)?$/;

/** `9`, `09:30`, `9.30`, `9h30`, `0930`, `9 am`, `5:30pm`, `24:00`; null for anything else. */
function readWallTime(text: string): Minutes | null {
  const found = WALL_TIME.exec(text.trim().toLowerCase());
  if (!found) return null;
  const [, hourText, minuteText = "0", half] = found;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (minute > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const minutes = (half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute;
  return minutes <= DAY_MINUTES ? minutes : null;
}

/** `22:00-06:00`: a shift as it is typed, an end on the next day as that day's time. */
function shiftText({ start, end }: Shift): string {
  return `${wallTime(start)}-${wallTime(end > DAY_MINUTES ? end - DAY_MINUTES : end)}`;
}

/** Shifts as one types them, empty for none. */
export function hoursText(shifts: readonly Shift[]): string {
  return shifts.map(shiftText).join(", ");
}

export function wallTime(minutes: Minutes): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** @param interval of a calendar that was checked: times well formed, the end after the start */
export function shiftOf([start, end]: WallInterval): Shift {
  return { start: minutesOf(start), end: minutesOf(end) };
}

/** A shift within one day. */
export function intervalOf({ start, end }: Shift): WallInterval {
  return [wallTime(start), wallTime(end)];
}

function minutesOf(wall: string): Minutes {
  const [hours, minutes] = wall.split(":");
  return Number(hours) * 60 + Number(minutes);
}
