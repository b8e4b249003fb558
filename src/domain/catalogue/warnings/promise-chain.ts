import { ANY } from "../../agreement/agreement";
import type { AgreementEntry, ServiceLevelAgreementEntry, TargetEntry } from "../../agreement/agreement-entry";
import { describeDuration, parseDuration } from "../../agreement/duration";
import type { LocalDate } from "../../calendar/calendar";
import type { Milliseconds } from "../../time";
import type { CalendarEntry } from "../calendar-entry";
import type { Catalogue } from "../catalogue";
import { at, listed, type Report } from "../problem";
import { inForceTogether } from "./overlaps";

/**
 * A chain longer than the promise above it: teams and suppliers that may take more time than the customer was promised.
 *
 * Every OLA and UC in force for a service is taken to stand behind each SLA of that service, one after another, as the file
 * tells no more. Working times add up only on one calendar, so links are counted where they are on the promise's own
 * calendar, or the promise is round the clock (a link takes at least its working time of real time). What is told is
 * therefore true of the whole chain; that nothing is told is no proof, as the calendars of the other links decide.
 * An SLA for all services is compared with what supports all services. Validities are compared by date, whatever the zones.
 */
export function warnOfChains(catalogue: Catalogue, report: Report): void {
  const roundTheClock = new Set(catalogue.calendars.filter(isRoundTheClock).map(({ key }) => key));
  for (const [index, promise] of catalogue.agreements.entries()) {
    if (promise.kind !== "sla") continue;
    const chains = chainsBehind(promise, catalogue.agreements);
    for (const [place, target] of promise.targets.entries()) {
      if (target.measure !== "resolution") continue;
      const within = parseDuration(target.within)!;
      const counts = (link: TargetEntry) => link.calendar === target.calendar || roundTheClock.has(target.calendar);
      const chain = longest(chains, target.priority ?? ANY, counts);
      if (chain.sum > within)
        report(
          at("agreements", index, "targets", place, "within"),
          `The chain behind this promise of ${describeDuration(within)} adds up to ${describeDuration(chain.sum)}: ${listed(chain.links)}. Lengthen the promise, or agree shorter times with those behind it.`,
        );
    }
  }
}

function isRoundTheClock({ weekly, holidays = [], overrides = {}, breaks = {} }: CalendarEntry): boolean {
  const exceptions = holidays.length + Object.keys(overrides).length + Object.keys(breaks).length;
  return weekly === "always" && exceptions === 0;
}

/** Who stands behind a promise, in the file's order: it changes only on days on which an agreement begins or ends. */
function chainsBehind(promise: ServiceLevelAgreementEntry, agreements: readonly AgreementEntry[]): AgreementEntry[][] {
  const supporting = agreements.filter(
    (entry) =>
      entry.kind !== "sla" &&
      (entry.service === ANY || entry.service === promise.service) &&
      inForceTogether(entry, promise),
  );
  const days = new Set([promise, ...supporting].flatMap(({ validFrom, validTo = validFrom }) => [validFrom, validTo]));
  return [...days]
    .filter((day) => inForceOn(promise, day))
    .map((day) => highestVersions(supporting.filter((entry) => inForceOn(entry, day))));
}

interface Chain {
  readonly sum: Milliseconds;
  /** `key (8 h)`, in the file's order. */
  readonly links: readonly string[];
}

function longest(
  chains: readonly (readonly AgreementEntry[])[],
  priority: string,
  counts: (link: TargetEntry) => boolean,
): Chain {
  let longestSoFar: Chain = { sum: 0, links: [] };
  for (const chain of chains) {
    const links = chain.flatMap(({ key, targets }) => {
      const link = resolutionTarget(targets, priority);
      return link && counts(link) ? [{ key, within: parseDuration(link.within)! }] : [];
    });
    const sum = links.reduce((total, { within }) => total + within, 0);
    if (sum > longestSoFar.sum)
      longestSoFar = { sum, links: links.map(({ key, within }) => `${key} (${describeDuration(within)})`) };
  }
  return longestSoFar;
}

function inForceOn({ validFrom, validTo }: AgreementEntry, day: LocalDate): boolean {
  return validFrom <= day && (validTo === undefined || day < validTo);
}

function highestVersions(agreements: readonly AgreementEntry[]): AgreementEntry[] {
  const highest = new Map<string, AgreementEntry>();
  for (const agreement of agreements)
    if (agreement.version > (highest.get(agreement.key)?.version ?? 0)) highest.set(agreement.key, agreement);
  return [...highest.values()];
}

function resolutionTarget(targets: readonly TargetEntry[], priority: string): TargetEntry | undefined {
  const ofPriority = (wanted: string) =>
    targets.find((target) => target.measure === "resolution" && (target.priority ?? ANY) === wanted);
  return ofPriority(priority) ?? ofPriority(ANY);
}
