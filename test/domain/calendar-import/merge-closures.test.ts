import fc from "fast-check";
import type { WallInterval } from "../../../src/domain/calendar/calendar";
import { type Closure, closedDays } from "../../../src/domain/calendar-import/closure";
import { compareClosures, joinedClosures, withClosures } from "../../../src/domain/calendar-import/merge-closures";
import type { CalendarEntry } from "../../../src/domain/catalogue/calendar-entry";

const office: CalendarEntry = {
  key: "office",
  timezone: "Europe/Amsterdam",
  weekly: { mon: [["09:00", "17:00"]] },
  holidays: ["2026-01-01", { date: "2026-12-25", name: "Christmas" }],
  breaks: {
    "2026-06-01": [
      ["12:00", "13:00"],
      ["13:00", "14:00"],
    ],
  },
};

const day = (date: string, name: string | null = null): Closure => ({ date, name, hours: null });
const part = (date: string, from: string, to: string): Closure => ({ date, name: null, hours: [from, to] });

it.each`
  closure                                 | standing   | why
  ${day("2026-12-26")}                    | ${"new"}   | ${"no holiday yet"}
  ${day("2026-12-25", "First day")}       | ${"known"} | ${"a holiday, whatever its name"}
  ${part("2026-12-25", "09:00", "12:00")} | ${"known"} | ${"hours of a holiday"}
  ${part("2026-06-01", "12:30", "13:30")} | ${"known"} | ${"within breaks that touch"}
  ${part("2026-06-01", "11:30", "13:30")} | ${"new"}   | ${"begins before the break"}
  ${day("2026-06-01")}                    | ${"new"}   | ${"a break is no whole day"}
`("$closure is $standing ($why)", ({ closure, standing }) => {
  expect(compareClosures(office, [closure]).map((compared) => compared.standing)).toEqual([standing]);
});

it("joins what falls on the same day, with the names of all, and lets a day take in its hours", () => {
  const closures = [
    day("2026-05-14", "Ascension"),
    part("2026-05-14", "12:00", "24:00"),
    day("2026-05-14", "Liberation"),
    day("2026-05-14", "Ascension"),
    day("2026-05-01"),
  ];
  expect(joinedClosures(closures)).toEqual([day("2026-05-01"), day("2026-05-14", "Ascension / Liberation")]);
});

it("puts new holidays where they belong by date and leaves the others as they were", () => {
  const merged = withClosures(office, [day("2026-04-27", "King's Day"), day("2026-12-25"), day("2027-01-01")]);
  expect(merged.holidays).toEqual([
    "2026-01-01",
    { date: "2026-04-27", name: "King's Day" },
    { date: "2026-12-25", name: "Christmas" },
    "2027-01-01",
  ]);
});

it("joins hours with the breaks of the same date", () => {
  const merged = withClosures(office, [part("2026-06-01", "11:30", "12:00"), part("2026-06-02", "09:00", "10:00")]);
  expect(merged.breaks).toEqual({ "2026-06-01": [["11:30", "14:00"]], "2026-06-02": [["09:00", "10:00"]] });
});

it("adds neither list where there is nothing for it", () => {
  const bare: CalendarEntry = { key: "bare", timezone: "Etc/UTC", weekly: "always" };
  expect(withClosures(bare, [])).toEqual(bare);
});

const arbitraryClosure = fc
  .record({
    day: fc.integer({ min: 0, max: 20 }),
    name: fc.option(fc.constantFrom("Easter", "Fair")),
    hours: fc.option(
      fc.uniqueArray(fc.integer({ min: 10, max: 23 }), { minLength: 2, maxLength: 2 }).map((hours): WallInterval => {
        const [from, to] = hours.toSorted((one, other) => one - other);
        return [`${from}:00`, `${to}:00`];
      }),
    ),
  })
  .map(({ day: days, ...closure }): Closure => ({ ...closedDays("2026-05-25", days + 1, null)[days]!, ...closure }));

it("knows everything once it is taken in, and taking it in again changes nothing", () => {
  fc.assert(
    fc.property(fc.array(arbitraryClosure, { maxLength: 12 }), (closures) => {
      const once = withClosures(office, closures);
      expect(compareClosures(once, closures).filter(({ standing }) => standing === "new")).toEqual([]);
      expect(withClosures(once, closures)).toEqual(once);
    }),
  );
});
