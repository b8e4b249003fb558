import * as fc from "fast-check";
import { localClock } from "../../history/local-time";

it.each`
  zone                     | wall                         | utc                       | why
  ${"Etc/UTC"}             | ${[2016, 2, 29, 1, 16, 0]}   | ${"2016-02-29T01:16:00Z"} | ${"UTC is itself"}
  ${"Europe/Amsterdam"}    | ${[2013, 1, 15, 12, 0, 0]}   | ${"2013-01-15T11:00:00Z"} | ${"winter"}
  ${"Europe/Amsterdam"}    | ${[2013, 7, 15, 12, 0, 0]}   | ${"2013-07-15T10:00:00Z"} | ${"summer"}
  ${"Europe/Amsterdam"}    | ${[2013, 3, 31, 1, 59, 59]}  | ${"2013-03-31T00:59:59Z"} | ${"the last second before the spring change"}
  ${"Europe/Amsterdam"}    | ${[2013, 3, 31, 2, 30, 0]}   | ${"2013-03-31T01:30:00Z"} | ${"skipped: half an hour after the jump"}
  ${"Europe/Amsterdam"}    | ${[2013, 3, 31, 3, 0, 0]}    | ${"2013-03-31T01:00:00Z"} | ${"the first second after it"}
  ${"Europe/Amsterdam"}    | ${[2013, 10, 27, 1, 59, 59]} | ${"2013-10-26T23:59:59Z"} | ${"before the autumn change"}
  ${"Europe/Amsterdam"}    | ${[2013, 10, 27, 2, 30, 0]}  | ${"2013-10-27T00:30:00Z"} | ${"shown twice: the first time"}
  ${"Europe/Amsterdam"}    | ${[2013, 10, 27, 3, 0, 0]}   | ${"2013-10-27T02:00:00Z"} | ${"after it"}
  ${"America/New_York"}    | ${[2013, 3, 10, 2, 30, 0]}   | ${"2013-03-10T07:30:00Z"} | ${"skipped, west of Greenwich"}
  ${"America/New_York"}    | ${[2013, 11, 3, 1, 30, 0]}   | ${"2013-11-03T05:30:00Z"} | ${"shown twice, west of Greenwich"}
  ${"Australia/Lord_Howe"} | ${[2013, 4, 7, 1, 45, 0]}    | ${"2013-04-06T14:45:00Z"} | ${"shown twice, a change of half an hour"}
  ${"Asia/Kolkata"}        | ${[2016, 2, 29, 5, 30, 0]}   | ${"2016-02-29T00:00:00Z"} | ${"an offset of half hours"}
`("$wall in $zone is $utc ($why)", ({ zone, wall, utc }) => {
  expect(localClock(zone)(...(wall as Parameters<ReturnType<typeof localClock>>))).toBe(Date.parse(utc));
});

it("never reads a later wall time as an earlier instant, but within the hour that the clocks skip", () => {
  const clock = localClock("Europe/Amsterdam");
  const minutes = fc.integer({ min: 0, max: 365 * 24 * 60 - 601 });
  const wall = (minute: number): Parameters<typeof clock> => {
    const shown = new Date(Date.UTC(2013, 0, 1, 0, minute));
    return [2013, shown.getUTCMonth() + 1, shown.getUTCDate(), shown.getUTCHours(), shown.getUTCMinutes(), 0];
  };
  fc.assert(
    fc.property(minutes, fc.integer({ min: 60, max: 600 }), (minute, later) => {
      expect(clock(...wall(minute + later))).toBeGreaterThanOrEqual(clock(...wall(minute)));
    }),
  );
});

it("refuses a zone that nobody knows", () => {
  expect(() => localClock("Europe/Atlantis")).toThrow('"Europe/Atlantis" is no time zone');
});
