import { ANY } from "../agreement/agreement";
import type {
  AgreementEntry,
  ChainLegEntry,
  ServiceLevelAgreementEntry,
  TargetEntry,
} from "../agreement/agreement-entry";
import { parseDuration } from "../agreement/duration";
import type { Catalogue } from "../catalogue/catalogue";
import { linksOf } from "../catalogue/usage";
import type { Instant, Milliseconds } from "../time";
import { type BindingVersion, BindingVersions, inForceAt } from "./binding-versions";
import { type Fingerprint, fingerprintOf, fingerprintOfHours } from "./fingerprint";
import { resolutionTargetFor } from "./resolution-target";

/** A leg of a chain that an agreement keeps, with its target for the promise's priority. */
export interface AgreedLink {
  readonly kind: "link";
  readonly agreement: string;
  readonly version: number;
  /** What people call the agreement. */
  readonly name: string;
  readonly within: Milliseconds;
  /** Key of the calendar in which `within` is reckoned. */
  readonly calendar: string;
  readonly isOptional: boolean;
}

export type AgreedLeg =
  | AgreedLink
  | { readonly kind: "parallel"; readonly branches: readonly (readonly AgreedLeg[])[]; readonly isOptional: boolean };

/** A leg that takes no time in the proof because nobody said how much: what is proved without it is proved of the rest. */
export interface ChainGap {
  /** No version binds in this period; or the one that does has no resolution target for the promise's priority. */
  readonly kind: "not-in-force" | "no-target";
  readonly agreement: string;
  readonly isOptional: boolean;
}

/** `[from, to)`, during which the same versions are in force. Tickets keep the chain of the period in which they are raised. */
export interface ChainPeriod {
  readonly from: Instant;
  readonly to: Instant;
  readonly legs: readonly AgreedLeg[];
  readonly gaps: readonly ChainGap[];
}

/** A resolution target of an SLA, and who stands behind it over some stretch of time. */
export interface PromiseChain {
  readonly agreement: string;
  readonly version: number;
  /** As the target states it; `*`: every ticket that no target names. */
  readonly priority: string;
  readonly within: Milliseconds;
  readonly calendar: string;
  /** Ascending and apart from each other; empty when the promise is not in force in all the time looked at. */
  readonly periods: readonly ChainPeriod[];
  /**
   * Of all that a proof says or depends on but the stretch of time looked at: hours, times, links, gaps, and the instants
   * within it at which they change. A result proved under another fingerprint is stale.
   */
  readonly fingerprint: Fingerprint;
}

/** A stretch of time `[from, to)`. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The chain behind one target of an SLA, the very version asked about taken for agreed.
 *
 * @param supposed further versions to be taken for agreed, such as drafts of the OLAs that are to stand behind it
 */
export function chainOf(
  catalogue: Catalogue,
  agreement: ServiceLevelAgreementEntry,
  target: TargetEntry,
  window: Window,
  supposed: readonly AgreementEntry[] = [],
): PromiseChain {
  return new PromiseChains(catalogue, [agreement, ...supposed]).chainOf(agreement, target, window);
}

/** Finds the chains behind the promises of an accepted catalogue. */
export class PromiseChains {
  private readonly versions: BindingVersions;
  private readonly hours: ReadonlyMap<string, Fingerprint>;

  /** @param supposed versions to be taken for agreed as they are here */
  constructor(catalogue: Catalogue, supposed: readonly AgreementEntry[] = []) {
    this.versions = new BindingVersions(catalogue, supposed);
    this.hours = new Map(catalogue.calendars.map((entry) => [entry.key, fingerprintOfHours(entry)]));
  }

  /** The chains behind all resolution targets that bind at some time within the window, in the file's order. */
  all(window: Window): PromiseChain[] {
    return this.versions.all
      .flatMap(({ entry }) =>
        entry.kind === "sla"
          ? entry.targets
              .filter(({ measure }) => measure === "resolution")
              .map((target) => this.chainOf(entry, target, window))
          : [],
      )
      .filter(({ periods }) => periods.length > 0);
  }

