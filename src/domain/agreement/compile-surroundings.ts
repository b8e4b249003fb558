import { compileServiceHours } from "../calendar/compile-service-hours";
import { calendarOf } from "../catalogue/calendar-entry";
import type { Catalogue } from "../catalogue/catalogue";
import type { Status } from "../catalogue/status";
import type { Instant } from "../time";
import type { Surroundings } from "./compile-agreement";
import { startOfLocalDate } from "./start-of-local-date";

/**
 * What a catalogue's agreements are compiled in. Calendars and dates are worked out once, when the first agreement asks for
 * them: asking the runtime for the start of a date takes longer than all the rest of an agreement.
 */
export function compileSurroundings({ calendars }: Catalogue, statuses: readonly Status[]): Surroundings {
  const entries = new Map(calendars.map((calendar) => [calendar.key, calendar]));
  const compiled = new Map<string, ReturnType<Surroundings["calendarOf"]>>();
  const starts = new Map<string, Instant>();
  return {
    startOf: (date, timezone) => {
      const name = `${date} ${timezone}`;
      const start = starts.get(name) ?? startOfLocalDate(date, timezone);
      starts.set(name, start);
      return start;
    },
    calendarOf: (key) => {
      const known = compiled.get(key);
      if (known) return known;
      const calendar = calendarOf(entries.get(key)!);
      const fresh = { hours: compileServiceHours(calendar), timezone: calendar.timezone };
      compiled.set(key, fresh);
      return fresh;
    },
    doneStatuses: new Set(statuses.filter(({ category }) => category === "done").map(({ name }) => name)),
  };
}
