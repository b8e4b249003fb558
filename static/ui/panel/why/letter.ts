import type { ClockStory, StorySegment } from "../../../../src/contract";
import { apart } from "../../../../src/domain/typed-text";
import { say } from "../say";
import { exactly, fullMoment, roughly, type Viewer } from "../times";
import { closingsInWords } from "./causes";
import { hoursInWords } from "./rule-words";
import { lengthOf } from "./stretches";

/**
 * The story of a promise to the customer, as text that the customer may read: no team, no supplier, no name of a person,
 * and of the statuses only those that the agreement with the customer names as pauses. Null for what is promised inside
 * the house or by a supplier, which is none of the customer's.
 */
export function letterOf(story: ClockStory, issueKey: string, viewer: Viewer): string | null {
  const { rule, grantedMs, sumsMs, segments } = story;
  if (rule.kind !== "sla") return null;
  const lines = withoutChangesOfHands(segments).map((segment) =>
    say("letter.line", {
      from: fullMoment(Date.parse(segment.from), viewer),
      to: fullMoment(Date.parse(segment.to), viewer),
      what: whatInWords(segment, rule, viewer),
      length: exactly(lengthOf(segment)),
    }),
  );
  return [
    say(`letter.heading.${rule.measure}`, { issue: issueKey }),
    say("letter.promise", { name: apart(rule.name), version: rule.version, target: roughly(rule.targetMs) }),
    ...(grantedMs > 0 ? [say("letter.granted", { more: roughly(grantedMs) })] : []),
    hoursInWords(rule),
    say("letter.at", { when: fullMoment(Date.parse(story.at), viewer), zone: viewer.timeZone }),
    "",
    ...lines,
    "",
    sumInWords(sumsMs),
    balanceInWords(story),
  ].join("\n");
}

/** Who worked on it is nobody's business outside: segments that differ in nothing else become one. */
function withoutChangesOfHands(segments: readonly StorySegment[]): StorySegment[] {
  const told: StorySegment[] = [];
  for (const segment of segments) {
    const last = told.at(-1);
    if (last?.kind === segment.kind && (segment.kind !== "paused" || last.status === segment.status))
      told[told.length - 1] = { ...last, to: segment.to, closures: [...last.closures, ...segment.closures] };
    else told.push(segment);
  }
  return told;
}

function whatInWords(segment: StorySegment, rule: ClockStory["rule"], viewer: Viewer): string {
  switch (segment.kind) {
    case "running":
      return say("letter.ran");
    case "paused":
      return say("letter.pause-status", { status: segment.status ?? say("story.no-status") });
    case "stopped":
      return say("letter.stopped");
    case "outside-hours":
      return say("letter.closed", { reasons: closingsInWords(segment, rule, viewer).join(", ") });
  }
}

/** `3 h ran + 2 h paused = 5 h from start to end.`; what there was none of is left out. */
export function sumInWords(sumsMs: ClockStory["sumsMs"]): string {
  const kinds = (["running", "paused", "outside-hours", "stopped"] as const).filter(
    (kind) => sumsMs[kind] > 0 || kind === "running",
  );
  const parts = kinds.map((kind) => say(`story.part.${kind}`, { length: exactly(sumsMs[kind]) }));
  const total = Object.values(sumsMs).reduce((sum, length) => sum + length, 0);
  return say("story.sum", { parts: parts.join(" + "), total: exactly(total) });
}

export function balanceInWords({ rule: { targetMs }, grantedMs, elapsedMs }: ClockStory): string {
  const whole = targetMs + grantedMs;
  const target = say("story.promised", { target: exactly(targetMs) });
  const values = {
    target: grantedMs === 0 ? target : say("story.promised-and-granted", { target, granted: exactly(grantedMs) }),
    ran: exactly(elapsedMs),
  };
  return elapsedMs > whole
    ? say("story.over", { ...values, over: exactly(elapsedMs - whole) })
    : say("story.left", { ...values, left: exactly(whole - elapsedMs) });
}
