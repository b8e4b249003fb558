import type { CalendarEntry } from "../../../../src/domain/catalogue/calendar-entry";
import { HOUR, MINUTE } from "../../../../src/domain/time";
import { comingDays } from "../../../../static/ui/settings/calendars/coming-days";

const office: CalendarEntry = {
  key: "office",
  timezone: "Europe/Amsterdam",
  weekly: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] },
  holidays: ["2026-12-28", { date: "2026-12-29", name: "Stocktaking" }],
  overrides: { "2027-01-04": [["10:00", "12:00"]], "2027-01-05": [] },
  breaks: { "2027-01-11": [["12:00", "13:00"]] },
};

it.each`
  date            | weekday  | hours                                       | cause         | name             | why
  ${"2026-12-21"} | ${"mon"} | ${[["09:00", "17:00"]]}                     | ${"week"}     | ${null}          | ${"as every Monday"}
  ${"2026-12-23"} | ${"wed"} | ${[]}                                       | ${"week"}     | ${null}          | ${"closed every Wednesday"}
  ${"2026-12-28"} | ${"mon"} | ${[]}                                       | ${"holiday"}  | ${null}          | ${"a holiday without a name"}
  ${"2026-12-29"} | ${"tue"} | ${[]}                                       | ${"holiday"}  | ${"Stocktaking"} | ${"a holiday with one"}
  ${"2027-01-04"} | ${"mon"} | ${[["10:00", "12:00"]]}                     | ${"override"} | ${null}          | ${"hours of its own"}
  ${"2027-01-05"} | ${"tue"} | ${[]}                                       | ${"override"} | ${null}          | ${"closed for once"}
  ${"2027-01-11"} | ${"mon"} | ${[["09:00", "12:00"], ["13:00", "17:00"]]} | ${"break"}    | ${null}          | ${"its hours without the break"}
`("$date is a $weekday with $hours by its $cause ($why)", ({ date, weekday, hours, cause, name }) => {
  expect(comingDays(office, date, 1)).toEqual([{ date, weekday, hours, cause, name, clockChange: null }]);
});

it("gives the days in a row", () => {
  expect(comingDays(office, "2026-12-30", 4).map(({ date }) => date)).toEqual([
    "2026-12-30",
    "2026-12-31",
    "2027-01-01",
    "2027-01-02",
  ]);
});

it.each`
  zone                     | weekly                           | date            | by             | gained          | why
  ${"Europe/Amsterdam"}    | ${"always"}                      | ${"2026-03-29"} | ${HOUR}        | ${-HOUR}        | ${"an hour that never comes"}
  ${"Europe/Amsterdam"}    | ${"always"}                      | ${"2026-10-25"} | ${-HOUR}       | ${HOUR}         | ${"an hour that comes twice"}
  ${"Europe/Amsterdam"}    | ${{ sun: [["09:00", "17:00"]] }} | ${"2026-10-25"} | ${-HOUR}       | ${0}            | ${"clocks change while it is closed"}
  ${"Europe/Amsterdam"}    | ${{ sun: [["00:00", "02:30"]] }} | ${"2026-10-25"} | ${-HOUR}       | ${30 * MINUTE}  | ${"open for a part of the hour that comes twice"}
  ${"Australia/Lord_Howe"} | ${"always"}                      | ${"2026-10-04"} | ${30 * MINUTE} | ${-30 * MINUTE} | ${"half an hour"}
`("on $date clocks in $zone change by $by ms, which gains $gained ms ($why)", ({ zone, weekly, date, by, gained }) => {
  const calendar = { key: "night", timezone: zone, weekly };
  const [day, next] = comingDays(calendar, date, 2);
  expect({ ...day!.clockChange, at: null }).toEqual({ at: null, by, gained });
  expect(next!.clockChange).toBeNull();
});
