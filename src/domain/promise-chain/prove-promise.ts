import type { Instant, Milliseconds } from "../time";
import { agreedLinksOf, type HoursOf, walkable } from "./chain-hours";
import type { LinkImprovement } from "./critical-path";
import type { AgreedLink, ChainGap, ChainPeriod, PromiseChain, Window } from "./promise-chains";
import { type ChainFigures, type ChainProof, type ChainQuestion, type LateByMonth, proveChain } from "./prove-chain";

/** What to do about a promise: the link of one period whose change helps most there. */
export interface PromiseImprovement extends Omit<LinkImprovement, "link"> {
  readonly link: AgreedLink;
  /** Among the promise's periods, counted from 0. */
  readonly period: number;
}

/** Whether a promise can be kept over all its periods. */
export type PromiseFit =
  /** The promise binds nobody in all the time looked at. */
  | { readonly kind: "not-in-force" }
  /** There is nobody behind the promise at any time, so there is nothing to prove. */
  | { readonly kind: "nobody-behind" }
  /** The promise's own calendar does not open long enough any more for a ticket raised at `startAt`. */
  | { readonly kind: "promise-never-due"; readonly startAt: Instant }
  | { readonly kind: "link-never-ends"; readonly startAt: Instant; readonly link: AgreedLink }
  | ({
      readonly kind: "proved";
      readonly linkToImprove: PromiseImprovement | null;
      /** Each once; what was proved is proved of the other links. */
      readonly gaps: readonly ChainGap[];
    } & Omit<ChainFigures, "linkToImprove">);

/** Starts at every `step` of the window from its beginning on, whatever periods it has. */
export interface Starts extends Window {
  readonly step: Milliseconds;
}

/** What has to be proved of one period of a promise. Its starts are among those of the window, at all hours. */
export function questionOf(
  promise: PromiseChain,
  period: ChainPeriod,
  starts: Starts,
  hoursOf: HoursOf,
): ChainQuestion {
  const { from, step } = starts;
  return {
    promise: { hours: hoursOf(promise.calendar), within: promise.within },
    links: walkable(period.legs, hoursOf),
    startsWhenOpen: false,
    from: from + Math.ceil((period.from - from) / step) * step,
    to: period.to,
    step,
  };
}

/** What was proved of chains, by what they are apart from names: services that are agreed alike are proved once. */
export type Proofs = Map<string, ChainProof>;

/**
 * Proves each period of a promise apart, and joins what is found.
 *
 * @param proofs of other promises in the same catalogue and over the same starts; what is proved is added to them
 */
export function provePromise(
  promise: PromiseChain,
  starts: Starts,
  hoursOf: HoursOf,
  proofs: Proofs = new Map(),
): PromiseFit {
  const { periods } = promise;
  if (periods.length === 0) return { kind: "not-in-force" };
  const gaps = distinct(periods.flatMap((period) => period.gaps));
  if (gaps.length === 0 && periods.every(({ legs }) => agreedLinksOf(legs).length === 0))
    return { kind: "nobody-behind" };
  const found: ChainFigures[] = [];
  for (const period of periods) {
    const chain = namelessChain(promise, period);
    const proof = proofs.get(chain) ?? proveChain(questionOf(promise, period, starts, hoursOf));
    proofs.set(chain, proof);
    if (proof.kind === "promise-never-due") return proof;
    if (proof.kind === "link-never-ends") return { ...proof, link: agreedLinksOf(period.legs)[proof.link]! };
    found.push(proof);
  }
  return { kind: "proved", ...joined(found), linkToImprove: improvementOf(promise, found), gaps };
}

function namelessChain({ within, calendar }: PromiseChain, { from, to, legs }: ChainPeriod): string {
  const names = new Set<string>(["agreement", "version", "name"] satisfies (keyof AgreedLink)[]);
  return JSON.stringify({ within, calendar, from, to, legs }, (key, value) => (names.has(key) ? undefined : value));
}

function joined(found: readonly ChainFigures[]): Omit<ChainFigures, "linkToImprove"> {
  const total = (figure: (figures: ChainFigures) => number) => found.reduce((sum, figures) => sum + figure(figures), 0);
  const worstLate = Math.max(...found.map((figures) => figures.worstLate));
  return {
    starts: total(({ starts }) => starts),
    late: total(({ late }) => late),
    lateUnseen: total(({ lateUnseen }) => lateUnseen),
    worstLate,
    worstStart: found.find((figures) => figures.worstLate === worstLate)!.worstStart,
    smallestPromise: Math.max(...found.map(({ smallestPromise }) => smallestPromise)),
    slack: Math.min(...found.map(({ slack }) => slack)),
    holds: found.every(({ holds }) => holds),
    holdsWithoutOptionalLegs: found.every(({ holdsWithoutOptionalLegs }) => holdsWithoutOptionalLegs),
    lateByMonth: joinedMonths(found.flatMap(({ lateByMonth }) => lateByMonth)),
  };
}

/** A month in which the chain changes has been counted in parts. */
function joinedMonths(parts: readonly LateByMonth[]): LateByMonth[] {
  const months = new Map<Instant, LateByMonth>();
  for (const { monthAt, starts, late } of parts) {
    const sofar = months.get(monthAt) ?? { monthAt, starts: 0, late: 0 };
    months.set(monthAt, { monthAt, starts: sofar.starts + starts, late: sofar.late + late });
  }
  return [...months.values()];
}

/** That of the period with most late starts, of which it cures any. */
function improvementOf({ periods }: PromiseChain, found: readonly ChainFigures[]): PromiseImprovement | null {
  let most = 0;
  let best: PromiseImprovement | null = null;
  for (const [period, { late, linkToImprove }] of found.entries()) {
    if (linkToImprove === null || late <= most) continue;
    most = late;
    best = { ...linkToImprove, link: agreedLinksOf(periods[period]!.legs)[linkToImprove.link]!, period };
  }
  return best;
}

function distinct(gaps: readonly ChainGap[]): ChainGap[] {
  return [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()];
}
