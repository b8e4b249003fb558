import type { AgreedLeg, PromiseChain } from "../../../../src/domain/promise-chain/promise-chains";
import type { Milliseconds } from "../../../../src/domain/time";

/** Other times to try: for the promise, and for links by the key of their agreement. Nothing else changes. */
export interface Supposition {
  readonly promise: Milliseconds | null;
  readonly links: Readonly<Record<string, Milliseconds>>;
}

export const nothingSupposed: Supposition = { promise: null, links: {} };

export function isNothing({ promise, links }: Supposition): boolean {
  return promise === null && Object.keys(links).length === 0;
}

/** The promise and its chain as they would be with other times. Its fingerprint stays that of what is written. */
export function supposing(promise: PromiseChain, { promise: within, links }: Supposition): PromiseChain {
  const change = (legs: readonly AgreedLeg[]): readonly AgreedLeg[] =>
    legs.map((leg) =>
      leg.kind === "parallel"
        ? { ...leg, branches: leg.branches.map(change) }
        : { ...leg, within: links[leg.agreement] ?? leg.within },
    );
  return {
    ...promise,
    within: within ?? promise.within,
    periods: promise.periods.map((period) => ({ ...period, legs: change(period.legs) })),
  };
}
