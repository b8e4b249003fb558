import fc from "fast-check";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import type { ServiceHours } from "../../../src/domain/calendar/service-hours";
import { DAY, type Instant, type Milliseconds } from "../../../src/domain/time";
import { arbitraryCalendar, hardZones } from "./arbitrary-calendar";

const FROM = Date.UTC(2005, 0, 1);
const TO = Date.UTC(2040, 0, 1);
const dates = Array.from({ length: 100 }, (_, i) => new Date(FROM + i * 127 * DAY).toISOString().slice(0, 10));

const hours: fc.Arbitrary<ServiceHours> = fc
  .constantFrom(...hardZones)
  .chain((timezone) => arbitraryCalendar(timezone, dates))
  .map((calendar) => compileServiceHours(calendar));
const instant: fc.Arbitrary<Instant> = fc.integer({ min: FROM, max: TO - 1 });
/** From a moment to a good two months of working time. */
const duration: fc.Arbitrary<Milliseconds> = fc.oneof(
  fc.integer({ min: 1, max: DAY }),
  fc.integer({ min: 1, max: 60 * DAY }),
);

/** Instants ascending, as a span and points within it. */
const ascending = <N extends number>(count: N) =>
  fc.array(instant, { minLength: count, maxLength: count }).map((instants) => instants.sort((a, b) => a - b));

/** Opening instants may lie beyond what a sparse calendar can know: such a case says nothing. */
function ifKnown<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    fc.pre((error as { code?: string }).code !== "calendar-range");
    throw error;
  }
}

const holds = <Ts extends [unknown, ...unknown[]]>(property: fc.IProperty<Ts>) => fc.assert(property, { numRuns: 100 });

it("counts a span as the sum of its parts, wherever it is split", () => {
  holds(
    fc.property(hours, ascending(3), (calendar, [start, middle, end]) => {
      const parts = calendar.workingTimeBetween(start!, middle!) + calendar.workingTimeBetween(middle!, end!);
      expect(calendar.workingTimeBetween(start!, end!)).toBe(parts);
    }),
  );
});

it("never counts more working time than time, nor less than none", () => {
  holds(
    fc.property(hours, ascending(2), (calendar, [start, end]) => {
      const worked = calendar.workingTimeBetween(start!, end!);
      expect(worked).toBeGreaterThanOrEqual(0);
      expect(worked).toBeLessThanOrEqual(end! - start!);
    }),
  );
});

it("uses up exactly the working time added, and no sooner", () => {
  holds(
    fc.property(hours, instant, duration, (calendar, start, working) => {
      const end = ifKnown(() => calendar.addWorkingTime(start, working));
      fc.pre(end !== null);
      expect(calendar.workingTimeBetween(start, end)).toBe(working);
      expect(calendar.workingTimeBetween(start, end - 1)).toBe(working - 1);
    }),
  );
});

it("goes back exactly by the working time subtracted, and no further", () => {
  holds(
    fc.property(hours, instant, duration, (calendar, end, working) => {
      const start = ifKnown(() => calendar.subtractWorkingTime(end, working));
      fc.pre(start !== null);
      expect(calendar.workingTimeBetween(start, end)).toBe(working);
      expect(calendar.workingTimeBetween(start + 1, end)).toBe(working - 1);
    }),
  );
});

it("is open from an opening until the next change, and closed from a closing until the next opening", () => {
  holds(
    fc.property(hours, instant, (calendar, at) => {
      const opening = ifKnown(() => calendar.nextOpening(at));
      fc.pre(opening !== null);
      expect(calendar.isOpen(opening)).toBe(true);
      expect(calendar.workingTimeBetween(at, opening)).toBe(0);
      const change = ifKnown(() => calendar.nextChange(opening));
      fc.pre(change !== null);
      expect(calendar.isOpen(change)).toBe(false);
      expect(calendar.previousClosing(change)).toBe(change);
      expect(calendar.workingTimeBetween(opening, change)).toBe(change - opening);
    }),
  );
});

it("adds one after the other what it adds at once", () => {
  holds(
    fc.property(hours, instant, duration, duration, (calendar, start, first, second) => {
      const atOnce = ifKnown(() => calendar.addWorkingTime(start, first + second));
      const afterFirst = ifKnown(() => calendar.addWorkingTime(start, first));
      fc.pre(atOnce !== null && afterFirst !== null);
      expect(calendar.addWorkingTime(afterFirst, second)).toBe(atOnce);
    }),
  );
});
