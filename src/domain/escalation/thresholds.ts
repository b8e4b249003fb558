import type { Target } from "../agreement/agreement";
import type { Milliseconds } from "../time";
import type { EscalationProcedure } from "./escalation-procedure";

/**
 * Where the `k`-th step of a ladder (from 1) stands on a clock with this target, in working time from the clock's start:
 * never before the start, to the millisecond.
 */
export function thresholdOf({ commence, every }: EscalationProcedure, k: number, { within }: Target): Milliseconds {
  return Math.max(0, commencementOf(commence, within)) + (k - 1) * every;
}

function commencementOf(commence: EscalationProcedure["commence"], within: Milliseconds): Milliseconds {
  switch (commence.kind) {
    case "percent":
      return Math.round((within * commence.percent) / 100);
    case "before":
      return within - commence.duration;
    case "after":
      return within + commence.duration;
  }
}
