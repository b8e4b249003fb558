import type { LocalDate, WallInterval } from "../calendar/calendar";
import { addDays } from "../catalogue/local-date";

/** A day, or hours of a day, on which nobody works, as another source tells it: a file of dates, a list of public holidays. */
export interface Closure {
  readonly date: LocalDate;
  /** Why; null where the source does not say. */
  readonly name: string | null;
  /** Null: the whole day. */
  readonly hours: WallInterval | null;
}

/**
 * Whole days in a row, one closure each.
 * @param days 1 or more
 */
export function closedDays(first: LocalDate, days: number, name: string | null): Closure[] {
  return Array.from({ length: days }, (_, day) => ({ date: addDays(first, day), name, hours: null }));
}
