import { type Calendar, type WallInterval, type Weekday, weekdays } from "../../../src/domain/calendar/calendar";
import type { Instant, Milliseconds } from "../../../src/domain/time";

/** Somebody who answers questions about service hours. */
export interface Contender {
  readonly name: string;
  /** Sets the calendar up as the documentation advises, outside what is timed. Some keep one calendar in a global place. */
  readonly open: (calendar: Calendar) => Answers;
}

export interface Answers {
  readonly between: (start: Instant, end: Instant) => Milliseconds;
  readonly add: (start: Instant, duration: Milliseconds) => Instant;
}

/** The calendar's week spelled out, for who has no word for round the clock. */
export function weekOf({ weekly }: Calendar): [Weekday, readonly WallInterval[]][] {
  return weekdays.map((weekday) => [weekday, weekly === "always" ? [["00:00", "24:00"]] : (weekly[weekday] ?? [])]);
}
