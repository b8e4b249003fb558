import type { ServiceHours } from "../calendar/service-hours";
import type { Milliseconds } from "../time";

/** Hours to be reckoned in, and how much of them. */
export interface TimeAllowed {
  readonly hours: ServiceHours;
  /** Working time of `hours`; 0 takes no time, also when they are closed. */
  readonly within: Milliseconds;
}

/** A team or a supplier at work for all the time that its own agreement gives it. */
export interface ChainLink extends TimeAllowed {
  readonly kind: "link";
  /** What people call it; not needed to be unique, as one party may be asked twice. */
  readonly name: string;
  /** Not always walked. */
  readonly isOptional: boolean;
}

/** Branches that begin together; the leg is done when the last of them is. */
export interface ParallelLeg {
  readonly kind: "parallel";
  readonly branches: readonly Chain[];
  readonly isOptional: boolean;
}

export type ChainLeg = ChainLink | ParallelLeg;

/** Legs worked one after another, without a pause of their own between them. An empty chain takes no time. */
export type Chain = readonly ChainLeg[];

/** Place of a link among `linksOf` its chain, counted from 0. */
export type LinkIndex = number;

/** All links in the order in which they are written, those of branches included. */
export function linksOf(chain: Chain): ChainLink[] {
  return chain.flatMap((leg) => (leg.kind === "link" ? [leg] : leg.branches.flatMap(linksOf)));
}

/** The chain as it is walked when nothing optional is needed. */
export function withoutOptionalLegs(chain: Chain): Chain {
  return chain
    .filter(({ isOptional }) => !isOptional)
    .map((leg) => (leg.kind === "link" ? leg : { ...leg, branches: leg.branches.map(withoutOptionalLegs) }));
}
