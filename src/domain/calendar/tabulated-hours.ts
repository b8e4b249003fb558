import { DAY, type Instant, type Milliseconds } from "../time";
import { CalendarRangeError } from "./calendar-error";
import { type DayHours, type Habit, habitOf } from "./day-hours";
import { type OpenIntervals, openIntervals } from "./open-intervals";
import type { ServiceHours } from "./service-hours";
import { WorkingTimeTable } from "./working-time-table";

/** The years a calendar can know, both inclusive: earlier, zones are hearsay; later, their rules are guesses. */
export const knownYears = { first: 1900, last: 2199 } as const;
const KNOWN_FROM: Instant = Date.UTC(knownYears.first, 0, 1);
const KNOWN_TO: Instant = Date.UTC(knownYears.last + 1, 0, 1);

/** How far the first table reaches to either side of the first question: most tickets and reviews never leave it. */
const FIRST_REACH: Milliseconds = 5 * 366 * DAY;
/** More than any offset from UTC and any local day together. */
const DATE_MARGIN: Milliseconds = 3 * DAY;

/**
 * Service hours read from a table of open intervals, over a window of time that grows when a question points beyond it:
 * doubled each time, so that tabulating stays cheap beside asking.
 *
 * Hours that are always closed, or always open, but for some dates have few intervals: their table is whole at once.
 */
export class TabulatedHours implements ServiceHours {
  private readonly habit: Habit;
  declare private table: WorkingTimeTable; // declared only, as the table's own fields are

  /**
   * @param window what to tabulate at once. Without it, the first question decides.
   * @throws UnknownTimeZone
   * @throws CalendarRangeError when the window goes beyond the known years
   */
  constructor(
    private readonly hours: DayHours,
    private readonly timezone: string,
    window?: { readonly from: Instant; readonly to: Instant },
  ) {
    this.habit = habitOf(hours);
    if (this.habit !== "weekly") this.table = this.wholeTable();
    else if (window) this.table = this.tableOf(this.knownInstant(window.from), this.knownInstant(window.to - 1) + 1);
    else this.table = new WorkingTimeTable([], 0, 0);
  }

  /** Bytes held by the table. */
  get byteLength(): number {
    return this.table.byteLength;
  }

  workingTimeBetween(start: Instant, end: Instant): Milliseconds {
    if (end <= start) return 0;
    const { table } = this;
    if (start >= table.from && end < table.to) return table.workedUntil(end) - table.workedUntil(start);
    this.grownTo(start, end);
    return this.workingTimeBetween(start, end);
  }

  addWorkingTime(start: Instant, duration: Milliseconds): Instant | null {
    if (duration <= 0) return start;
    const { table } = this;
    if (start >= table.from && start < table.to) {
      const worked = table.workedUntil(start) + duration;
      if (worked <= table.total) return table.earliestAt(worked);
    }
    return this.addBeyondTable(start, duration);
  }

  subtractWorkingTime(start: Instant, duration: Milliseconds): Instant | null {
    if (duration <= 0) return start;
    const { table } = this;
    if (start >= table.from && start < table.to) {
      const worked = table.workedUntil(start) - duration;
      if (worked >= 0) return table.latestAt(worked);
    }
    return this.subtractBeyondTable(start, duration);
  }

  nextOpening(at: Instant): Instant | null {
    for (let table = this.tableCovering(at, at); ; table = this.extended("later", at)) {
      const row = table.rowAt(at);
      if (at < table.endOf(row)) return at;
      const next = table.rowAfter(row);
      if (table.isInterval(next)) return table.startOf(next);
      if (this.habit === "closed") return null;
    }
  }

  previousClosing(at: Instant): Instant | null {
    for (let table = this.tableCovering(at, at); ; table = this.extended("earlier", at)) {
      const row = table.rowAt(at);
      if (at < table.endOf(row)) return at;
      if (table.isInterval(row)) return table.endOf(row);
      if (this.habit === "closed") return null;
    }
  }

  isOpen(at: Instant): boolean {
    const table = this.tableCovering(at, at);
    return at < table.endOf(table.rowAt(at));
  }

