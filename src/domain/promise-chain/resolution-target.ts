import { ANY } from "../agreement/agreement";
import type { TargetEntry } from "../agreement/agreement-entry";

/** The resolution target for tickets of a priority: the one that names it before the one for all that none names. */
export function resolutionTargetFor(targets: readonly TargetEntry[], priority: string): TargetEntry | undefined {
  const naming = (wanted: string) =>
    targets.find((target) => target.measure === "resolution" && (target.priority ?? ANY) === wanted);
  return naming(priority) ?? naming(ANY);
}
