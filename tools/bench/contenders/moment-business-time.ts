import { createRequire } from "node:module";
import type { Moment } from "moment";
import { weekdays } from "../../../src/domain/calendar/calendar";
import { MINUTE } from "../../../src/domain/time";
import { type Contender, weekOf } from "./contender";

interface WorkingMoment extends Moment {
  /** Signed as moment's own `diff`: positive when `this` is the later one. */
  workingDiff(comparator: Moment, unit: "minutes"): number;
  addWorkingTime(count: number, unit: "minutes"): Moment;
}
type MomentFactory = ((at: number) => WorkingMoment) & Pick<typeof import("moment"), "locale" | "updateLocale">;

/** Asked for whole minutes, in the host's zone. */
export const momentBusinessTime: Contender = {
  name: "moment-business-time",
  open(calendar) {
    // It comes without types and patches the copy of moment that `require` finds.
    const require = createRequire(__filename);
    const moment: MomentFactory = require("moment");
    require("moment-business-time");
    const week = weekOf(calendar).map(([weekday, hours]) => [
      (weekdays.indexOf(weekday) + 1) % 7,
      hours.length === 0 ? null : hours.flat(),
    ]);
    const rules = { workinghours: Object.fromEntries(week), holidays: calendar.holidays ?? [] };
    moment.updateLocale(moment.locale(), rules as object);
    return {
      between: (start, end) => moment(end).workingDiff(moment(start), "minutes") * MINUTE,
      add: (start, duration) =>
        moment(start)
          .addWorkingTime(duration / MINUTE, "minutes")
          .valueOf(),
    };
  },
};
