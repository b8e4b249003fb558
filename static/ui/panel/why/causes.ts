import type { ClockRule, ClosureReason, StorySegment } from "../../../../src/contract";
import { listed } from "../clock-line";
import { say } from "../say";
import { dateInWords, type Viewer } from "../times";

const HOUR = 3_600_000;
/** A closing out of hours that lasts at least so long goes by the name of night. */
const NIGHT = 6 * HOUR;

/** What a clock did in a stretch and why, whatever the hours. */
export function causeInWords({ cause, status: known, team }: StorySegment, { counterparts }: ClockRule): string {
  const status = known ?? say("story.no-status");
  switch (cause) {
    case "in-hand":
      return team === null ? say("story.cause.in-hand", { status }) : say("story.cause.in-hand-with", { status, team });
    case "away-from-party": {
      const parties = listed(counterparts);
      return team === null
        ? say("story.cause.away-from-party-nobody", { counterparts: parties, status })
        : say("story.cause.away-from-party", { counterparts: parties, status, team });
    }
    case "responded":
      return say("story.cause.responded");
    case "pause-status":
    case "stop-status":
      return say(`story.cause.${cause}`, { status });
  }
}

/** Why hours were closed: whole days by their names, and only where there are none, the night. */
export function closingsInWords({ closures, from, to }: StorySegment, viewer: Viewer): string[] {
  const days = closures.filter(({ kind }) => kind !== "out-of-hours" && kind !== "break");
  if (days.length > 0) return [...new Set(days.map((reason) => dayInWords(reason, viewer)))];
  if (closures.some(({ kind }) => kind === "break")) return [say("story.closing.break")];
  const isLong = Date.parse(to) - Date.parse(from) >= NIGHT;
  return [say(isLong ? "story.closing.night" : "story.closing.out-of-hours")];
}

function dayInWords(reason: ClosureReason, viewer: Viewer): string {
  switch (reason.kind) {
    case "holiday":
      return reason.name === null
        ? say("story.closing.nameless-holiday", { date: dateInWords(reason.date, viewer) })
        : say("story.closing.holiday", { name: reason.name });
    case "closed-date":
      return say("story.closing.closed-date", { date: dateInWords(reason.date, viewer) });
    case "closed-weekday": {
      const { weekday } = reason;
      const isWeekend = weekday === "sat" || weekday === "sun";
      return isWeekend
        ? say("story.closing.weekend")
        : say("story.closing.weekday", { weekday: say(`story.weekday.${weekday}`) });
    }
    case "out-of-hours":
    case "break":
      return say(`story.closing.${reason.kind}`);
  }
}
