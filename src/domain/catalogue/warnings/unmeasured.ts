import { isAgreed } from "../../agreement/agreement-entry";
import type { Catalogue } from "../catalogue";
import { at, type Report } from "../problem";

/** OLA and UC measure resolution alone, so anything they promise about the response is never looked at. */
export function warnOfUnmeasured({ agreements }: Catalogue, report: Report): void {
  for (const [index, entry] of agreements.entries()) {
    const { kind, targets, escalation } = entry;
    if (kind === "sla" || !isAgreed(entry)) continue;
    for (const section of ["targets", "escalation"] as const)
      for (const [place, { measure }] of ((section === "targets" ? targets : escalation) ?? []).entries())
        if (measure === "response")
          report(
            at("agreements", index, section, place),
            "OLAs and UCs measure resolution only, so this has no effect. Remove it.",
          );
  }
}
