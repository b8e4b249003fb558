import { weekdays } from "../../calendar/calendar";
import type { Catalogue } from "../catalogue";
import { at, type Report } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

type SoundIntervals = readonly (readonly (string | undefined)[] | undefined)[] | undefined;

/** Intervals of one day end after they start and do not overlap; touching is fine, and so is any order. */
export function checkIntervals(catalogue: Sound<Catalogue>, report: Report): void {
  for (const { path, entry } of entriesOf("calendars", catalogue.calendars)) {
    const { weekly } = entry;
    if (weekly !== undefined && weekly !== "always")
      for (const weekday of weekdays) checkDay(at(path, "weekly", weekday), weekly[weekday], report);
    for (const [date, intervals] of Object.entries(entry.overrides ?? {}))
      checkDay(at(path, "overrides", date), intervals, report);
    for (const [date, intervals] of Object.entries(entry.breaks ?? {}))
      checkDay(at(path, "breaks", date), intervals, report);
  }
}

function checkDay(dayPath: string, intervals: SoundIntervals, report: Report): void {
  const forward: { path: string; start: string; end: string }[] = [];
  for (const { path, entry } of entriesOf(dayPath, intervals)) {
    const [start, end] = entry;
    if (start === undefined || end === undefined) continue;
    // Wall times are HH:MM, so their order as texts is their order in the day, "24:00" last.
    if (start < end) forward.push({ path, start, end });
    else
      report(
        path,
        `The interval ${start} to ${end} does not end after it starts. Hours past midnight are two intervals: up to "24:00" on this day, from "00:00" on the next.`,
      );
  }
  forward.sort((one, other) => (one.start < other.start ? -1 : 1));
  let latest = forward[0];
  for (const interval of forward.slice(1)) {
    if (latest && interval.start < latest.end)
      report(
        interval.path,
        `${interval.start} to ${interval.end} overlaps ${latest.start} to ${latest.end} of the same day. Join them, or move one.`,
      );
    if (latest && interval.end > latest.end) latest = interval;
  }
}
