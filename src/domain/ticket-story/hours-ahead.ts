import type { ServiceHours } from "../calendar/service-hours";
import { DAY, type Instant } from "../time";

/** When service hours are open in the time to come, as far as it is worth telling at once. */
export interface HoursAhead {
  /** Ascending, apart from each other, cut off at both ends; `to` is exclusive. */
  readonly open: readonly { readonly from: Instant; readonly to: Instant }[];
  /** How far `open` tells. */
  readonly until: Instant;
  /** The next opening where `from` is closed; null when it is open, or never opens again. */
  readonly opensAt: Instant | null;
}

/** As long as somebody may leave a ticket open on the screen. */
const AHEAD = DAY;

export function hoursAhead(hours: ServiceHours, from: Instant): HoursAhead {
  const until = from + AHEAD;
  const open: { from: Instant; to: Instant }[] = [];
  for (let at = from; at < until; ) {
    const change = hours.nextChange(at);
    const end = change === null ? until : Math.min(change, until);
    if (hours.isOpen(at)) open.push({ from: at, to: end });
    at = end;
  }
  return { open, until, opensAt: hours.isOpen(from) ? null : hours.nextOpening(from) };
}
