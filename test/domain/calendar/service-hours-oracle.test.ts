import fc from "fast-check";
import type { Calendar } from "../../../src/domain/calendar/calendar";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import { DAY, HOUR, type Instant, MINUTE } from "../../../src/domain/time";
import {
  beganAt,
  isOpenAt,
  lastEnd,
  nextStart,
  type OpenSpan,
  openSpans,
  usedUpAt,
  workedIn,
} from "../../../tools/calendar-oracle/open-spans";
import { readWall, type WallRun, walkWall } from "../../../tools/calendar-oracle/wall-clock";
import { arbitraryCalendar, hardZones } from "./arbitrary-calendar";

const isNightly = process.env.NIGHTLY === "1";
const caseCount = isNightly ? 100_000 : 2_000;

/** Days of wall clock that a case is laid in: enough for a closed week or two around a clock change. */
const WINDOW = 16 * DAY;
const FIRST_YEAR = 1975;
const LAST_YEAR = 2045;

interface Window {
  readonly timezone: string;
  readonly from: Instant;
  readonly runs: readonly WallRun[];
  readonly dates: readonly string[];
}

function windowAround(timezone: string, at: Instant): Window {
  const from = Math.floor((at - WINDOW / 2) / DAY) * DAY;
  const runs = walkWall(timezone, from, from + WINDOW);
  const dates = new Set(runs.map(({ wall }) => Math.floor(wall / DAY)));
  return {
    timezone,
    from,
    runs,
    dates: [...dates].map((day) => new Date(day * DAY).toISOString().slice(0, 10)),
  };
}

/** Days after whose beginning the zone's wall clock gained or lost time, by looking once a day. */
function changesOf(timezone: string): Instant[] {
  const changes: Instant[] = [];
  for (let at = Date.UTC(FIRST_YEAR, 0, 1); at < Date.UTC(LAST_YEAR, 0, 1); at += DAY) {
    if (readWall(timezone, at + DAY) - readWall(timezone, at) !== DAY) changes.push(at);
  }
  return changes;
}

/** Windows of a zone: most of them around clock changes, spread evenly over the years, the others anywhere. */
function windowsOf(timezone: string, count: number): Window[] {
  const changes = changesOf(timezone);
  const years = Date.UTC(LAST_YEAR, 0, 1) - Date.UTC(FIRST_YEAR, 0, 1);
  return Array.from({ length: count }, (_, i) => {
    const change = i % 4 === 3 ? undefined : changes[Math.floor((i * changes.length) / count)];
    return windowAround(timezone, change ?? Date.UTC(FIRST_YEAR, 0, 1) + Math.floor((i + 0.5) * (years / count)));
  });
}

const missingDay = windowAround("Pacific/Apia", Date.UTC(2011, 11, 30));
const windows = [...hardZones.flatMap((timezone) => windowsOf(timezone, isNightly ? 60 : 12)), missingDay];

interface Case {
  /** Index of one of `windows`: thousands of runs would drown a counterexample. */
  readonly window: number;
  readonly calendar: Calendar;
  readonly start: Instant;
  readonly end: Instant;
  /** The table is made for these years at once; else around the first question. */
  readonly isTabulatedAtOnce: boolean;
}

/** Instants anywhere in the window, to the millisecond, and often on a full minute, where hours begin and end. */
const arbitraryCase: fc.Arbitrary<Case> = fc.nat({ max: windows.length - 1 }).chain((index) => {
  const window = windows[index]!;
  const offset = fc.oneof(
    fc.integer({ min: 0, max: WINDOW / MINUTE - 1 }).map((minutes) => minutes * MINUTE),
    fc.integer({ min: 0, max: WINDOW - 1 }),
  );
  return fc
    .record({
      calendar: arbitraryCalendar(window.timezone, window.dates),
      offsets: fc.tuple(offset, offset),
      isTabulatedAtOnce: fc.boolean(),
    })
    .map(({ calendar, offsets, isTabulatedAtOnce }) => ({
      window: index,
      calendar,
      start: window.from + Math.min(...offsets),
      end: window.from + Math.max(...offsets),
      isTabulatedAtOnce,
    }));
});

