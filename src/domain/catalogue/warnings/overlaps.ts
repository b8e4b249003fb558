import { ANY } from "../../agreement/agreement";
import { type AgreementEntry, isAgreed } from "../../agreement/agreement-entry";
import type { Catalogue } from "../catalogue";
import { at, type Report } from "../problem";

/**
 * Two versions of one key in force at the same time (the higher counts), and two SLAs for the same service and customer
 * (the higher version, then the first key, counts). A more specific SLA beside a general one is how agreements are meant
 * to be, OLAs and UCs do not compete, and what is not agreed is not in force, so none of these is told. Each agreement is
 * told of the first that it overlaps.
 * Validities are compared by date, whatever the zones.
 */
export function warnOfOverlaps({ agreements }: Catalogue, report: Report): void {
  const contenders = new Map<string, Contender[]>();
  for (const [index, entry] of agreements.entries()) {
    if (!isAgreed(entry)) continue;
    let rival: Contender | undefined;
    for (const claim of claimsOf(entry)) {
      const sofar = contenders.get(claim);
      rival ??= sofar?.find((earlier) => inForceTogether(earlier.entry, entry));
      if (sofar) sofar.push({ index, entry });
      else contenders.set(claim, [{ index, entry }]);
    }
    if (rival) report(at("agreements", index, "validFrom"), overlapMessage(entry, rival.entry, rival.index));
  }
}

interface Contender {
  readonly index: number;
  readonly entry: AgreementEntry;
}

/** What only one agreement at a time can have: its key, and for an SLA the promise to a customer about a service. */
function claimsOf(entry: AgreementEntry): string[] {
  const key = JSON.stringify(["key", entry.key]);
  return entry.kind === "sla" ? [key, JSON.stringify(["promise", entry.service, entry.customer ?? ANY])] : [key];
}

/** Whether some date lies in both validities. */
export function inForceTogether(one: AgreementEntry, other: AgreementEntry): boolean {
  return (
    (one.validTo === undefined || other.validFrom < one.validTo) &&
    (other.validTo === undefined || one.validFrom < other.validTo)
  );
}

function overlapMessage(entry: AgreementEntry, rival: AgreementEntry, rivalIndex: number): string {
  const where = `${rival.key}, version ${rival.version} (agreements[${rivalIndex}])`;
  return entry.key === rival.key
    ? `This version is in force together with ${where}; the higher version counts. End the former with validTo where this one begins.`
    : `This agreement is in force together with ${where} for the same service and customer; the higher version counts, then the first key in alphabetical order. End one with validTo, or name a service or customer.`;
}