  nextChange(at: Instant): Instant | null {
    for (let table = this.tableCovering(at, at); ; table = this.extended("later", at)) {
      const row = table.rowAt(at);
      const end = table.endOf(row);
      if (at >= end) return this.nextOpening(at);
      if (end < table.to) return end;
      if (this.habit === "open") return null;
    }
  }

  private addBeyondTable(start: Instant, duration: Milliseconds): Instant | null {
    for (let table = this.tableCovering(start, start); ; table = this.extended("later", start)) {
      const worked = table.workedUntil(start) + duration;
      if (worked <= table.total) return table.earliestAt(worked);
      if (this.habit === "closed") return null;
    }
  }

  private subtractBeyondTable(start: Instant, duration: Milliseconds): Instant | null {
    for (let table = this.tableCovering(start, start); ; table = this.extended("earlier", start)) {
      const worked = table.workedUntil(start) - duration;
      if (worked >= 0) return table.latestAt(worked);
      if (this.habit === "closed") return null;
    }
  }

  /** @throws CalendarRangeError when an instant is outside the known years, or no number */
  private tableCovering(earliest: Instant, latest: Instant): WorkingTimeTable {
    const table = this.table;
    return earliest >= table.from && latest < table.to ? table : this.grownTo(earliest, latest);
  }

  private grownTo(earliest: Instant, latest: Instant): WorkingTimeTable {
    this.knownInstant(earliest);
    this.knownInstant(latest);
    let { from, to } = this.table;
    if (from >= to) {
      from = earliest - FIRST_REACH;
      to = latest + FIRST_REACH;
    }
    while (earliest < from) from -= to - from;
    while (latest >= to) to += to - from;
    this.table = this.tableOf(from, to);
    return this.table;
  }

  /** The table with twice the window, for an answer that lies beyond the present one. */
  private extended(direction: "earlier" | "later", askedAt: Instant): WorkingTimeTable {
    const { from, to } = this.table;
    const atLimit = direction === "later" ? to >= KNOWN_TO : from <= KNOWN_FROM;
    if (atLimit) throw this.outOfRange(`The answer to a question about the time ${direction} than`, askedAt);
    this.table = direction === "later" ? this.tableOf(from, to + (to - from)) : this.tableOf(from - (to - from), to);
    return this.table;
  }

  private tableOf(from: Instant, to: Instant): WorkingTimeTable {
    const knownFrom = Math.max(Math.floor(from / DAY) * DAY, KNOWN_FROM);
    const knownTo = Math.min(Math.ceil(to / DAY) * DAY, KNOWN_TO);
    return new WorkingTimeTable(openIntervals(this.hours, this.timezone, knownFrom, knownTo), knownFrom, knownTo);
  }

  private wholeTable(): WorkingTimeTable {
    return new WorkingTimeTable(this.intervalsAroundExceptions(), KNOWN_FROM, KNOWN_TO);
  }

  private intervalsAroundExceptions(): OpenIntervals {
    const days = [...this.hours.exceptions.keys()].sort((a, b) => a - b);
    const from = Math.max((days[0] ?? 0) * DAY - DATE_MARGIN, KNOWN_FROM);
    const to = Math.min((days.at(-1) ?? 0) * DAY + DATE_MARGIN, KNOWN_TO);
    if (from >= to) return this.habit === "open" ? [KNOWN_FROM, KNOWN_TO] : [];
    const intervals = openIntervals(this.hours, this.timezone, from, to);
    // Margins are wide enough for hours that reach an edge to go on beyond it.
    if (intervals[0] === from) intervals[0] = KNOWN_FROM;
    if (intervals.at(-1) === to) intervals[intervals.length - 1] = KNOWN_TO;
    return intervals;
  }

  private knownInstant(at: Instant): Instant {
    if (at >= KNOWN_FROM && at < KNOWN_TO) return at;
    throw this.outOfRange("The instant", at);
  }

  private outOfRange(question: string, at: Instant): CalendarRangeError {
    const instant = Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);
    return new CalendarRangeError(`${question} ${instant}`, this.timezone, knownYears);
  }
}
