import { type Calendar, type WallInterval, type Weekday, weekdays } from "../../../../src/domain/calendar/calendar";
import { dayHoursOf } from "../../../../src/domain/calendar/day-hours";
import { isSame } from "../../../../src/domain/catalogue/fact-changes";
import {
  DAY_MINUTES,
  type HoursProblem,
  type HoursWords,
  hoursText,
  intervalOf,
  joinShifts,
  readHours,
  type Shift,
  shiftOf,
} from "./read-hours";

/** What stands in the editor's fields: the hours of each weekday as they are typed. */
export type WeekText = Readonly<Record<Weekday, string>>;

type Weekly = Calendar["weekly"];

export type WeekReading =
  | { readonly kind: "read"; readonly weekly: Exclude<Weekly, "always"> }
  | { readonly kind: "refused"; readonly problems: Readonly<Partial<Record<Weekday, HoursProblem>>> };

/**
 * The week that the fields say. A night shift belongs to the day on which it begins and ends on the next, Sunday's on
 * Monday; where it runs into that day's own hours, the day on which it began is refused. Closed days are left out.
 */
export function readWeek(texts: WeekText, words: HoursWords): WeekReading {
  const problems: Partial<Record<Weekday, HoursProblem>> = {};
  const parts: Shift[][] = weekdays.map(() => []);
  const nights: Shift[][] = weekdays.map(() => []);
  for (const [day, weekday] of weekdays.entries()) {
    const reading = readHours(texts[weekday], words);
    if (reading.kind === "refused") {
      problems[weekday] = reading.problem;
      continue;
    }
    for (const { start, end } of reading.shifts) {
      parts[day]!.push({ start, end: Math.min(end, DAY_MINUTES) });
      if (end > DAY_MINUTES) nights[(day + 1) % weekdays.length]!.push({ start: 0, end: end - DAY_MINUTES });
    }
  }
  const weekly: Partial<Record<Weekday, readonly WallInterval[]>> = {};
  for (const [day, weekday] of weekdays.entries()) {
    const joined = joinShifts([...nights[day]!, ...parts[day]!]);
    if (joined.kind === "read") {
      if (joined.shifts.length > 0) weekly[weekday] = joined.shifts.map(intervalOf);
    } else {
      const before = weekdays[(day + weekdays.length - 1) % weekdays.length]!;
      problems[before] ??= joined.problem;
    }
  }
  return Object.keys(problems).length > 0 ? { kind: "refused", problems } : { kind: "read", weekly };
}

/**
 * The fields for a week. Hours up to midnight that go on the next morning are one night shift of the day on which they
 * begin, if they end before the hour at which they began: a longer one would read as the same day's.
 */
export function weekText(weekly: Exclude<Weekly, "always">): WeekText {
  const shifts = weekdays.map((weekday) => {
    const reading = joinShifts((weekly[weekday] ?? []).map(shiftOf));
    return reading.kind === "read" ? [...reading.shifts] : [];
  });
  // Judged by the days as they stand: a morning that goes to the day before leaves its own day's evening alone.
  const nights = shifts.map((today, day) => {
    const next = (day + 1) % weekdays.length;
    const evening = today.at(-1);
    const morning = shifts[next]![0];
    return evening?.end === DAY_MINUTES && morning?.start === 0 && evening.start > 0 && morning.end < evening.start
      ? { day, next, evening, morning }
      : null;
  });
  for (const night of nights) {
    if (!night) continue;
    const { day, next, evening, morning } = night;
    shifts[day] = [
      ...shifts[day]!.filter((shift) => shift !== evening),
      { ...evening, end: DAY_MINUTES + morning.end },
    ];
    shifts[next] = shifts[next]!.filter((shift) => shift !== morning);
  }
  return Object.fromEntries(weekdays.map((weekday, day) => [weekday, hoursText(shifts[day]!)])) as WeekText;
}

const workdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri"];

/** The hours of one day on every workday, Monday to Friday. */
export function sameOnWorkdays(texts: WeekText, like: Weekday): WeekText {
  return { ...texts, ...Object.fromEntries(workdays.map((weekday) => [weekday, texts[like]])) };
}

/** What to save: the week as it was where its hours did not change, so that an edit of something else leaves it alone. */
export function weeklyToSave(before: Weekly | null, edited: Weekly): Weekly {
  if (before === null || (before === "always") !== (edited === "always")) return edited;
  const hoursOf = (weekly: Weekly) => dayHoursOf({ timezone: "Etc/UTC", weekly }).week;
  return isSame(hoursOf(before), hoursOf(edited)) ? before : edited;
}
