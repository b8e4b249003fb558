import type { AvailabilityEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "../catalogue/catalogue";
import { monthsBetween, monthsLater, startOfMonth } from "../history-pages/month";
import type { Period } from "../period-figures/selection";
import type { Span } from "./span";

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The whole months, quarters or years of the calendar that a period touches: over each of them a promise is reckoned. */
export function promisePeriods({ first, last }: Period, per: NonNullable<AvailabilityEntry["per"]>): Period[] {
  const length = MONTHS[per];
  const beginnings = monthsBetween(first, last).map((month) =>
    monthsLater(month, -((Number(month.slice(-2)) - 1) % length)),
  );
  return [...new Set(beginnings)].map((month) => ({ first: month, last: monthsLater(month, length - 1) }));
}

/** What has to be known to judge a period by every promise of a catalogue. */
export function periodToKnow({ agreements }: Catalogue, period: Period): Period {
  const periods = agreements.flatMap(({ availability }) =>
    availability === undefined ? [] : promisePeriods(period, availability.per ?? "month"),
  );
  const all = [period, ...periods];
  return {
    first: all.map(({ first }) => first).sort()[0]!,
    last: all
      .map(({ last }) => last)
      .sort()
      .at(-1)!,
  };
}

/** From the first instant of its first month to the last of its last. @throws UnknownTimeZone */
export function spanOfPeriod({ first, last }: Period, timezone: string): Span {
  return { from: startOfMonth(first, timezone), to: startOfMonth(monthsLater(last, 1), timezone) };
}
