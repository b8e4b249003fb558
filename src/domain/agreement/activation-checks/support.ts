import type { LocalDate } from "../../calendar/calendar";
import { addMonths, latestOf } from "../../catalogue/local-date";
import { linksOf } from "../../catalogue/usage";
import { ANY } from "../agreement";
import { type AgreementEntry, type ChainLegEntry, isAgreed, type ServiceLevelAgreementEntry } from "../agreement-entry";
import { isValidOn } from "../agreement-stage";
import type { Finding } from "./finding";
import type { Subject } from "./subject";

/** Of an agreement without an end, nobody asks yet what stands behind it later than so many months from today. */
const MONTHS_AHEAD = 12;

/** Whether those who stand behind a promise are there, stay as long as it does, and can keep it together. */
export function* checkSupport(subject: Subject): Generator<Finding> {
  const { entry, today, agreedVersionsOf } = subject;
  if (entry.kind !== "sla") return;
  const from = latestOf([entry.validFrom, today])!;
  const to = entry.validTo ?? addMonths(from, MONTHS_AHEAD);
  const path = entry.chain ? "chain" : "";
  for (const key of supportingKeys(entry, subject, from)) {
    const end = coveredUntil(agreedVersionsOf(key), from);
    if (end === from && entry.chain)
      yield {
        code: "chain-leg-not-in-force",
        severity: isOptionalIn(entry.chain, key) ? "warning" : "blocker",
        path,
        data: { agreement: key },
        action: "edit-chain",
      };
    else if (end !== null && end < to)
      yield {
        code: "support-ends-first",
        severity: "warning",
        path,
        data: { agreement: key, ends: end },
        action: "prolong-support",
      };
  }
  yield* checkProof(subject, entry);
}

function* checkProof({ reality }: Subject, entry: ServiceLevelAgreementEntry): Generator<Finding> {
  const verdict = reality.chain?.(entry);
  if (verdict === "unproved")
    yield { code: "chain-not-proved", severity: "hint", path: "chain", data: {}, action: "prove-chain" };
  if (verdict !== "fails") return;
  const isWaived = (entry.waivers ?? []).some(({ measure }) => measure === "resolution");
  yield {
    code: "chain-does-not-hold",
    severity: isWaived ? "hint" : "blocker",
    path: "chain",
    data: {},
    action: isWaived ? "prove-chain" : "record-waiver",
  };
}

/** Keys in the chain; without one, of the OLAs and contracts for the service that are in force when it is looked at. */
function supportingKeys(
  { chain, service }: ServiceLevelAgreementEntry,
  { catalogue }: Subject,
  from: LocalDate,
): ReadonlySet<string> {
  if (chain) return new Set(linksOf(chain));
  const behind = (other: AgreementEntry) =>
    other.kind !== "sla" &&
    isAgreed(other) &&
    isValidOn(other, from) &&
    (other.service === ANY || other.service === service);
  return new Set(catalogue.agreements.filter(behind).map(({ key }) => key));
}

/** The first day from `from` on of which no version is in force; null where one has no end. Dates are compared whatever the zones. */
function coveredUntil(versions: readonly AgreementEntry[], from: LocalDate): LocalDate | null {
  for (let day = from; ; ) {
    const inForce = versions.filter((version) => isValidOn(version, day));
    if (inForce.length === 0) return day;
    if (inForce.some(({ validTo }) => validTo === undefined)) return null;
    day = latestOf(inForce.map(({ validTo }) => validTo!))!;
  }
}

/** Whether the chain can do without an agreement wherever it names it. */
function isOptionalIn(legs: readonly ChainLegEntry[], key: string): boolean {
  return legs.every((leg) => {
    if (leg.optional) return true;
    return "agreement" in leg ? leg.agreement !== key : leg.parallel.every((branch) => isOptionalIn(branch, key));
  });
}
