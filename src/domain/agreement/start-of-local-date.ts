import type { LocalDate } from "../calendar/calendar";
import { offsetProbe } from "../calendar/offset-probe";
import { DAY, HOUR, type Instant } from "../time";

/**
 * The first instant at which a zone's clocks read the date, or a later one where they never do.
 *
 * That is local midnight; where clocks skip midnight, the moment after the gap; where clocks go back across midnight, its
 * first passing; for a date that a zone left out (Apia, 2011-12-30), the start of the next.
 * @throws UnknownTimeZone
 */
export function startOfLocalDate(date: LocalDate, timezone: string): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const offsetAt = offsetProbe(timezone);
  for (let hour = midnight - DAY; ; hour += HOUR) {
    const end = hour + HOUR;
    const changeAt = offsetAt(hour) === offsetAt(end) ? end : firstChange(offsetAt, hour, end);
    for (const [from, to] of [
      [hour, changeAt],
      [changeAt, end],
    ] as const) {
      const reached = Math.max(from, midnight - offsetAt(from));
      if (reached < to) return reached;
    }
  }
}

/** The first instant in `(before, after]` with another offset than at `before`; no zone changes twice within an hour. */
function firstChange(offsetAt: (at: Instant) => number, before: Instant, after: Instant): Instant {
  const offset = offsetAt(before);
  let [same, other] = [before, after];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}
