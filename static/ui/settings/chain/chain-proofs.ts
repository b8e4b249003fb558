import type { ChainVerdict } from "../../../../src/domain/agreement/activation-checks/project-reality";
import {
  type AgreementEntry,
  isAgreed,
  type ServiceLevelAgreementEntry,
} from "../../../../src/domain/agreement/agreement-entry";
import { parseDuration } from "../../../../src/domain/agreement/duration";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { isLocalDate } from "../../../../src/domain/catalogue/local-date";
import { linksOf } from "../../../../src/domain/catalogue/usage";
import { type HoursOf, hoursWithin } from "../../../../src/domain/promise-chain/chain-hours";
import type { Fingerprint } from "../../../../src/domain/promise-chain/fingerprint";
import { comingYear, type FitOfPromise } from "../../../../src/domain/promise-chain/fit-of";
import { chainOf, type PromiseChain, PromiseChains } from "../../../../src/domain/promise-chain/promise-chains";
import { type PromiseFit, provePromise, type Starts } from "../../../../src/domain/promise-chain/prove-promise";
import type { Instant } from "../../../../src/domain/time";

/**
 * The proofs of a catalogue's promises for the coming year, each worked out when somebody wants to see it. What was proved
 * before an edit still counts where the edit touched nothing that the proof depends on.
 */
export class ChainProofs {
  readonly year: Starts;
  readonly hoursOf: HoursOf;
  private shared: PromiseChains | null = null;

  private constructor(
    private readonly catalogue: Catalogue,
    at: Instant,
    private readonly known: Map<Fingerprint, PromiseFit>,
  ) {
    this.year = comingYear(at);
    this.hoursOf = hoursWithin(catalogue, this.year);
  }

  static of(catalogue: Catalogue, at: Instant): ChainProofs {
    return new ChainProofs(catalogue, at, new Map());
  }

  /** The same proofs for another state of the catalogue. */
  after(catalogue: Catalogue): ChainProofs {
    return catalogue === this.catalogue ? this : new ChainProofs(catalogue, this.year.from, this.known);
  }

  /**
   * The resolution promises of a version, taken for agreed, with who stands behind each. None for OLAs and contracts, and
   * none while somebody is still writing what the chain depends on.
   */
  promisesOf(entry: AgreementEntry): PromiseChain[] {
    if (entry.kind !== "sla" || !this.isSound(entry)) return [];
    return entry.targets
      .filter(({ measure }) => measure === "resolution")
      .map((target) =>
        isAgreed(entry) && this.catalogue.agreements.includes(entry)
          ? this.chains.chainOf(entry, target, this.year)
          : chainOf(this.catalogue, entry, target, this.year),
      );
  }

  /** What was proved already; undefined when nothing was. */
  knownFit({ fingerprint }: PromiseChain): PromiseFit | undefined {
    return this.known.get(fingerprint);
  }

  prove(promise: PromiseChain): PromiseFit {
    const fit = this.knownFit(promise) ?? provePromise(promise, this.year, this.hoursOf);
    this.known.set(promise.fingerprint, fit);
    return fit;
  }

  private get chains(): PromiseChains {
    this.shared ??= new PromiseChains(this.catalogue);
    return this.shared;
  }

  private isSound({ validFrom, validTo, targets, chain = [] }: ServiceLevelAgreementEntry): boolean {
    const calendars = new Set(this.catalogue.calendars.map(({ key }) => key));
    const keys = new Set(this.catalogue.agreements.map(({ key }) => key));
    return (
      targets.length > 0 &&
      isLocalDate(validFrom) &&
      (validTo === undefined || isLocalDate(validTo)) &&
      targets.every(({ within, calendar }) => parseDuration(within) !== null && calendars.has(calendar)) &&
      [...linksOf(chain)].every((key) => keys.has(key))
    );
  }
}

/** What all promises of a version together say: one that fails is enough. */
export function verdictOf(fits: readonly FitOfPromise[]): ChainVerdict {
  return fits.every(({ fit }) => isKept(fit)) ? "holds" : "fails";
}

/** Whether nothing stands against a promise; where nobody stands behind it, nothing can. */
export function isKept(fit: PromiseFit): boolean {
  switch (fit.kind) {
    case "proved":
      return fit.holds;
    case "not-in-force":
    case "nobody-behind":
      return true;
    case "promise-never-due":
    case "link-never-ends":
      return false;
  }
}
