import { useMemo } from "react";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { describeDuration } from "../../../../src/domain/agreement/duration";
import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import { DAY, type Instant, type Milliseconds } from "../../../../src/domain/time";
import { useApp } from "../../shared/app/app";
import { say } from "../../shared/words/say";

/** Times and figures as the viewer reads them. */
export interface Formats {
  /** A day, in whatever zone it is meant: `Mar 2, 2026`. */
  date(date: LocalDate): string;
  /** `from Mar 2, 2026`, `Mar 2, 2026 until Mar 2, 2027`. */
  validity(version: Pick<AgreementEntry, "validFrom" | "validTo">): string;
  /** A moment with its weekday as the wall of a zone reads: `Tue, Mar 3, 2:00 PM`. */
  moment(at: Instant, timezone: string): string;
  /** Working time, in hours whatever their number, as a day has no one length on a calendar: `40 h`. */
  duration(length: Milliseconds): string;
  /** Real time, such as a lateness, in days of 24 hours from the first on: `5 days 23 h 30 min`. */
  elapsed(length: Milliseconds): string;
  /** A share of a whole, never rounded to nothing or to all: `4.9%`. */
  share(part: number, whole: number): string;
}

export function useFormats(): Formats {
  const { locale } = useApp().viewer;
  return useMemo(() => formatsFor(locale), [locale]);
}

export function formatsFor(locale: string): Formats {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const moments = new Map<string, Intl.DateTimeFormat>();
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumSignificantDigits: 2 });
  const date = (day: LocalDate) => days.format(Date.parse(day));
  return {
    date,
    validity: ({ validFrom, validTo }) =>
      validTo === undefined
        ? say("agreements.valid.from", { from: date(validFrom) })
        : say("agreements.valid.span", { from: date(validFrom), to: date(validTo) }),
    moment(at, timezone) {
      const known =
        moments.get(timezone) ??
        new Intl.DateTimeFormat(locale, {
          timeZone: timezone,
          weekday: "short",
          month: "short",
          day: "numeric",
          hour: "numeric",
          minute: "2-digit",
        });
      moments.set(timezone, known);
      return known.format(at);
    },
    duration: describeDuration,
    elapsed(length) {
      const days = Math.floor(length / DAY);
      if (days === 0) return describeDuration(length);
      const rest = length % DAY;
      const inDays = say("agreements.days", { count: days });
      return rest === 0 ? inDays : `${inDays} ${describeDuration(rest)}`;
    },
    share: (part, whole) => {
      const share = part / whole;
      const isAlmostAll = part < whole && share > 0.99;
      return isAlmostAll ? `> ${percent.format(0.99)}` : percent.format(share);
    },
  };
}
