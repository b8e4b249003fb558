import { startOfLocalDate } from "../agreement/start-of-local-date";
import type { LocalDate } from "../calendar/calendar";
import { offsetProbe } from "../calendar/offset-probe";
import type { Instant } from "../time";
import type { Month } from "./history-record";

/** The month that the clocks of a zone read at an instant. @throws UnknownTimeZone */
export function monthOf(at: Instant, timezone: string): Month {
  return new Date(at + offsetProbe(timezone)(at)).toISOString().slice(0, 7);
}

/** The first instant of a month in a zone. @throws UnknownTimeZone */
export function startOfMonth(month: Month, timezone: string): Instant {
  return startOfLocalDate(`${month}-01` as LocalDate, timezone);
}

/** The month so many later; earlier for a negative count. */
export function monthsLater(month: Month, count: number): Month {
  return monthAt(placeOf(month) + count);
}

/** How many months there are from the first to the last, both counted; 0 or less when the last is before the first. */
export function countMonths(first: Month, last: Month): number {
  return placeOf(last) - placeOf(first) + 1;
}

/** From the first month to the last, both among them; none when the last is before the first. */
export function monthsBetween(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, countMonths(first, last)) }, (_, later) => monthAt(placeOf(first) + later));
}

const placeOf = (month: Month) => Number(month.slice(0, -3)) * 12 + Number(month.slice(-2)) - 1;

function monthAt(place: number): Month {
  return `${String(Math.floor(place / 12)).padStart(4, "0")}-${String((place % 12) + 1).padStart(2, "0")}`;
}
