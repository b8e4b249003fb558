import { useMemo } from "react";
import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import type { Period } from "../../../../src/domain/period-figures/selection";
import { DAY, HOUR, MINUTE, type Milliseconds } from "../../../../src/domain/time";
import { useApp } from "../../shared/app/app";
import { say } from "../words";

/** Times and figures as a reader's language has them. */
export interface ReviewFormats {
  /** `Mar 2, 2026`. */
  date(date: LocalDate): string;
  /** `March 2026`, `January – March 2026`. */
  period(period: Period): string;
  /** Working time in hours, whatever their number, down to minutes: `40 h 5 min`; `under a minute`. */
  working(length: Milliseconds): string;
  /** Real time, in days of 24 hours from the first on. */
  elapsed(length: Milliseconds): string;
  /** One decimal, cut off, so that what is not all is never said to be: `99.9%`. */
  percent(percent: number): string;
  /** Three decimals, as availability is promised. */
  availability(percent: number): string;
  number(value: number): string;
}

export function useReviewFormats(): ReviewFormats {
  const { locale } = useApp().viewer;
  return useMemo(() => reviewFormats(locale), [locale]);
}

export function reviewFormats(locale: string): ReviewFormats {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const numbers = new Intl.NumberFormat(locale);
  const cut = (digits: number) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    const scale = 10 ** digits;
    // What is stored of 99.9 may be a little less than it.
    return (percent: number) => `${format.format(Math.floor(percent * scale + 1e-6) / scale)}%`;
  };
  const working = (length: Milliseconds) => {
    const [hours, minutes] = [Math.floor(length / HOUR), Math.floor((length % HOUR) / MINUTE)];
    if (hours === 0 && minutes === 0) return length > 0 ? say("length.less") : say("length.minutes", { minutes: 0 });
    const parts = [hours > 0 && say("length.hours", { hours }), minutes > 0 && say("length.minutes", { minutes })];
    return parts.filter((part) => part !== false).join(" ");
  };
  return {
    date: (date) => days.format(Date.parse(date)),
    period: ({ first, last }) =>
      first === last
        ? months.format(Date.parse(`${first}-01`))
        : months.formatRange(Date.parse(`${first}-01`), Date.parse(`${last}-01`)),
    working,
    elapsed(length) {
      const whole = Math.floor(length / DAY);
      if (whole === 0) return working(length);
      const inDays = whole === 1 ? say("length.day") : say("length.days", { days: whole });
      return length % DAY < MINUTE ? inDays : `${inDays} ${working(length % DAY)}`;
    },
    percent: cut(1),
    availability: cut(3),
    number: (value) => numbers.format(value),
  };
}
