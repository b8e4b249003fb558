import { at } from "../../catalogue/problem";
import { ANY } from "../agreement";
import type { Finding } from "./finding";
import type { Subject } from "./subject";

/** Targets that no ticket can match, or that nobody measures. */
export function* checkTargets({ agreement, reality: { priorities } }: Subject): Generator<Finding> {
  const { kind, targets } = agreement;
  for (const [place, { measure, priority }] of targets.entries()) {
    const path = at("targets", place);
    const finding = (code: "target-unmeasured" | "target-unmatched" | "target-shadowed"): Finding => ({
      code,
      // A ticket without a priority still meets the target for all.
      severity: code === "target-shadowed" ? "hint" : "warning",
      path,
      data: { measure, priority },
      action: "edit-targets",
    });
    if (kind !== "sla" && measure === "response") {
      yield finding("target-unmeasured");
      continue;
    }
    if (priorities === undefined) continue;
    const hasOwnTarget = (name: string) =>
      targets.some((other) => other.measure === measure && other.priority === name);
    if (priority !== ANY && !priorities.includes(priority)) yield finding("target-unmatched");
    if (priority === ANY && priorities.length > 0 && priorities.every(hasOwnTarget)) yield finding("target-shadowed");
  }
}