function hoursOf({ calendar, start, isTabulatedAtOnce }: Case) {
  const year = new Date(start).getUTCFullYear();
  return compileServiceHours(calendar, ...(isTabulatedAtOnce ? [{ fromYear: year - 1, toYear: year + 2 }] : []));
}

/** What lies beyond the window is unknown to the oracle: then the answer only must not lie inside. */
function agree(got: Instant | null, oracle: Instant | undefined, { from }: Window): void {
  if (oracle !== undefined) expect(got).toBe(oracle);
  else expect(got !== null && got > from && got < from + WINDOW).toBe(false);
}

function checkCase(example: Case): void {
  const { start, end, calendar } = example;
  const window = windows[example.window]!;
  const spans: OpenSpan[] = openSpans(calendar, window.runs);
  const hours = hoursOf(example);
  const worked = workedIn(spans, start, end);
  expect(hours.workingTimeBetween(start, end)).toBe(worked);
  expect(hours.isOpen(start)).toBe(isOpenAt(spans, start));
  agree(hours.nextOpening(start), nextStart(spans, start), window);
  agree(hours.previousClosing(end), lastEnd(spans, end), window);
  if (worked > 0) {
    expect(hours.addWorkingTime(start, worked)).toBe(usedUpAt(spans, start, worked));
    expect(hours.subtractWorkingTime(end, worked)).toBe(beganAt(spans, end, worked));
  }
  const nextChange = spans.flat().find((change) => change > start);
  if (nextChange !== undefined && nextChange < window.from + WINDOW) expect(hours.nextChange(start)).toBe(nextChange);
}

describe("service hours beside a wall clock that is read minute by minute", () => {
  it(
    `agree in ${caseCount} random cases of zone, calendar and span`,
    () => {
      fc.assert(fc.property(arbitraryCase, checkCase), { numRuns: caseCount });
    },
    isNightly ? 30 * MINUTE : 2 * MINUTE,
  );

  it.each`
    timezone                 | at              | why
    ${"Africa/Monrovia"}     | ${"1972-01-07"} | ${"00:44:30 behind UTC until then: wall minutes begin at half a UTC minute"}
    ${"Europe/Dublin"}       | ${"1916-10-01"} | ${"00:34:39 ahead until then"}
    ${"America/New_York"}    | ${"2024-11-03"} | ${"a repeated hour"}
    ${"Australia/Lord_Howe"} | ${"2024-04-06"} | ${"a repeated half hour"}
    ${"Antarctica/Troll"}    | ${"2024-03-31"} | ${"two hours skipped at once"}
    ${"Pacific/Kwajalein"}   | ${"1993-08-21"} | ${"another missing day"}
    ${"Asia/Manila"}         | ${"1945-01-01"} | ${"far in the past"}
    ${"Europe/Dublin"}       | ${"2087-10-26"} | ${"far in the future"}
  `("$timezone at $at: two days, second by second where the clock changes ($why)", ({ timezone, at }) => {
    const from = Date.parse(at) - DAY;
    const runs = walkWall(timezone, from, from + 2 * DAY + HOUR);
    const calendar: Calendar = {
      timezone,
      weekly: Object.fromEntries(
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [
          day,
          [
            ["00:00", "01:47"],
            ["02:15", "11:00"],
            ["12:59", "24:00"],
          ],
        ]),
      ),
    };
    const spans = openSpans(calendar, runs);
    const hours = compileServiceHours(calendar);
    for (let past = 0; past <= 2 * DAY; past += 17 * MINUTE + 1) {
      expect(hours.workingTimeBetween(from, from + past)).toBe(workedIn(spans, from, from + past));
      expect(hours.isOpen(from + past)).toBe(isOpenAt(spans, from + past));
    }
  });
});
