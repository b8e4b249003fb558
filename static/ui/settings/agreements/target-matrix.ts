import { ANY, type Measure } from "../../../../src/domain/agreement/agreement";
import type { TargetEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { PriorityMatrix } from "../../../../src/domain/catalogue/priority-matrix";

export const measures: readonly Measure[] = ["response", "resolution"];

/** A row of the form: one priority, or (`*`) all tickets that no other row names. */
export interface TargetRow {
  readonly priority: string;
  /** Whether tickets of the project can have this priority; null where nobody knows. */
  readonly isKnown: boolean | null;
  readonly targets: Readonly<Record<Measure, TargetEntry | null>>;
}

/**
 * What is promised, priority by priority: the project's priorities first, then those that the targets name beside them,
 * `*` last. A priority of the matrix of impact and urgency is shown also where nothing is promised for it yet.
 * @param known the priorities that tickets of the project can have; empty where that could not be read
 */
export function targetRows(
  targets: readonly TargetEntry[],
  known: readonly string[],
  matrix: PriorityMatrix | undefined,
): TargetRow[] {
  const named = targets.map(priorityOf).filter((priority) => priority !== ANY);
  const priorities = new Set([...known, ...(matrix?.priorities.flat() ?? []), ...named]);
  return [...priorities, ANY].map((priority) => ({
    priority,
    isKnown: known.length === 0 || priority === ANY ? null : known.includes(priority),
    targets: { response: find(targets, "response", priority), resolution: find(targets, "resolution", priority) },
  }));
}

/** The targets with one promise changed, added at the end, or (null) taken out. Others stay where they are, as they are. */
export function withTarget(
  targets: readonly TargetEntry[],
  measure: Measure,
  priority: string,
  terms: Pick<TargetEntry, "within" | "calendar"> | null,
): TargetEntry[] {
  const present = find(targets, measure, priority);
  if (terms === null) return targets.filter((target) => target !== present);
  if (present === null) return [...targets, { measure, priority, ...terms }];
  return targets.map((target) => (target === present ? { ...target, ...terms } : target));
}

/** The place of a promise among the targets, by which problems name it; -1 when there is none. */
export function placeOfTarget(targets: readonly TargetEntry[], measure: Measure, priority: string): number {
  return targets.findIndex((target) => target.measure === measure && priorityOf(target) === priority);
}

function find(targets: readonly TargetEntry[], measure: Measure, priority: string): TargetEntry | null {
  return targets[placeOfTarget(targets, measure, priority)] ?? null;
}

function priorityOf({ priority = ANY }: TargetEntry): string {
  return priority;
}
