import { z } from "zod";
import { weekdays } from "../calendar/calendar";
import { offsetProbe } from "../calendar/offset-probe";
import { didYouMean } from "./did-you-mean";
import { eitherForm, expecting, group, key, listOf, localDate, oneOf, text, textThat } from "./file-values";
import { shown } from "./problem";

const timezone = z.string({ error: expecting('an IANA time zone such as "Europe/Amsterdam"') }).refine(isTimeZone, {
  error: ({ input }) =>
    `${shown(input)} is not a known time zone.${didYouMean(String(input), Intl.supportedValuesOf("timeZone"))} Write an IANA name such as "Europe/Amsterdam" or "Etc/UTC".`,
});

/** Offsets such as `+01:00` are time zones to some runtimes, but know no clock changes and are no IANA names. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    offsetProbe(name);
    return true;
  } catch {
    return false;
  }
}

const start = textThat((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), 'a wall time from "00:00" to "23:59"');
const end = textThat((value) => /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value), 'a wall time from "00:01" to "24:00"');

const interval = z.tuple([start, end], { error: expecting('an interval such as ["09:00", "17:00"]') });

const AN_INTERVAL_LIST = 'a list of intervals such as [["09:00", "12:00"], ["13:00", "17:00"]]';
const intervals = z.array(interval, { error: expecting(AN_INTERVAL_LIST) });

const datesWithIntervals = z.record(localDate, intervals, {
  error: (finding) =>
    finding.code === "invalid_key"
      ? 'This key is not a date of the calendar. Write one such as "2013-12-25".'
      : expecting('dates with their intervals, such as { "2013-12-24": [["09:00", "12:00"]] }')(finding),
});

/** zod's records step over a key named `__proto__`, and nothing that a file says may be stepped over. */
const intervalsByDate = eitherForm((value) =>
  typeof value === "object" && value !== null && Object.hasOwn(value, "__proto__")
    ? z.never({ error: 'The key "__proto__" is not a date of the calendar. Remove it.' })
    : datesWithIntervals,
);

const week = group(
  'the hours of each weekday (mon to sun), or "always"',
  Object.fromEntries(weekdays.map((weekday) => [weekday, intervals.optional()])),
);

const namedHoliday = group('a date such as "2013-12-25", or { date: "2013-12-25", name: Christmas }', {
  date: localDate,
  name: text.optional(),
});

export const calendarSchema = group("a calendar with its key, timezone and weekly hours", {
  key,
  name: text.optional(),
  timezone,
  weekly: eitherForm((value) => (typeof value === "string" ? oneOf("always") : week)),
  holidays: listOf(eitherForm((value) => (typeof value === "string" ? localDate : namedHoliday))).optional(),
  overrides: intervalsByDate.optional(),
  breaks: intervalsByDate.optional(),
});
