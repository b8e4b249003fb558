import { proveChain } from "../../../src/domain/promise-chain/prove-chain";
import { type Situation, yearOfStarts } from "./year-of-starts";

/** Milliseconds from written calendars to the proof, once as a page does it that was just opened, then again. */
export interface PageTimes {
  readonly first: number;
  readonly again: readonly number[];
}

/** Runs within a page: nothing of this script has run there before. */
export function timesInPage(situation: Situation, rounds: number): PageTimes {
  const [first = Number.NaN, ...again] = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now();
    const proof = proveChain(yearOfStarts(situation));
    const taken = performance.now() - start;
    if (proof.kind !== "proved" || (proof.late === 0) !== (situation === "none late"))
      throw new Error(`"${situation}" gave ${JSON.stringify(proof)}`);
    return taken;
  });
  return { first, again };
}

Object.assign(globalThis, { timesInPage });
