import type { AgreementEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "../catalogue/catalogue";
import { DAY, type Instant, MINUTE } from "../time";
import { hoursWithin } from "./chain-hours";
import type { Fingerprint } from "./fingerprint";
import { type PromiseChain, PromiseChains } from "./promise-chains";
import { type PromiseFit, provePromise, type Starts } from "./prove-promise";

const QUARTER = 15 * MINUTE;

/** A promise with what was proved of it. */
export interface FitOfPromise {
  readonly promise: PromiseChain;
  readonly fit: PromiseFit;
}

/** Every full quarter of an hour of the 365 days from a moment on. */
export function comingYear(at: Instant): Starts {
  const from = Math.ceil(at / QUARTER) * QUARTER;
  return { from, to: from + 365 * DAY, step: QUARTER };
}

/**
 * Whether the promises of a catalogue fit together in the coming year: all resolution targets of SLAs that bind in it.
 *
 * Promises with one fingerprint are proved once. Who keeps results by their fingerprints can pass them as `known`, so that
 * only what an edit touched is proved again; they count for the day on which they were found, as the year moves on.
 * @param supposed versions to be taken for agreed
 */
export function fitOf(
  catalogue: Catalogue,
  at: Instant,
  known: ReadonlyMap<Fingerprint, PromiseFit> = new Map(),
  supposed: readonly AgreementEntry[] = [],
): FitOfPromise[] {
  const year = comingYear(at);
  const hoursOf = hoursWithin(catalogue, year);
  const proved = new Map<Fingerprint, PromiseFit>(known);
  return new PromiseChains(catalogue, supposed).all(year).map((promise) => {
    const fit = proved.get(promise.fingerprint) ?? provePromise(promise, year, hoursOf);
    proved.set(promise.fingerprint, fit);
    return { promise, fit };
  });
}
