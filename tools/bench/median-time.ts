import type { Size } from "./size";

/** Who takes this long for one round is measured in fewer of them. */
const SLOW_NANOSECONDS = 300_000_000;
const ROUNDS_OF_THE_SLOW = 3;
/** The sum of all answers, so that no engine may leave the work out. */
let kept = 0;

/** Does the given number of operations and returns a number made of their results. */
export type Batch = (count: number) => number;

/**
 * Nanoseconds that one operation of each batch takes: medians over several rounds, after one to warm up. The batches
 * take turns within a round, so that a busy moment of the machine falls on all of them.
 * As many of the cases are done as fit into a round.
 */
export function medianTimes(batches: readonly Batch[], size: Size): number[] {
  const plans = batches.map((batch) => planOf(batch, size));
  const rounds = plans.some(({ isSlow }) => isSlow) ? Math.min(ROUNDS_OF_THE_SLOW, size.rounds) : size.rounds;
  const taken = plans.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    plans.forEach(({ batch, count, repeats }, i) => {
      taken[i]!.push(timeOf(batch, count, repeats) / repeats / count);
    });
  }
  return taken.map(median);
}

interface Plan {
  readonly batch: Batch;
  readonly count: number;
  readonly repeats: number;
  readonly isSlow: boolean;
}

function planOf(batch: Batch, { cases: most, roundNanoseconds }: Size): Plan {
  let count = 1;
  let taken = quickerOfTwo(batch, count);
  while (count < most && taken < roundNanoseconds) {
    count = Math.min(most, count * 4);
    taken = quickerOfTwo(batch, count);
  }
  const repeats = Math.max(1, Math.round(roundNanoseconds / taken));
  const isSlow = taken > SLOW_NANOSECONDS;
  if (!isSlow) timeOf(batch, count, repeats);
  return { batch, count, repeats, isSlow };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A plan must not be made of a moment in which the machine was busy elsewhere. */
function quickerOfTwo(batch: Batch, count: number): number {
  return Math.min(timeOf(batch, count, 1), timeOf(batch, count, 1));
}

function timeOf(batch: Batch, count: number, repeats: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeats; i += 1) kept += batch(count);
  const end = process.hrtime.bigint();
  if (Number.isNaN(kept)) throw new Error("A contender answered with something that is no number");
  return Number(end - start);
}
