import type { Cases } from "./calendar-cases";
import type { Answers } from "./contenders/contender";

export type Operation = "between" | "add";

/** Who needs longer than this for the checked cases is checked on fewer. */
const CHECK_NANOSECONDS = 500_000_000n;

export interface Check {
  readonly right: number;
  readonly checked: number;
}

/** How many of the cases the contender answers as the oracle does, to the millisecond. */
export function checkAnswers(answers: Answers, operation: Operation, cases: Cases): Check {
  const { starts, ends, durations } = cases;
  const expected = operation === "between" ? cases.between : cases.added;
  const begun = process.hrtime.bigint();
  let right = 0;
  let checked = 0;
  while (checked < expected.length && process.hrtime.bigint() - begun < CHECK_NANOSECONDS) {
    const start = starts[checked]!;
    const got =
      operation === "between" ? answers.between(start, ends[checked]!) : answers.add(start, durations[checked]!);
    if (got === expected[checked]) right += 1;
    checked += 1;
  }
  return { right, checked };
}
