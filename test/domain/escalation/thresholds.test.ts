import type { Target } from "../../../src/domain/agreement/agreement";
import type { Commencement, EscalationProcedure } from "../../../src/domain/escalation/escalation-procedure";
import { thresholdOf } from "../../../src/domain/escalation/thresholds";
import { HOUR, MINUTE, SECOND } from "../../../src/domain/time";

const target = { within: 8 * HOUR } as Target;
const ladder = (commence: Commencement, every: number): EscalationProcedure => ({
  measure: "resolution",
  commence,
  every,
  steps: [],
});

describe("step k stands at commence + (k - 1) x every", () => {
  it.each<{ commence: Commencement; every: number; k: number; threshold: number; why: string }>([
    {
      commence: { kind: "percent", percent: 75 },
      every: HOUR,
      k: 1,
      threshold: 6 * HOUR,
      why: "percent of the target",
    },
    {
      commence: { kind: "percent", percent: 75 },
      every: HOUR,
      k: 3,
      threshold: 8 * HOUR,
      why: "two intervals further",
    },
    { commence: { kind: "percent", percent: 0 }, every: HOUR, k: 1, threshold: 0, why: "0 % stands at the very start" },
    {
      commence: { kind: "percent", percent: 150 },
      every: HOUR,
      k: 1,
      threshold: 12 * HOUR,
      why: "above 100 % is allowed: after the breach",
    },
    {
      commence: { kind: "percent", percent: 12.5 },
      every: HOUR,
      k: 1,
      threshold: HOUR,
      why: "fractions of a percent are exact",
    },
    {
      commence: { kind: "before", duration: HOUR },
      every: 30 * MINUTE,
      k: 2,
      threshold: 7 * HOUR + 30 * MINUTE,
      why: "before due",
    },
    { commence: { kind: "before", duration: 10 * HOUR }, every: HOUR, k: 1, threshold: 0, why: "not before the start" },
    {
      commence: { kind: "before", duration: 10 * HOUR },
      every: HOUR,
      k: 2,
      threshold: HOUR,
      why: "and the next step one interval after that",
    },
    {
      commence: { kind: "after", duration: 0 },
      every: HOUR,
      k: 1,
      threshold: 8 * HOUR,
      why: "at the moment the target is used up",
    },
    {
      commence: { kind: "after", duration: 90 * SECOND },
      every: HOUR,
      k: 2,
      threshold: 9 * HOUR + 90 * SECOND,
      why: "after due",
    },
  ])("$commence, every $every, step $k: $threshold ($why)", ({ commence, every, k, threshold }) => {
    expect(thresholdOf(ladder(commence, every), k, target)).toBe(threshold);
  });
});
