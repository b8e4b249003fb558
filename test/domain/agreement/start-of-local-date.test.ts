import * as fc from "fast-check";
import { startOfLocalDate } from "../../../src/domain/agreement/start-of-local-date";
import { DAY, MINUTE } from "../../../src/domain/time";

it.each`
  date            | timezone                 | start                         | why
  ${"2024-01-01"} | ${"Etc/UTC"}             | ${"2024-01-01T00:00:00.000Z"} | ${"no offset"}
  ${"2024-01-01"} | ${"Europe/Zurich"}       | ${"2023-12-31T23:00:00.000Z"} | ${"winter time, an hour ahead"}
  ${"2024-07-01"} | ${"Europe/Zurich"}       | ${"2024-06-30T22:00:00.000Z"} | ${"summer time, two"}
  ${"2024-03-31"} | ${"Europe/Zurich"}       | ${"2024-03-30T23:00:00.000Z"} | ${"the clock changes later that day"}
  ${"2024-01-01"} | ${"America/Los_Angeles"} | ${"2024-01-01T08:00:00.000Z"} | ${"far behind"}
  ${"2024-01-01"} | ${"Pacific/Kiritimati"}  | ${"2023-12-31T10:00:00.000Z"} | ${"14 hours ahead, farther than any"}
  ${"2024-01-01"} | ${"Pacific/Chatham"}     | ${"2023-12-31T10:15:00.000Z"} | ${"an odd quarter"}
  ${"2024-04-26"} | ${"Africa/Cairo"}        | ${"2024-04-25T22:00:00.000Z"} | ${"midnight is skipped: the day begins at 01:00, the moment after the gap"}
  ${"2018-11-04"} | ${"America/Sao_Paulo"}   | ${"2018-11-04T03:00:00.000Z"} | ${"likewise"}
  ${"2018-02-18"} | ${"America/Sao_Paulo"}   | ${"2018-02-18T03:00:00.000Z"} | ${"at midnight the clock goes back to 23:00, so the date begins an hour later"}
  ${"2010-11-07"} | ${"America/St_Johns"}    | ${"2010-11-07T02:30:00.000Z"} | ${"back at 00:01 to 23:01: the date's first minute counts"}
  ${"2022-03-22"} | ${"Asia/Tehran"}         | ${"2022-03-21T20:30:00.000Z"} | ${"midnight skipped in the middle of a UTC hour"}
  ${"2021-09-22"} | ${"Asia/Tehran"}         | ${"2021-09-21T20:30:00.000Z"} | ${"midnight put off by an hour in the middle of one"}
  ${"2011-12-30"} | ${"Pacific/Apia"}        | ${"2011-12-30T10:00:00.000Z"} | ${"a date left out: the start of the next"}
  ${"2011-12-31"} | ${"Pacific/Apia"}        | ${"2011-12-30T10:00:00.000Z"} | ${"which begins at the same instant"}
  ${"9999-12-31"} | ${"Etc/UTC"}             | ${"9999-12-31T00:00:00.000Z"} | ${"far away, as files write for never"}
  ${"0050-01-01"} | ${"Etc/UTC"}             | ${"0050-01-01T00:00:00.000Z"} | ${"year 50, not 1950"}
`("$date in $timezone begins at $start ($why)", ({ date, timezone, start }) => {
  expect(new Date(startOfLocalDate(date, timezone)).toISOString()).toBe(start);
});

it("is the first minute that the runtime's own clock reads as that date", () => {
  const zone = fc.constantFrom(
    "Europe/Zurich",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "Pacific/Apia",
  );
  const day = fc.integer({ min: Date.UTC(2000, 0, 1) / DAY, max: Date.UTC(2030, 0, 1) / DAY });
  fc.assert(
    fc.property(zone, day, (timeZone, days) => {
      const date = new Date(days * DAY).toISOString().slice(0, 10);
      const wall = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
      const start = startOfLocalDate(date, timeZone);
      expect(wall.format(start) >= date).toBe(true);
      expect(wall.format(start - MINUTE) < date).toBe(true);
    }),
  );
});

it("names a zone that it does not know", () => {
  expect(() => startOfLocalDate("2024-01-01", "Europe/Zurch")).toThrow(/Europe\/Zurch/);
});
