import { ANY } from "../agreement/agreement";
import { type AgreementEntry, type ChainLegEntry, isAgreed } from "../agreement/agreement-entry";
import { isValidOn } from "../agreement/agreement-stage";
import type { LocalDate } from "../calendar/calendar";
import type { Catalogue } from "../catalogue/catalogue";
import { titleOf } from "../catalogue/entry-title";
import type { PublishedLeg } from "./published-agreement";

/**
 * Who stands behind a promise on a day, in the order in which they work: the chain as it is written, else every OLA and
 * then every contract in force for the service.
 */
export function publishedChain({ agreements }: Catalogue, promise: AgreementEntry, on: LocalDate): PublishedLeg[] {
  if (promise.kind !== "sla") return [];
  const supporting = agreements.filter((entry) => entry.kind !== "sla" && isAgreed(entry));
  const legOf = ({ optional = false, ...leg }: ChainLegEntry): PublishedLeg =>
    "parallel" in leg
      ? { kind: "parallel", branches: leg.parallel.map((branch) => branch.map(legOf)), optional }
      : { kind: "link", ...linkOf(leg.agreement), optional };
  const linkOf = (key: string) => {
    const versions = agreements.filter((entry) => entry.key === key);
    const entry =
      newest(versions.filter((version) => isAgreed(version) && isValidOn(version, on))) ?? newest(versions)!;
    return { title: titleOf(entry), party: partyOf(entry) };
  };
  if (promise.chain) return promise.chain.map(legOf);
  const behind = (kind: AgreementEntry["kind"]) =>
    supporting.filter(
      (entry) =>
        entry.kind === kind && isValidOn(entry, on) && (entry.service === ANY || entry.service === promise.service),
    );
  const keys = new Set([...behind("ola"), ...behind("uc")].map(({ key }) => key));
  return [...keys].map((agreement) => legOf({ agreement }));
}

/** The teams, or the supplier, as one name. */
export function partiesOf(entry: AgreementEntry): readonly string[] {
  if (entry.kind === "sla") return [];
  return entry.kind === "ola" ? entry.party.teams : [entry.party.supplier];
}

function partyOf(entry: AgreementEntry): string {
  return partiesOf(entry).join(", ");
}

function newest(versions: readonly AgreementEntry[]): AgreementEntry | undefined {
  return versions.toSorted((one, other) => one.version - other.version).at(-1);
}
