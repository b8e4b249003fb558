import * as fc from "fast-check";
import { addDays, addMonths, isLocalDate } from "../../../src/domain/catalogue/local-date";

const DAY = 24 * 60 * 60 * 1_000;

it.each`
  text            | is
  ${"2024-02-29"} | ${true}
  ${"2023-02-29"} | ${false}
  ${"2024-2-29"}  | ${false}
  ${"2024-13-01"} | ${false}
  ${"tomorrow"}   | ${false}
`("$text is a day of the calendar: $is", ({ text, is }) => {
  expect(isLocalDate(text)).toBe(is);
});

it.each`
  date            | months | later           | why
  ${"2024-01-31"} | ${1}   | ${"2024-02-29"} | ${"the last day, where a month has no such day"}
  ${"2023-12-15"} | ${1}   | ${"2024-01-15"} | ${"across the year"}
  ${"2024-02-29"} | ${12}  | ${"2025-02-28"} | ${"a leap day a year on"}
  ${"2024-06-30"} | ${6}   | ${"2024-12-30"} | ${"the same day, not the last"}
`("$months months after $date is $later: $why", ({ date, months, later }) => {
  expect(addMonths(date, months)).toBe(later);
});

it("days are added in whole days, whatever lies between", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: -5_000, max: 5_000 }), (day, days) => {
      const date = addDays("1970-01-01", day);
      expect(Date.parse(addDays(date, days)) - Date.parse(date)).toBe(days * DAY);
    }),
  );
});
