import fc from "fast-check";
import { startOfLocalDate } from "../../../src/domain/agreement/start-of-local-date";
import { offsetProbe } from "../../../src/domain/calendar/offset-probe";
import { closuresOfPeriod } from "../../../src/domain/calendar-import/closures-of-period";
import { addDays } from "../../../src/domain/catalogue/local-date";
import { HOUR, MINUTE } from "../../../src/domain/time";
import { hardZones } from "../calendar/arbitrary-calendar";

const said = (start: string, end: string, timezone: string) =>
  closuresOfPeriod(Date.parse(start), Date.parse(end), timezone, null).map(({ date, hours }) =>
    hours === null ? date : `${date} ${hours.join("-")}`,
  );

it.each`
  start                     | end                       | timezone              | closures                                                              | why
  ${"2026-12-24T23:00:00Z"} | ${"2026-12-25T23:00:00Z"} | ${"Europe/Amsterdam"} | ${["2026-12-25"]}                                                     | ${"midnight to midnight of the zone"}
  ${"2026-12-24T11:00:00Z"} | ${"2026-12-24T17:30:00Z"} | ${"Europe/Amsterdam"} | ${["2026-12-24 12:00-18:30"]}                                         | ${"hours of one day"}
  ${"2026-12-24T17:00:00Z"} | ${"2026-12-26T11:00:00Z"} | ${"Europe/Amsterdam"} | ${["2026-12-24 18:00-24:00", "2026-12-25", "2026-12-26 00:00-12:00"]} | ${"an evening, a day and a morning"}
  ${"2026-12-24T11:00:30Z"} | ${"2026-12-24T11:30:10Z"} | ${"Europe/Amsterdam"} | ${["2026-12-24 12:00-12:31"]}                                         | ${"outward to whole minutes"}
  ${"2026-12-24T11:00:00Z"} | ${"2026-12-24T11:00:00Z"} | ${"Europe/Amsterdam"} | ${[]}                                                                 | ${"empty"}
  ${"2026-12-24T12:00:00Z"} | ${"2026-12-24T11:00:00Z"} | ${"Europe/Amsterdam"} | ${[]}                                                                 | ${"reversed"}
  ${"2026-03-28T23:00:00Z"} | ${"2026-03-29T22:00:00Z"} | ${"Europe/Amsterdam"} | ${["2026-03-29"]}                                                     | ${"a day of 23 hours"}
  ${"2011-12-29T10:00:00Z"} | ${"2011-12-31T10:00:00Z"} | ${"Pacific/Apia"}     | ${["2011-12-29", "2011-12-31"]}                                       | ${"the 30th did not take place"}
`("$start to $end in $timezone closes $closures ($why)", ({ start, end, timezone, closures }) => {
  expect(said(start, end, timezone)).toEqual(closures);
});

it("closes an instant if and only if the period holds it, in any zone", () => {
  const start = Date.parse("2026-01-01T00:00:00Z");
  fc.assert(
    fc.property(
      fc.constantFrom(...hardZones),
      fc.integer({ min: 0, max: 365 * 24 * 4 }),
      fc.integer({ min: 1, max: 3 * 24 * 4 }),
      (timezone, quarter, quarters) => {
        const startAt = start + quarter * 15 * MINUTE;
        const endAt = startAt + quarters * 15 * MINUTE;
        const closures = closuresOfPeriod(startAt, endAt, timezone, null);
        const offsetAt = offsetProbe(timezone);
        // Where clocks change, a wall time is not one instant: those days are not judged.
        for (let at = startAt - HOUR; at < endAt + HOUR; at += 15 * MINUTE) {
          const wall = new Date(at + offsetAt(at)).toISOString();
          const date = wall.slice(0, 10);
          const dayAt = startOfLocalDate(date, timezone);
          if (offsetAt(dayAt) !== offsetAt(startOfLocalDate(addDays(date, 1), timezone))) continue;
          const time = wall.slice(11, 16);
          const isClosed = closures.some(
            (closure) =>
              closure.date === date &&
              (closure.hours === null || (closure.hours[0] <= time && time < closure.hours[1])),
          );
          expect({ wall, isClosed }).toEqual({ wall, isClosed: startAt <= at && at < endAt });
        }
      },
    ),
    { numRuns: 30 },
  );
});
