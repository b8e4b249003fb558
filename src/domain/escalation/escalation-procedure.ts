import type { Measure } from "../agreement/measure";
import type { Milliseconds } from "../time";

/** Where the first step stands on the clock; working time of the target's calendar. */
export type Commencement =
  | { readonly kind: "percent"; readonly percent: number }
  | { readonly kind: "before"; readonly duration: Milliseconds }
  | { readonly kind: "after"; readonly duration: Milliseconds };

export interface EscalationStep {
  /** Unique and ascending within the procedure; not necessarily 1, 2, 3. */
  readonly level: number;
  /** Keys of contacts. */
  readonly notify: readonly string[];
  readonly comment: "internal" | "public";
}

/** The agreed ladder for one measure: when it commences, and how much working time lies between its steps. */
export interface EscalationProcedure {
  readonly measure: Measure;
  readonly commence: Commencement;
  /** Working time between steps; 0 only where there is a single step. */
  readonly every: Milliseconds;
  readonly steps: readonly EscalationStep[];
  /** Whether a step that somebody has acknowledged holds those after it; absent where the project's own rule decides. */
  readonly holdsWhenAcknowledged?: boolean;
}
