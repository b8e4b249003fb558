import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import { DAY, HOUR } from "../../../src/domain/time";
import { hardZones } from "./arbitrary-calendar";

/** Run as a program under different `TZ`: prints answers that must not depend on it. */
const answers = hardZones.map((timezone) => {
  const hours = compileServiceHours({
    timezone,
    weekly: { mon: [["00:00", "10:00"]], wed: [["09:00", "17:30"]], sun: [["01:00", "24:00"]] },
    holidays: ["2026-04-05"],
    overrides: { "2026-03-29": [["00:30", "04:00"]] },
  });
  const start = Date.UTC(2026, 2, 1, 12, 34, 56);
  return [
    timezone,
    hours.workingTimeBetween(start, start + 400 * DAY),
    hours.addWorkingTime(start, 100 * HOUR),
    hours.subtractWorkingTime(start, 100 * HOUR),
    hours.nextOpening(start),
    hours.previousClosing(start),
  ];
});
console.log(JSON.stringify({ hostOffset: new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset(), answers }));
