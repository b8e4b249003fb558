import type { Agreement, Measure, Target } from "../../../../src/domain/agreement/agreement";
import { thresholdOf } from "../../../../src/domain/escalation/thresholds";
import type { Instant, Milliseconds } from "../../../../src/domain/time";
import { dueAt } from "./due-at";

/** When a ticket raised at a moment would be due; null: never, as the calendar does not open long enough any more. */
export interface ExampleDue {
  readonly measure: Measure;
  readonly priority: string;
  readonly calendar: string;
  readonly dueAt: Instant | null;
  /** Whether its time begins to run at once, or only when the calendar next opens. */
  readonly startsAt: Instant | null;
}

/** The due times of one example ticket for each target, in the agreement's order. */
export function dueTimes({ targets }: Agreement, raisedAt: Instant): ExampleDue[] {
  return targets.map((target) => ({
    measure: target.measure,
    priority: target.priority,
    calendar: target.calendar,
    dueAt: dueAt(target, raisedAt),
    startsAt: target.hours.nextOpening(raisedAt),
  }));
}

/** One step of a ladder for an example ticket that nobody answers. */
export interface ExampleStep {
  readonly level: number;
  /** Working time from the start of the clock. */
  readonly elapsed: Milliseconds;
  /** Null: never. */
  readonly at: Instant | null;
  readonly isAfterDue: boolean;
  /** Keys of contacts. */
  readonly notify: readonly string[];
  readonly comment: "internal" | "public";
}

/** The steps of the agreement's ladder for the target's measure, at the thresholds the engine goes by; none without one. */
export function ladderTimes({ escalation }: Agreement, target: Target, raisedAt: Instant): ExampleStep[] {
  const ladder = escalation.find(({ measure }) => measure === target.measure);
  return (ladder?.steps ?? []).map(({ level, notify, comment }, place) => {
    const elapsed = thresholdOf(ladder!, place + 1, target);
    const at = dueAt({ hours: target.hours, within: elapsed }, raisedAt);
    return { level, elapsed, at, isAfterDue: elapsed > target.within, notify, comment };
  });
}
