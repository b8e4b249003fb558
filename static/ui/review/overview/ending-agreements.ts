import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { AgreementStage } from "../../../../src/domain/agreement/agreement-stage";
import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { addDays } from "../../../../src/domain/catalogue/local-date";

/** How long before its end a version is said to be ending, unless its own notice is longer; days. */
const ENDS_SOON = 60;

/** Versions in force that end soon and that no later one follows, the first to end first. */
export function endingAgreements(
  { agreements }: Catalogue,
  stageOf: (version: AgreementEntry) => AgreementStage,
  today: LocalDate,
): readonly { readonly key: string; readonly version: number; readonly name: string; readonly on: LocalDate }[] {
  return agreements
    .flatMap((entry) => {
      const { key, version, validTo, notice } = entry;
      if (validTo === undefined || !["active", "ending"].includes(stageOf(entry))) return [];
      const isSoon = validTo <= addDays(today, Math.max(ENDS_SOON, notice?.days ?? 0));
      const isFollowed = agreements.some(
        (other) => other.key === key && other.version > version && other.validFrom <= validTo,
      );
      return isSoon && !isFollowed ? [{ key, version, name: titleOf(entry), on: validTo }] : [];
    })
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}
