import type { LocalDate, WallInterval } from "../../../../src/domain/calendar/calendar";
import {
  type HoursProblem,
  type HoursWords,
  hoursText,
  intervalOf,
  joinShifts,
  readHoursOfDate,
  shiftOf,
} from "./read-hours";

/** A line of the editor, as it is typed. */
export interface DateLine {
  /** Tells lines apart while their dates are typed. */
  readonly id: number;
  readonly date: string;
  readonly hours: string;
}

export interface LineProblem {
  readonly reason: HoursProblem["reason"] | "no-date" | "date-twice" | "no-hours";
  readonly part: string;
}

type HoursByDate = Readonly<Record<LocalDate, readonly WallInterval[]>>;

export type DatesReading =
  | { readonly kind: "read"; readonly dates: HoursByDate }
  /** By the line's place. */
  | { readonly kind: "refused"; readonly problems: Readonly<Record<number, LineProblem>> };

/** Lines for the dates of a calendar, in their order. */
export function dateLines(dates: HoursByDate): DateLine[] {
  return Object.entries(dates).map(([date, intervals], id) => {
    const joined = joinShifts(intervals.map(shiftOf));
    return { id, date, hours: joined.kind === "read" ? hoursText(joined.shifts) : "" };
  });
}

/** The dates that lines say; a line without date and hours says nothing yet. */
export function readDateLines(
  lines: readonly DateLine[],
  { words, mayBeClosed }: { readonly words: HoursWords; readonly mayBeClosed: boolean },
): DatesReading {
  const dates: Record<LocalDate, readonly WallInterval[]> = {};
  const problems: Record<number, LineProblem> = {};
  for (const [place, { date, hours }] of lines.entries()) {
    if (date === "" && hours.trim() === "") continue;
    const reading = readHoursOfDate(hours, words);
    if (date === "") problems[place] = { reason: "no-date", part: "" };
    else if (Object.hasOwn(dates, date)) problems[place] = { reason: "date-twice", part: date };
    else if (reading.kind === "refused") problems[place] = reading.problem;
    else if (reading.shifts.length === 0 && !mayBeClosed) problems[place] = { reason: "no-hours", part: "" };
    else dates[date] = reading.shifts.map(intervalOf);
  }
  return Object.keys(problems).length > 0 ? { kind: "refused", problems } : { kind: "read", dates };
}
