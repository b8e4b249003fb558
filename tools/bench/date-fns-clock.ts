import { TZDate } from "@date-fns/tz";
import { addDays, format, isWeekend, max, min, set, startOfDay } from "date-fns";
import type { TicketHistory } from "../../src/domain/measurement/ticket-history";
import type { Milliseconds } from "../../src/domain/time";
import { benchZone, office } from "./bench-calendars";

const holidays = new Set(office.holidays);
const opening = [
  { from: { hours: 8 }, to: { hours: 12 } },
  { from: { hours: 13 }, to: { hours: 17 } },
];

/**
 * The time used on a ticket as a developer of this stack would write it: status by status and day by day, with date-fns
 * and TZDate. It knows the elapsed time only: no due date, no segments, no second agreement.
 */
export function elapsedByDateFns(ticket: TicketHistory, pausing: string, stopping: string): Milliseconds {
  let elapsed = 0;
  let status = ticket.initial.status;
  let since = ticket.createdAt;
  for (const { at, set: changed } of ticket.changes) {
    if (status !== pausing && status !== stopping) elapsed += workingTime(since, at);
    status = changed.status ?? status;
    since = at;
  }
  return elapsed;
}

function workingTime(start: number, end: number): Milliseconds {
  const from = new TZDate(start, benchZone);
  const to = new TZDate(end, benchZone);
  let total = 0;
  for (let day = startOfDay(from); day < to; day = addDays(day, 1)) {
    if (isWeekend(day) || holidays.has(format(day, "yyyy-MM-dd"))) continue;
    for (const hours of opening) {
      const open = max([set(day, { minutes: 0, seconds: 0, ...hours.from }), from]);
      const close = min([set(day, { minutes: 0, seconds: 0, ...hours.to }), to]);
      if (open < close) total += close.getTime() - open.getTime();
    }
  }
  return total;
}
