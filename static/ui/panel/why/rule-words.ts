import type { ClockRule, ClockStory, WeekOfHours } from "../../../../src/contract";
import { listed } from "../clock-line";
import { element } from "../element";
import { say, sayIn } from "../say";
import { dateInWords, roughly, type Viewer } from "../times";

/** The rule by which a clock is measured, a sentence for each part of it. */
export function ruleInWords({ rule, grantedMs }: ClockStory, viewer: Viewer): HTMLElement {
  const { name, version, kind, counterparts, measure, priority, pausedIn, stoppedIn } = rule;
  const date = dateInWords(rule.validFrom, viewer);
  const sentences: Node[][] = [
    sayIn(`story.promise.${measure}`, { name, version, date, target: roughly(rule.targetMs) }),
    ...(grantedMs > 0 ? [sayIn("story.granted", { more: roughly(grantedMs) })] : []),
    ...(counterparts.length > 0 ? [sayIn(`story.with.${kind}`, { counterparts: listed(counterparts) })] : []),
    priority === null ? sayIn("story.for-any") : sayIn("story.for-priority", { priority }),
    [element("bdi", {}, hoursInWords(rule))],
    pausedIn.length > 0 ? sayIn("story.pauses", { statuses: listed(pausedIn) }) : sayIn("story.no-pauses"),
    sayIn("story.stops", { statuses: listed(stoppedIn) }),
    ...(measure === "response" ? [answersInWords(rule)] : [sayIn(`story.reopen.${rule.reopen}`)]),
  ];
  return element(
    "section",
    { "aria-labelledby": "rule" },
    element("h2", { id: "rule" }, say("story.rule")),
    element("ul", {}, ...sentences.map((sentence) => element("li", {}, ...sentence))),
  );
}

function answersInWords({ answeredIn }: ClockRule): Node[] {
  return answeredIn.length > 0
    ? sayIn("story.answered", { statuses: listed(answeredIn) })
    : sayIn("story.answered-by-comment");
}

export function hoursInWords({ calendar: { name, timezone, week } }: Pick<ClockRule, "calendar">): string {
  if (week.kind !== "weekly") return say(`story.hours.${week.kind}`, { calendar: name });
  return say("story.hours.weekly", { calendar: name, zone: timezone, hours: weekInWords(week) });
}

/** `Mon–Thu 09:00–12:00, 13:00–17:00; Fri 09:00–12:00` */
export function weekInWords({ groups }: Extract<WeekOfHours, { kind: "weekly" }>): string {
  const span = (from: string, to: string) => (from === to ? from : say("story.span", { from, to }));
  return groups
    .map(({ days, hours }) => {
      const weekdays = days.map(({ from, to }) => span(say(`story.weekday.${from}`), say(`story.weekday.${to}`)));
      return `${weekdays.join(", ")} ${hours.map(([start, end]) => span(start, end)).join(", ")}`;
    })
    .join("; ");
}
