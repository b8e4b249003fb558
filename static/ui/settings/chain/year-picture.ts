import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import { offsetStretches } from "../../../../src/domain/calendar/zone-offsets";
import { chainEnds, endsOf } from "../../../../src/domain/promise-chain/chain-end";
import type { ChainQuestion } from "../../../../src/domain/promise-chain/prove-chain";
import { DAY, HOUR } from "../../../../src/domain/time";

/** What became of the starts of one hour of one day: `none` when the promise's hours are closed or nothing starts. */
export type HourOfStarts = "none" | "in time" | "late";

/** A day of the promise's zone with its 24 hours as the wall clock reads them; an hour with one late start is late. */
export interface DayOfStarts {
  readonly date: LocalDate;
  readonly hours: readonly HourOfStarts[];
}

/**
 * Which starts of a year fail, day by day and hour by hour. The starts are those of `proveChain`.
 * @param questions one for each period in which the chain stays the same, ascending
 */
export function pictureOfYear(questions: readonly ChainQuestion[], timezone: string): DayOfStarts[] {
  const days = new Map<number, HourOfStarts[]>();
  for (const question of questions) addStarts(days, question, timezone);
  return [...days].map(([day, hours]) => ({ date: new Date(day * DAY).toISOString().slice(0, 10), hours }));
}

function addStarts(days: Map<number, HourOfStarts[]>, question: ChainQuestion, timezone: string): void {
  const { promise, links, startsWhenOpen, from, to, step } = question;
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (count === 0) return;
  const starts = Float64Array.from({ length: count }, (_, place) => from + place * step);
  const dueInstants = endsOf(promise, starts);
  const ends = chainEnds(links, starts);
  let place = 0;
  for (const stretch of offsetStretches(timezone, from, to)) {
    for (; place < starts.length && starts[place]! < stretch.to; place += 1) {
      const start = starts[place]!;
      const wall = start + stretch.offset;
      const day = Math.floor(wall / DAY);
      const hours = days.get(day) ?? Array.from({ length: 24 }, (): HourOfStarts => "none");
      days.set(day, hours);
      const hour = Math.floor((wall - day * DAY) / HOUR);
      if (hours[hour] === "late" || (startsWhenOpen && !promise.hours.isOpen(start))) continue;
      hours[hour] = ends[place]! > dueInstants[place]! ? "late" : "in time";
    }
  }
}
