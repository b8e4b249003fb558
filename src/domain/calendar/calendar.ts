export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** In ISO order, Monday first. */
export const weekdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * Open hours within one local day, as the wall clock reads: start inclusive, end exclusive, both `HH:MM`.
 * `24:00` may end an interval; an overnight shift is two intervals on two days.
 */
export type WallInterval = readonly [start: string, end: string];

/** A date on the calendar's own wall, `YYYY-MM-DD`. */
export type LocalDate = string;

/**
 * Service hours as they are agreed. An instant is open when its local date is no holiday, its wall time lies in an
 * interval of that date (the date's override if it has one, else its weekday's hours) and in no break of that date.
 *
 * A date that is both holiday and override is closed. `always` is round the clock, and obeys holidays, overrides and breaks.
 */
export interface Calendar {
  /** An IANA time zone, such as `Europe/Zurich`. */
  readonly timezone: string;
  /** A weekday that is absent is closed. */
  readonly weekly: "always" | Readonly<Partial<Record<Weekday, readonly WallInterval[]>>>;
  readonly holidays?: readonly LocalDate[];
  readonly overrides?: Readonly<Record<LocalDate, readonly WallInterval[]>>;
  readonly breaks?: Readonly<Record<LocalDate, readonly WallInterval[]>>;
}
