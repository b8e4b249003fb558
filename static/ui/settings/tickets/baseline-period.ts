import { startOfLocalDate } from "../../../../src/domain/agreement/start-of-local-date";
import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import { addDays } from "../../../../src/domain/catalogue/local-date";

export type PeriodReading =
  /** ISO instants; `to` is exclusive. */
  | { readonly kind: "read"; readonly from: string; readonly to: string }
  /** A word of the locale, `tickets.baseline.<reason>`. */
  | { readonly kind: "refused"; readonly reason: "missing" | "reversed" | "future" };

/**
 * The period from the beginning of one day to the end of another, on the reader's wall. Its last day is over: a ticket of
 * today may yet be done.
 */
export function readPeriod(first: LocalDate, last: LocalDate, timeZone: string, today: LocalDate): PeriodReading {
  if (first === "" || last === "") return { kind: "refused", reason: "missing" };
  if (last < first) return { kind: "refused", reason: "reversed" };
  if (last >= today) return { kind: "refused", reason: "future" };
  const iso = (date: LocalDate) => new Date(startOfLocalDate(date, timeZone)).toISOString();
  return { kind: "read", from: iso(first), to: iso(addDays(last, 1)) };
}
