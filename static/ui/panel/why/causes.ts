import type { ClockRule, ClosureReason, StorySegment } from "../../../../src/contract";
import { listed } from "../clock-line";
import { say } from "../say";
import { dateInWords, format, type Viewer } from "../times";

/** Hours of the calendar's wall between which a closing goes by the name of night. */
const NIGHT = { from: 20, to: 6 };

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
export function closingsInWords(
  { closures, from, to }: StorySegment,
  { calendar: { timezone } }: ClockRule,
  viewer: Viewer,
): string[] {
  const days = closures.filter(({ kind }) => kind !== "out-of-hours" && kind !== "break");
  if (days.length > 0) return [...new Set(days.map((reason) => dayInWords(reason, viewer)))];
  if (closures.some(({ kind }) => kind === "break")) return [say("story.closing.break")];
  const hour = hourOf((Date.parse(from) + Date.parse(to)) / 2, timezone);
  return [say(hour >= NIGHT.from || hour < NIGHT.to ? "story.closing.night" : "story.closing.out-of-hours")];
}

function hourOf(at: number, timeZone: string): number {
  return Number(format("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(at).slice(0, 2));
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
