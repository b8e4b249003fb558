import { startOfLocalDate } from "../agreement/start-of-local-date";
import type { LocalDate } from "../calendar/calendar";
import { offsetProbe } from "../calendar/offset-probe";
import type { Instant } from "../time";
import type { Month } from "./history-record";

/** A month of a zone, from its first instant up to the first of the next. */
interface Span {
  readonly month: Month;
  readonly from: Instant;
  readonly to: Instant;
}

interface KnownSpans {
  /** The one asked for last: one question is followed by many of the same month. */
  latest: Span | undefined;
  readonly byMonth: Map<Month, Span>;
}

/** By zone; zone data belongs to no tenant. */
const known = new Map<string, KnownSpans>();

/** The month that the clocks of a zone read at an instant; it begins once, where they go back across its beginning. @throws UnknownTimeZone */
export function monthOf(at: Instant, timezone: string): Month {
  const spans = spansOf(timezone);
  const { latest } = spans;
  if (latest !== undefined && at >= latest.from && at < latest.to) return latest.month;
  const read = new Date(at + offsetProbe(timezone)(at)).toISOString().slice(0, 7);
  const span = spanOf(read, timezone);
  spans.latest = at < span.to ? span : spanOf(monthsLater(read, 1), timezone);
  return spans.latest.month;
}

/** The first instant of a month in a zone. @throws UnknownTimeZone */
export function startOfMonth(month: Month, timezone: string): Instant {
  return spanOf(month, timezone).from;
}

function spanOf(month: Month, timezone: string): Span {
  const { byMonth } = spansOf(timezone);
  let span = byMonth.get(month);
  if (span === undefined) {
    const startOf = (one: Month) => startOfLocalDate(`${one}-01` as LocalDate, timezone);
    span = { month, from: startOf(month), to: startOf(monthsLater(month, 1)) };
    byMonth.set(month, span);
  }
  return span;
}

function spansOf(timezone: string): KnownSpans {
  let spans = known.get(timezone);
  if (spans === undefined) {
    spans = { latest: undefined, byMonth: new Map() };
    known.set(timezone, spans);
  }
  return spans;
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
