/**
 * How impact and urgency make a priority, as ITIL has it: what agents agree on before a target is looked up. Jira keeps the
 * priority itself; the matrix is shown where a promise is made and read.
 */
export interface PriorityMatrix {
  /** From the gravest to the slightest. */
  readonly impacts: readonly string[];
  /** From the most to the least urgent. */
  readonly urgencies: readonly string[];
  /** A row for each impact with a priority for each urgency. */
  readonly priorities: readonly (readonly string[])[];
}

/** The priority at which impact and urgency meet; null where the matrix does not know one of the two. */
export function priorityOf(
  { impacts, urgencies, priorities }: PriorityMatrix,
  impact: string,
  urgency: string,
): string | null {
  return priorities[impacts.indexOf(impact)]?.[urgencies.indexOf(urgency)] ?? null;
}
