import dayjs, { type BusinessHoursMap } from "dayjs";
import businessTime from "dayjs-business-time";
import type { Weekday } from "../../../src/domain/calendar/calendar";
import { MINUTE } from "../../../src/domain/time";
import { type Contender, weekOf } from "./contender";

const dayNames: Readonly<Record<Weekday, keyof BusinessHoursMap>> = {
  mon: "monday",
  tue: "tuesday",
  wed: "wednesday",
  thu: "thursday",
  fri: "friday",
  sat: "saturday",
  sun: "sunday",
};

/** Counts whole minutes, in the host's zone. */
export const dayjsBusinessTime: Contender = {
  name: "dayjs-business-time",
  open(calendar) {
    dayjs.extend(businessTime);
    const week = weekOf(calendar).map(([weekday, hours]) => [
      dayNames[weekday],
      hours.length === 0 ? null : hours.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` })),
    ]);
    dayjs.setBusinessTime(Object.fromEntries(week));
    dayjs.setHolidays([...(calendar.holidays ?? [])]);
    return {
      between: (start, end) => dayjs(start).businessMinutesDiff(dayjs(end)) * MINUTE,
      add: (start, duration) =>
        dayjs(start)
          .addBusinessMinutes(duration / MINUTE)
          .valueOf(),
    };
  },
};
