import { ANY } from "./agreement";
import type { ServiceLevelAgreementEntry, WaiverEntry } from "./agreement-entry";

/** The reasons recorded for making one resolution promise although the chain behind it does not always hold. */
export function waiversOf({ waivers = [] }: ServiceLevelAgreementEntry, priority: string): WaiverEntry[] {
  return waivers.filter((waiver) => waiver.measure === "resolution" && (waiver.priority ?? ANY) === priority);
}