  /** `agreement` is one of the versions that bind, `target` one of its resolution targets. */
  chainOf(agreement: ServiceLevelAgreementEntry, target: TargetEntry, window: Window): PromiseChain {
    const { key, version, chain } = agreement;
    const priority = target.priority ?? ANY;
    const named = chain && [...new Set(linksOf(chain))];
    const behind = named
      ? named.flatMap((link) => this.versions.versionsOf(link))
      : this.versions.supporting(agreement.service);
    const periods = periodsOf(this.versions.versionsOf(key), behind, window, ([promise], inForce) => {
      if (promise?.version !== version) return null;
      const legs = chain ?? inForce.map((entry) => ({ agreement: entry.key }));
      return agreedLegs(legs, new Map(inForce.map((entry) => [entry.key, entry])), priority);
    });
    const rest = {
      agreement: key,
      version,
      priority,
      within: parseDuration(target.within)!,
      calendar: target.calendar,
      periods,
    };
    return { ...rest, fingerprint: this.fingerprintOf(rest, window) };
  }

  private fingerprintOf(chain: Omit<PromiseChain, "fingerprint">, { from, to }: Window): Fingerprint {
    // The window moves on every day, which makes nothing stale; a change of versions within it does.
    const periods = chain.periods.map((period) => [
      period.from === from ? null : period.from,
      period.to === to ? null : period.to,
      period.legs,
      period.gaps,
    ]);
    return fingerprintOf(
      JSON.stringify({ within: chain.within, calendar: chain.calendar, periods }, (key, value) =>
        key === "calendar" ? this.hours.get(value) : value,
      ),
    );
  }
}

type AgreedChain = Pick<ChainPeriod, "legs" | "gaps">;

/** Cuts the window where versions begin and end, asks who stands behind the promise then, and joins equal neighbours. */
function periodsOf(
  promise: readonly BindingVersion[],
  behind: readonly BindingVersion[],
  { from, to }: Window,
  chainFor: (promise: readonly AgreementEntry[], behind: readonly AgreementEntry[]) => AgreedChain | null,
): ChainPeriod[] {
  if (from >= to) return [];
  const changes = [...promise, ...behind]
    .flatMap(({ fromAt, toAt }) => [fromAt, toAt])
    .filter((at) => at > from && at < to);
  const cuts = [...new Set([from, ...changes])].sort((one, other) => one - other);
  const periods: ChainPeriod[] = [];
  for (const [i, cut] of cuts.entries()) {
    const chain = chainFor(inForceAt(promise, cut), inForceAt(behind, cut));
    if (chain === null) continue;
    const end = cuts[i + 1] ?? to;
    const last = periods.at(-1);
    if (last?.to === cut && isEqual(last, chain)) periods[periods.length - 1] = { ...last, to: end };
    else periods.push({ from: cut, to: end, ...chain });
  }
  return periods;
}

function agreedLegs(
  legs: readonly ChainLegEntry[],
  inForce: ReadonlyMap<string, AgreementEntry>,
  priority: string,
): AgreedChain {
  const gaps: ChainGap[] = [];
  const agreed = (entries: readonly ChainLegEntry[], isWithinOptional: boolean): AgreedLeg[] =>
    entries.flatMap((leg): AgreedLeg[] => {
      const { optional: isOptional = false } = leg;
      const canBeLeftOut = isOptional || isWithinOptional;
      if ("parallel" in leg) {
        const branches = leg.parallel.map((branch) => agreed(branch, canBeLeftOut));
        return [{ kind: "parallel", branches, isOptional }];
      }
      const entry = inForce.get(leg.agreement);
      const target = entry && resolutionTargetFor(entry.targets, priority);
      if (!target) {
        gaps.push({ kind: entry ? "no-target" : "not-in-force", agreement: leg.agreement, isOptional: canBeLeftOut });
        return [];
      }
      const { key, version, name = key } = entry;
      const within = parseDuration(target.within)!;
      return [{ kind: "link", agreement: key, version, name, within, calendar: target.calendar, isOptional }];
    });
  return { legs: agreed(legs, false), gaps };
}

function isEqual(one: AgreedChain, other: AgreedChain): boolean {
  return JSON.stringify([one.legs, one.gaps]) === JSON.stringify([other.legs, other.gaps]);
}
