import { compileServiceHours } from "../calendar/compile-service-hours";
import { calendarOf } from "../catalogue/calendar-entry";
import type { Catalogue } from "../catalogue/catalogue";
import type { Status } from "../catalogue/status";
import type { Surroundings } from "./compile-agreement";

/** What a catalogue's agreements are compiled in: each calendar is compiled once, when the first agreement asks for it. */
export function compileSurroundings({ calendars }: Catalogue, statuses: readonly Status[]): Surroundings {
  const entries = new Map(calendars.map((calendar) => [calendar.key, calendar]));
  const compiled = new Map<string, ReturnType<Surroundings["calendarOf"]>>();
  return {
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
