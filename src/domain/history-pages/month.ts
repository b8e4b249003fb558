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
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** From the first month to the last, both among them; none when the last is before the first. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthsLater(month, 1)) months.push(month);
  return months;
}
