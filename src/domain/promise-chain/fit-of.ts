import type { AgreementEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "../catalogue/catalogue";
import { DAY, type Instant, MINUTE } from "../time";
import { hoursWithin } from "./chain-hours";
import type { Fingerprint } from "./fingerprint";
import { type PromiseChain, PromiseChains } from "./promise-chains";
import { type PromiseFit, type Proofs, provePromise, type Starts } from "./prove-promise";

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
 * Whether the promises of a catalogue fit together in the coming year: all resolution targets of SLAs that bind in it,
 * in the file's order. Each is proved when it is asked for, so that whoever is short of time can stop and go on later.
 *
 * Who keeps results by their fingerprints can pass them as `known`, so that only what an edit touched is proved again;
 * they count for the day on which they were found, as the year moves on.
 * @param supposed versions to be taken for agreed
 */
export function* fitsOf(
  catalogue: Catalogue,
  at: Instant,
  known: ReadonlyMap<Fingerprint, PromiseFit> = new Map(),
  supposed: readonly AgreementEntry[] = [],
): Generator<FitOfPromise> {
  const year = comingYear(at);
  const hoursOf = hoursWithin(catalogue, year);
  const proofs: Proofs = new Map();
  for (const promise of new PromiseChains(catalogue, supposed).all(year))
    yield { promise, fit: known.get(promise.fingerprint) ?? provePromise(promise, year, hoursOf, proofs) };
}

/** `fitsOf`, all at once. */
export function fitOf(...question: Parameters<typeof fitsOf>): FitOfPromise[] {
  return [...fitsOf(...question)];
}
