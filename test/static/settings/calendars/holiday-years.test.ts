import { lastHoliday, yearsWithoutHolidays } from "../../../../static/ui/settings/calendars/holiday-years";

const calendar = (holidays: string[], weekly: object | "always" = {}) =>
  ({ key: "office", timezone: "Etc/UTC", weekly, holidays }) as never;

it.each`
  holidays                        | weekly      | today           | years           | why
  ${["2026-12-25"]}               | ${{}}       | ${"2026-06-01"} | ${[]}           | ${"next year is far away"}
  ${["2026-12-25"]}               | ${{}}       | ${"2026-10-01"} | ${[2027]}       | ${"three months before it begins"}
  ${["2026-12-25", "2027-01-01"]} | ${{}}       | ${"2026-10-01"} | ${[]}           | ${"one is enough to show that somebody thought of it"}
  ${[]}                           | ${{}}       | ${"2026-11-01"} | ${[2026, 2027]} | ${"neither this year nor the next"}
  ${[]}                           | ${"always"} | ${"2026-11-01"} | ${[]}           | ${"round the clock is meant to have none"}
`("with $holidays on $today $years lack holidays ($why)", ({ holidays, weekly, today, years }) => {
  expect(yearsWithoutHolidays(calendar(holidays, weekly), today)).toEqual(years);
});

it("knows the last holiday whatever the order", () => {
  expect(lastHoliday(calendar(["2027-01-01", "2028-05-01", "2026-12-25"]))).toBe("2028-05-01");
  expect(lastHoliday(calendar([]))).toBeNull();
});
