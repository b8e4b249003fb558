import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import { benchYears } from "../bench-calendars";
import type { Contender } from "./contender";

export const handshake: Contender = {
  name: "Handshake",
  open(calendar) {
    const hours = compileServiceHours(calendar, benchYears);
    return {
      between: (start, end) => hours.workingTimeBetween(start, end),
      add: (start, duration) => hours.addWorkingTime(start, duration) ?? Number.NaN,
    };
  },
};
