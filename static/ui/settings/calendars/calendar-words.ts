import type { LocalDate, WallInterval } from "../../../../src/domain/calendar/calendar";
import type { CalendarEntry } from "../../../../src/domain/catalogue/calendar-entry";
import { calendarInWords, type DaySpan } from "../../../../src/domain/publication/calendar-in-words";
import { HOUR, MINUTE, type Milliseconds } from "../../../../src/domain/time";
import { say } from "../../shared/words/say";
import type { HoursProblem, HoursWords } from "./read-hours";

/** A week in one line: `Mon to Fri 09:00–12:00, 13:00–17:00; Sat 10:00–12:00`. */
export function weekInWords(calendar: Pick<CalendarEntry, "timezone" | "weekly">): string {
  const week = calendarInWords(calendar);
  if (week.kind !== "weekly") return say(`calendars.in-words.${week.kind}`);
  return week.groups
    .map(({ days, hours }) =>
      say("calendars.in-words.group", { days: days.map(spanInWords).join(", "), hours: hoursInWords(hours) }),
    )
    .join("; ");
}

function spanInWords({ from, to }: DaySpan): string {
  const [first, last] = [say(`calendars.day-short.${from}`), say(`calendars.day-short.${to}`)];
  return from === to ? first : say("calendars.in-words.days", { from: first, to: last });
}

/** `09:00–12:00, 13:00–17:00`; `closed`; `all day`. */
export function hoursInWords(hours: readonly WallInterval[]): string {
  if (hours.length === 0) return say("calendars.week.closed");
  return hours
    .map(([start, end]) =>
      start === "00:00" && end === "24:00"
        ? say("calendars.in-words.all-day")
        : say("calendars.in-words.hours", { start, end }),
    )
    .join(", ");
}

/** A day of the calendar in the reader's language: `Fri, Dec 25, 2026`. */
export function dateInWords(date: LocalDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(Date.parse(date));
}

/** `1 h`, `30 min`, `1 h 30 min`; of how long something is, whichever way. */
export function lengthInWords(length: Milliseconds): string {
  const size = Math.abs(length);
  const [hours, minutes] = [Math.floor(size / HOUR), Math.round((size % HOUR) / MINUTE)];
  const inHours = say("calendars.length.hours", { hours });
  const inMinutes = say("calendars.length.minutes", { minutes });
  if (minutes === 0) return inHours;
  return hours === 0 ? inMinutes : `${inHours} ${inMinutes}`;
}

/** What is wrong with typed hours, and how to mend it. */
export function problemInWords({ reason, part }: HoursProblem): string {
  return say(`calendars.problem.${reason}`, { part });
}

/** What may be typed for no hours and for all of them. */
export function hoursWords(): HoursWords {
  const listed = (words: string) => words.split(",").map((word) => word.trim());
  return {
    closed: listed(say("calendars.week.closed-words")),
    allDay: listed(say("calendars.week.all-day-words")),
  };
}
