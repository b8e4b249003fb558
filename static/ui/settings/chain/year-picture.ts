import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import { offsetStretches } from "../../../../src/domain/calendar/zone-offsets";
import { chainEnd, endOf } from "../../../../src/domain/promise-chain/chain-end";
import type { ChainQuestion } from "../../../../src/domain/promise-chain/prove-chain";
import { DAY, HOUR } from "../../../../src/domain/time";

/** What became of the starts of one hour of one day: `none` when the promise's hours are closed or nothing starts. */
export type HourOfStarts = "none" | "in time" | "late";

/** A day of the promise's zone with its 24 hours as the wall clock reads them; an hour with one late start is late. */
export interface DayOfStarts {
  readonly date: LocalDate;
  readonly hours: readonly HourOfStarts[];
}

/** Which starts of a year fail, day by day and hour by hour. The starts are those of `proveChain`. */
export function pictureOfYear(question: ChainQuestion, timezone: string): DayOfStarts[] {
  const { promise, links, startsWhenOpen, from, to, step } = question;
  const days = new Map<number, HourOfStarts[]>();
  let start = from;
  for (const stretch of offsetStretches(timezone, from, to)) {
    for (; start < stretch.to && start < to; start += step) {
      const wall = start + stretch.offset;
      const day = Math.floor(wall / DAY);
      let hours = days.get(day);
      if (hours === undefined) {
        hours = Array.from({ length: 24 }, () => "none");
        days.set(day, hours);
      }
      const hour = Math.floor((wall - day * DAY) / HOUR);
      if (hours[hour] === "late" || (startsWhenOpen && !promise.hours.isOpen(start))) continue;
      hours[hour] = chainEnd(links, start) > endOf(promise, start) ? "late" : "in time";
    }
  }
  return [...days].map(([day, hours]) => ({ date: new Date(day * DAY).toISOString().slice(0, 10), hours }));
}
