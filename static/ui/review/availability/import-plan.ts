import type { AvailabilityDeed } from "../../../../src/domain/availability/availability-deed";
import { MOST_LOSSES } from "../../../../src/domain/availability/availability-deed";
import { type CheckLog, inParts } from "../../../../src/domain/availability/check-log/check-log";
import type { MonitoredThing } from "../../../../src/domain/availability/check-log/read-check-log";
import type { Subject } from "../../../../src/domain/availability/outage";
import { subjectOf } from "./subjects";

type ChecksDeed = Extract<AvailabilityDeed, { kind: "checks" }>;

/** A page may send half a megabyte at once; each loss takes some forty characters. */
const MOST_AT_ONCE = 8_000;

/**
 * What to send so that a log is taken in, in steps that are not too long; each may be sent again without harm.
 * @param chosen what each thing of the log is about, by its name; absent where it is left out
 */
export function importSteps(
  file: string,
  things: readonly MonitoredThing[],
  chosen: ReadonlyMap<string, string>,
): ChecksDeed[] {
  const logs = things.flatMap(({ name, log }) => {
    const subject = chosen.get(name);
    return subject === undefined
      ? []
      : inParts(log, MOST_LOSSES).map((part) => ({ subject: subjectOf(subject), log: part }));
  });
  const steps: { logs: { subject: Subject; log: CheckLog }[]; losses: number }[] = [];
  for (const one of logs) {
    const last = steps.at(-1);
    if (last !== undefined && last.losses + one.log.losses.length <= MOST_AT_ONCE) {
      last.logs.push(one);
      last.losses += one.log.losses.length;
    } else steps.push({ logs: [one], losses: one.log.losses.length });
  }
  return steps.map((step) => ({ kind: "checks", file, logs: step.logs }));
}
