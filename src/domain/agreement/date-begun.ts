import type { LocalDate } from "../calendar/calendar";
import { offsetProbe } from "../calendar/offset-probe";
import { addDays } from "../catalogue/local-date";
import type { Instant } from "../time";
import { startOfLocalDate } from "./start-of-local-date";

/**
 * The latest date of a zone that has begun: `date <= dateBegunBy(at, zone)` says exactly what
 * `startOfLocalDate(date, zone) <= at` says, so validities can be judged by comparing dates.
 *
 * That is the date on the wall, and tomorrow's while clocks that went back across midnight pass the last hour again.
 * @throws UnknownTimeZone
 */
export function dateBegunBy(at: Instant, timezone: string): LocalDate {
  const onTheWall = new Date(at + offsetProbe(timezone)(at)).toISOString().slice(0, 10);
  const next = addDays(onTheWall, 1);
  return startOfLocalDate(next, timezone) <= at ? next : onTheWall;
}
