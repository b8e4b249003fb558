import { type Calendar, type WallInterval, weekdays } from "../../../src/domain/calendar/calendar";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import type { Chain } from "../../../src/domain/promise-chain/chain";
import type { ChainQuestion } from "../../../src/domain/promise-chain/prove-chain";
import { HOUR, MINUTE } from "../../../src/domain/time";

const YEAR = 2026;
const holidays = ["01-01", "04-03", "04-06", "05-01", "05-25", "08-31", "12-25", "12-28"].map(
  (date) => `${YEAR}-${date}`,
);

function workweek(timezone: string, ...hours: readonly WallInterval[]): Calendar {
  return { timezone, weekly: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, hours])), holidays };
}

const promise = workweek("Europe/London", ["08:00", "18:00"]);

/** Five links in five zones: a break at noon, a shift over midnight, half-hour offsets, days that are nobody's hours. */
const links: readonly { readonly calendar: Calendar; readonly hours: number }[] = [
  { calendar: workweek("Europe/Zurich", ["08:00", "12:00"], ["13:00", "17:00"]), hours: 3 },
  { calendar: workweek("Asia/Kolkata", ["00:00", "03:30"], ["18:30", "24:00"]), hours: 4 },
  { calendar: workweek("America/New_York", ["08:30", "17:15"]), hours: 5 },
  { calendar: workweek("Australia/Lord_Howe", ["09:00", "17:30"]), hours: 2 },
  { calendar: { timezone: "Etc/UTC", weekly: "always", holidays: [`${YEAR}-12-25`] }, hours: 6 },
];

/** How the promise stands to its chain: longer than it, or so short that every start is late, which costs most. */
export const promisedHours = { "none late": 200, "all late": 8 } as const;
export type Situation = keyof typeof promisedHours;

/** A promise over five links at every quarter of an hour of a year, 35,040 starts; calendars are compiled afresh. */
export function yearOfStarts(situation: Situation): ChainQuestion {
  const years = { fromYear: YEAR, toYear: YEAR + 2 };
  return {
    promise: { hours: compileServiceHours(promise, years), within: promisedHours[situation] * HOUR },
    links: links.map(({ calendar, hours }, i): Chain[number] => ({
      kind: "link",
      name: `link ${i + 1}`,
      hours: compileServiceHours(calendar, years),
      within: hours * HOUR,
      isOptional: false,
    })),
    startsWhenOpen: false,
    from: Date.UTC(YEAR, 0, 1),
    to: Date.UTC(YEAR + 1, 0, 1),
    step: 15 * MINUTE,
  };
}
