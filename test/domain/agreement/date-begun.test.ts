import * as fc from "fast-check";
import { dateBegunBy } from "../../../src/domain/agreement/date-begun";
import { startOfLocalDate } from "../../../src/domain/agreement/start-of-local-date";
import { addDays } from "../../../src/domain/catalogue/local-date";
import { MINUTE } from "../../../src/domain/time";

it.each`
  at                        | zone                  | date            | why
  ${"2024-06-01T22:00:00Z"} | ${"Europe/Zurich"}    | ${"2024-06-02"} | ${"midnight there"}
  ${"2024-06-01T21:59:59Z"} | ${"Europe/Zurich"}    | ${"2024-06-01"} | ${"a second before"}
  ${"2011-12-30T09:59:59Z"} | ${"Pacific/Apia"}     | ${"2011-12-29"} | ${"the evening before the day that Samoa left out"}
  ${"2011-12-30T10:00:00Z"} | ${"Pacific/Apia"}     | ${"2011-12-31"} | ${"and the morning after"}
  ${"2024-09-08T03:59:59Z"} | ${"America/Santiago"} | ${"2024-09-07"} | ${"clocks that skip midnight"}
  ${"2024-09-08T04:00:00Z"} | ${"America/Santiago"} | ${"2024-09-08"} | ${"begin the day at one"}
  ${"2024-04-07T02:59:59Z"} | ${"America/Santiago"} | ${"2024-04-06"} | ${"clocks that go back at midnight"}
  ${"2024-11-03T04:00:00Z"} | ${"America/Havana"}   | ${"2024-11-03"} | ${"the first passing of the first hour"}
`("at $at, $date has begun in $zone: $why", ({ at, zone, date }) => {
  expect(dateBegunBy(Date.parse(at), zone)).toBe(date);
});

it("a date has begun exactly when its start has passed", () => {
  const zones = ["Etc/UTC", "Europe/Zurich", "Pacific/Apia", "America/Santiago", "America/Havana", "Asia/Gaza"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.parse("2005-01-01") / MINUTE, max: Date.parse("2030-01-01") / MINUTE }),
      (zone, minute) => {
        const at = minute * MINUTE;
        const date = dateBegunBy(at, zone);
        expect(startOfLocalDate(date, zone)).toBeLessThanOrEqual(at);
        expect(startOfLocalDate(addDays(date, 1), zone)).toBeGreaterThan(at);
      },
    ),
    { numRuns: 60 },
  );
});
