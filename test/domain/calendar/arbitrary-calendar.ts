import fc from "fast-check";
import { type Calendar, type LocalDate, type WallInterval, weekdays } from "../../../src/domain/calendar/calendar";

/** Zones whose clocks do something that ordinary code gets wrong; the why of each stands beside it. */
export const hardZones = [
  "Australia/Lord_Howe", // changes by half an hour
  "Pacific/Chatham", // 12:45 and 13:45 ahead, changes at 02:45
  "Pacific/Apia", // had no 30 December 2011
  "America/Sao_Paulo", // changed at midnight until 2019: days that began at 01:00
  "America/Santiago", // changes at midnight still
  "Africa/Casablanca", // stands back for Ramadan: twice a year more, on moving dates
  "Asia/Kolkata", // half an hour off, never changes
  "America/New_York", // changes at 02:00 local
  "Europe/Zurich", // changes at 01:00 UTC
] as const;

const clockMinutes = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Up to three intervals, in any order, perhaps touching; minutes favour round ones, midnights and the hours of clock changes. */
const arbitraryIntervals: fc.Arbitrary<WallInterval[]> = fc
  .tuple(
    fc.uniqueArray(
      fc.oneof(fc.constantFrom(0, 60, 120, 150, 165, 180, 540, 1020, 1440), fc.integer({ min: 0, max: 1440 })),
      { maxLength: 6 },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([minutes, touching, reversed]) => {
    const sorted = minutes.toSorted((a, b) => a - b);
    const step = touching ? 1 : 2;
    const intervals: WallInterval[] = [];
    for (let i = 0; i + 1 < sorted.length; i += step) {
      intervals.push([clockMinutes(sorted[i]!), clockMinutes(sorted[i + 1]!)]);
    }
    return reversed ? intervals.reverse() : intervals;
  });

/** The hours of an office: the same on each working day, on half hours. Most calendars are like that, and have a quick way. */
const arbitraryOfficeWeek: fc.Arbitrary<Calendar["weekly"]> = fc
  .record({
    halfHours: fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 }),
    workdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }),
  })
  .map(({ halfHours, workdays }) => {
    const edges = halfHours.toSorted((a, b) => a - b).map((halfHour) => clockMinutes(30 * halfHour));
    const hours = edges.flatMap((start, i): WallInterval[] => {
      const end = edges[i + 1];
      return i % 2 === 0 && end !== undefined ? [[start, end]] : [];
    });
    return Object.fromEntries(workdays.map((workday) => [workday, hours]));
  });

const arbitraryWeek: fc.Arbitrary<Calendar["weekly"]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant("always" as const) },
  { weight: 5, arbitrary: arbitraryOfficeWeek },
  {
    weight: 5,
    arbitrary: fc
      .array(fc.option(arbitraryIntervals), { minLength: 7, maxLength: 7 })
      .map((days) => Object.fromEntries(weekdays.flatMap((weekday, i) => (days[i] ? [[weekday, days[i]]] : [])))),
  },
  {
    weight: 1,
    arbitrary: arbitraryIntervals.map((hours) => Object.fromEntries(weekdays.map((weekday) => [weekday, hours]))),
  },
);

/** Calendars of a zone whose exceptional dates lie among `dates`. */
export function arbitraryCalendar(timezone: string, dates: readonly LocalDate[]): fc.Arbitrary<Calendar> {
  const someDate = fc.constantFrom(...dates);
  const byDate = fc.oneof(
    fc.constant({}),
    fc.dictionary(someDate, arbitraryIntervals, { maxKeys: 4, noNullPrototype: true }),
  );
  return fc.record({
    timezone: fc.constant(timezone),
    weekly: arbitraryWeek,
    holidays: fc.uniqueArray(someDate, { maxLength: 4 }),
    overrides: byDate,
    breaks: byDate,
  });
}
