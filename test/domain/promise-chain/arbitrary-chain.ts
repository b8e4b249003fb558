import fc from "fast-check";
import type { Calendar } from "../../../src/domain/calendar/calendar";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import type { Chain, ChainLeg } from "../../../src/domain/promise-chain/chain";
import type { ChainQuestion } from "../../../src/domain/promise-chain/prove-chain";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../../src/domain/time";
import { arbitraryCalendar, hardZones } from "../calendar/arbitrary-calendar";

/** A question in which calendars are still what people wrote, so that it can be answered without the product's code. */
export interface WrittenQuestion {
  readonly promise: WrittenTime;
  readonly links: readonly WrittenLeg[];
  readonly startsWhenOpen: boolean;
  readonly from: Instant;
  readonly to: Instant;
  readonly step: number;
}

export interface WrittenTime {
  readonly calendar: Calendar;
  readonly within: number;
}

export type WrittenLeg =
  | (WrittenTime & { readonly isOptional: boolean })
  | { readonly branches: readonly (readonly WrittenLeg[])[]; readonly isOptional: boolean };

/** Days shortly before clocks change somewhere; the zones in which they do stand beside them. */
const anchors = [
  Date.UTC(2026, 2, 27), // Zurich, spring
  Date.UTC(2026, 9, 23), // Zurich, autumn; a week later New York
  Date.UTC(2026, 3, 3), // Lord Howe, Chatham and Santiago, autumn
  Date.UTC(2026, 1, 13), // Casablanca, for Ramadan
  Date.UTC(2018, 10, 2), // Sao Paulo, at midnight
  Date.UTC(2011, 11, 28), // Apia leaves a day out
] as const;

/** As far as the slow truth looks from an anchor. */
export const WINDOW = 40 * DAY;

const days = (from: Instant) =>
  Array.from({ length: WINDOW / DAY }, (_, day) => new Date(from + day * DAY).toISOString().slice(0, 10));

/** Nothing, seconds, or hours; what often ends exactly at closing time included. */
const arbitraryWithin = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, SECOND) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }).map((halfHours) => (halfHours * HOUR) / 2) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 * 3600 }).map((seconds) => seconds * SECOND) },
);

export const arbitraryQuestion: fc.Arbitrary<WrittenQuestion> = fc.constantFrom(...anchors).chain((anchor) => {
  const calendar = fc.constantFrom(...hardZones).chain((timezone) => arbitraryCalendar(timezone, days(anchor)));
  const time = fc.record({ calendar, within: arbitraryWithin });
  const isOptional = fc.boolean();
  const link = fc.record({ calendar, within: arbitraryWithin, isOptional });
  const { legs } = fc.letrec<{ leg: WrittenLeg; legs: readonly WrittenLeg[] }>((tie) => ({
    leg: fc.oneof(
      { maxDepth: 2, depthSize: "max", depthIdentifier: "fork" },
      { weight: 3, arbitrary: link },
      {
        weight: 2,
        arbitrary: fc.record({
          branches: fc.array(tie("legs"), { size: "max", maxLength: 3 }),
          isOptional,
        }),
      },
    ),
    legs: fc.array(tie("leg"), { size: "max", maxLength: 3 }),
  }));
  return fc
    .record({
      promise: time,
      links: legs,
      startsWhenOpen: fc.boolean(),
      past: fc.integer({ min: 0, max: (2 * DAY) / SECOND }),
      length: fc.integer({ min: 0, max: (3 * DAY) / SECOND }),
      step: fc.constantFrom(15 * MINUTE, 15 * MINUTE, HOUR, 7 * MINUTE, 13 * MINUTE + SECOND),
    })
    .map(({ past, length, ...rest }) => ({
      ...rest,
      from: anchor + past * SECOND,
      to: anchor + (past + length) * SECOND,
    }));
});

export function anchorOf({ from }: WrittenQuestion): Instant {
  return anchors.find((anchor) => from >= anchor && from <= anchor + 2 * DAY)!;
}

export function compiled({ promise, links, ...rest }: WrittenQuestion): ChainQuestion {
  const timeOf = ({ calendar, within }: WrittenTime) => ({ hours: compileServiceHours(calendar), within });
  const chainOf = (legs: readonly WrittenLeg[]): Chain =>
    legs.map(
      (leg): ChainLeg =>
        "branches" in leg
          ? { kind: "parallel", branches: leg.branches.map(chainOf), isOptional: leg.isOptional }
          : { kind: "link", name: "somebody", ...timeOf(leg), isOptional: leg.isOptional },
    );
  return { promise: timeOf(promise), links: chainOf(links), ...rest };
}
