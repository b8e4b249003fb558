import OpeningHours from "opening_hours";
import type { Calendar } from "../../../src/domain/calendar/calendar";
import { type Contender, weekOf } from "./contender";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** OpenStreetMap's opening hours. It sums open time itself; adding time is a walk over its changes of state. */
export const openingHours: Contender = {
  name: "opening_hours",
  open(calendar) {
    const oh = new OpeningHours(rulesOf(calendar));
    return {
      between: (start, end) => oh.getOpenDuration(new Date(start), new Date(end))[0],
      add(start, duration) {
        const iterator = oh.getIterator(new Date(start));
        let at = start;
        let left = duration;
        for (;;) {
          const isOpen = iterator.getState();
          const isChanged = iterator.advance();
          const next = isChanged ? iterator.getDate().getTime() : Number.POSITIVE_INFINITY;
          if (isOpen && next - at >= left) return at + left;
          if (!isChanged) return Number.NaN;
          if (isOpen) left -= next - at;
          at = next;
        }
      },
    };
  },
};

/** Such as `Mo 08:00-12:00,13:00-17:00; Tu …; Jan 01,Dec 25 off`: holidays as days of every year, which is quickest. */
function rulesOf(calendar: Calendar): string {
  if (calendar.weekly === "always") return "24/7";
  const week = weekOf(calendar)
    .filter(([, hours]) => hours.length > 0)
    .map(([weekday, hours]) => {
      const day = weekday[0]!.toUpperCase() + weekday[1];
      return `${day} ${hours.map((interval) => interval.join("-")).join(",")}`;
    });
  const daysOfYear = new Set((calendar.holidays ?? []).map((date) => date.slice("2016-".length)));
  const off = [...daysOfYear].map((date) => `${months[Number(date.slice(0, 2)) - 1]} ${date.slice(3)}`);
  return [...week, ...(off.length > 0 ? [`${off.join(",")} off`] : [])].join("; ");
}
