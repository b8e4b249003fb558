import { ANY } from "../../agreement/agreement";
import {
  type AgreementEntry,
  type ChainLegEntry,
  isAgreed,
  type ServiceLevelAgreementEntry,
  type TargetEntry,
} from "../../agreement/agreement-entry";
import { isValidOn } from "../../agreement/agreement-stage";
import { describeDuration, parseDuration } from "../../agreement/duration";
import { resolutionTargetFor } from "../../promise-chain/resolution-target";
import type { Milliseconds } from "../../time";
import type { CalendarEntry } from "../calendar-entry";
import type { Catalogue } from "../catalogue";
import { at, listed, type Report } from "../problem";
import { linksOf } from "../usage";
import { inForceTogether } from "./overlaps";

/**
 * A chain longer than the promise above it: teams and suppliers that may take more time than the customer was promised.
 *
 * The chain is what the SLA says, else every OLA and then every UC in force for its service, one after another. Of
 * branches side by side the longest counts, and an optional leg counts like any other. Working times add up only on one
 * calendar, so links are counted where they are on the promise's own calendar, or the promise is round the clock (a link
 * takes at least its working time of real time). What is told is therefore true of the whole chain; that nothing is told
 * is no proof, as the calendars of the other links decide: the exact proof is `proveChain`. What is not agreed is left
 * out. Validities are compared by date, whatever the zones.
 */
export function warnOfChains(catalogue: Catalogue, report: Report): void {
  const roundTheClock = new Set(catalogue.calendars.filter(isRoundTheClock).map(({ key }) => key));
  const supporters = supportersOf(catalogue.agreements);
  for (const [index, promise] of catalogue.agreements.entries()) {
    if (promise.kind !== "sla" || !isAgreed(promise)) continue;
    const supporting = supportingOn(promise, supporters(promise));
    for (const [place, target] of promise.targets.entries()) {
      if (target.measure !== "resolution") continue;
      const within = parseDuration(target.within)!;
      const counts = (link: TargetEntry) => link.calendar === target.calendar || roundTheClock.has(target.calendar);
      const ways = supporting.map((behind) =>
        longestWay(promise.chain ?? [...behind.keys()].map((agreement) => ({ agreement })), (key) => {
          const link = behind.get(key);
          const allowed = link && resolutionTargetFor(link.targets, target.priority ?? ANY);
          return allowed && counts(allowed) ? parseDuration(allowed.within)! : null;
        }),
      );
      const longest = longestOf(ways);
      if (longest.sum > within)
        report(
          at("agreements", index, "targets", place, "within"),
          `The chain behind this promise of ${describeDuration(within)} adds up to ${describeDuration(longest.sum)}: ${listed(longest.links)}. Lengthen the promise, or agree shorter times with those behind it.`,
        );
    }
  }
}

function isRoundTheClock({ weekly, holidays = [], overrides = {}, breaks = {} }: CalendarEntry): boolean {
  const exceptions = holidays.length + Object.keys(overrides).length + Object.keys(breaks).length;
  return weekly === "always" && exceptions === 0;
}

type ByKey = ReadonlyMap<string, AgreementEntry>;

/**
 * Sorts agreed OLAs and UCs out once, so that each promise looks at its own alone: those that its chain names, or without
 * a chain those for its service, OLAs first and each kind in the order of the file.
 */
function supportersOf(agreements: readonly AgreementEntry[]) {
  const inOrder = (["ola", "uc"] as const).flatMap((kind) =>
    agreements.filter((entry) => entry.kind === kind && isAgreed(entry)),
  );
  const byKey = new Map<string, Candidate[]>();
  const byService = new Map<string, Candidate[]>();
  for (const [rank, entry] of inOrder.entries())
    for (const [groups, name] of [
      [byKey, entry.key],
      [byService, entry.service],
    ] as const) {
      const group = groups.get(name);
      if (group) group.push({ rank, entry });
      else groups.set(name, [{ rank, entry }]);
    }
  return ({ chain, service }: ServiceLevelAgreementEntry): AgreementEntry[] => {
    const groups = chain
      ? [...new Set(linksOf(chain))].map((key) => byKey.get(key))
      : [...new Set([ANY, service])].map((about) => byService.get(about));
    return groups
      .flatMap((group) => group ?? [])
      .sort((one, other) => one.rank - other.rank)
      .map(({ entry }) => entry);
  };
}

interface Candidate {
  /** Its place among all that may stand behind promises. */
  readonly rank: number;
  readonly entry: AgreementEntry;
}

/** What stands behind a promise day by day: it changes only on days on which an agreement begins or ends. */
function supportingOn(promise: ServiceLevelAgreementEntry, candidates: readonly AgreementEntry[]): ByKey[] {
  const supporting = candidates.filter((entry) => inForceTogether(entry, promise));
  const days = new Set([promise, ...supporting].flatMap(({ validFrom, validTo = validFrom }) => [validFrom, validTo]));
  return [...days]
    .filter((day) => isValidOn(promise, day))
    .map((day) => highestVersions(supporting.filter((entry) => isValidOn(entry, day))));
}

interface Way {
  readonly sum: Milliseconds;
  /** `key (8 h)`, in the chain's order. */
  readonly links: readonly string[];
}

/** @param allowed working time of a link; null when it does not count */
function longestWay(legs: readonly ChainLegEntry[], allowed: (agreement: string) => Milliseconds | null): Way {
  const ways = legs.map((leg): Way => {
    if ("parallel" in leg) return longestOf(leg.parallel.map((branch) => longestWay(branch, allowed)));
    const within = allowed(leg.agreement);
    if (within === null) return nothing;
    return { sum: within, links: [`${leg.agreement} (${describeDuration(within)})`] };
  });
  return { sum: ways.reduce((sum, way) => sum + way.sum, 0), links: ways.flatMap(({ links }) => links) };
}

const nothing: Way = { sum: 0, links: [] };

function longestOf(ways: readonly Way[]): Way {
  return ways.reduce((longest, way) => (way.sum > longest.sum ? way : longest), nothing);
}

function highestVersions(agreements: readonly AgreementEntry[]): ByKey {
  const highest = new Map<string, AgreementEntry>();
  for (const agreement of agreements)
    if (agreement.version > (highest.get(agreement.key)?.version ?? 0)) highest.set(agreement.key, agreement);
  return highest;
}
