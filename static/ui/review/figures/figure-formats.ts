import { useMemo } from "react";
import type { Period } from "../../../../src/domain/period-figures/selection";
import { DAY, HOUR, MINUTE, type Milliseconds } from "../../../../src/domain/time";
import { useApp } from "../../shared/app/app";
import { say } from "../words";

/** Times and figures as a reader's language has them. */
export interface FigureFormats {
  /** `March 2026`, `January – March 2026`. */
  period(period: Period): string;
  /** Working time in hours, whatever their number, down to minutes: `40 h 5 min`. */
  working(length: Milliseconds): string;
  /** Real time, in days of 24 hours from the first on. */
  elapsed(length: Milliseconds): string;
  /** One decimal, cut off, so that what is not all is never said to be: `99.9%`. */
  percent(percent: number): string;
  number(value: number): string;
}

export function useFigureFormats(): FigureFormats {
  const { locale } = useApp().viewer;
  return useMemo(() => figureFormats(locale), [locale]);
}

export function figureFormats(locale: string): FigureFormats {
  const months = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const numbers = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const working = (length: Milliseconds) => {
    const [hours, minutes] = [Math.floor(length / HOUR), Math.floor((length % HOUR) / MINUTE)];
    if (hours === 0 && minutes === 0 && length > 0) return say("figures.length.less");
    if (hours === 0) return say("figures.length.minutes", { minutes });
    const inHours = say("figures.length.hours", { hours: numbers.format(hours) });
    return minutes === 0 ? inHours : `${inHours} ${say("figures.length.minutes", { minutes })}`;
  };
  return {
    period: ({ first, last }) =>
      first === last
        ? months.format(Date.parse(`${first}-01`))
        : months.formatRange(Date.parse(`${first}-01`), Date.parse(`${last}-01`)),
    working,
    elapsed(length) {
      const days = Math.floor(length / DAY);
      if (days === 0) return working(length);
      const inDays = say(days === 1 ? "figures.length.day" : "figures.length.days", { days: numbers.format(days) });
      return length % DAY < MINUTE ? inDays : `${inDays} ${working(length % DAY)}`;
    },
    // What is stored of 99.9 may be a little less than it.
    percent: (percent) => `${tenths.format(Math.floor(percent * 10 + 1e-6) / 10)}%`,
    number: (value) => numbers.format(value),
  };
}
