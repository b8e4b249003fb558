import { type Calendar, type WallInterval, weekdays } from "../../src/domain/calendar/calendar";

/** The clocks of the calendars, and of the process: the libraries know no zone but the host's. */
export const benchZone = "Europe/Zurich";
/** From the first of January of the one to that of the other. */
export const benchYears = { fromYear: 2016, toYear: 2026 } as const;

/** The same dates each year, which is the easiest case for who takes rules instead of dates. */
const holidaysOfYear = ["01-01", "01-02", "04-03", "04-06", "05-01", "05-14", "05-25", "08-01", "12-25", "12-26"];

const officeDay: readonly WallInterval[] = [
  ["08:00", "12:00"],
  ["13:00", "17:00"],
];

const night: readonly WallInterval[] = [
  ["00:00", "06:00"],
  ["22:00", "24:00"],
];

export const office: Calendar = {
  timezone: benchZone,
  weekly: { mon: officeDay, tue: officeDay, wed: officeDay, thu: officeDay, fri: officeDay },
  holidays: Array.from({ length: benchYears.toYear - benchYears.fromYear }, (_, i) =>
    holidaysOfYear.map((date) => `${benchYears.fromYear + i}-${date}`),
  ).flat(),
};

export const roundTheClock: Calendar = { timezone: benchZone, weekly: "always" };

/** Open when the clocks change. */
export const nights: Calendar = {
  timezone: benchZone,
  weekly: Object.fromEntries(weekdays.map((weekday) => [weekday, night])),
};
