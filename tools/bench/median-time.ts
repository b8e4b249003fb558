const ROUNDS = 7;
/** Long enough that the timer's own grain does not show. */
const ROUND_NANOSECONDS = 20_000_000;
/** Who takes this long for one round is measured in fewer of them. */
const SLOW_NANOSECONDS = 300_000_000;
const ROUNDS_OF_THE_SLOW = 3;
/** The sum of all answers, so that no engine may leave the work out. */
let kept = 0;

/**
 * Nanoseconds that one operation takes: the median over several rounds, after one to warm up.
 * @param batch does the given number of operations once and returns a number made of their results
 * @param most operations there are; as many of them are done as fit into a round
 */
export function medianTime(batch: (count: number) => number, most: number): number {
  let count = 1;
  let taken = timeOf(batch, count, 1);
  while (count < most && taken < ROUND_NANOSECONDS) {
    count = Math.min(most, count * 4);
    taken = timeOf(batch, count, 1);
  }
  const repeats = Math.max(1, Math.round(ROUND_NANOSECONDS / taken));
  const rounds = taken > SLOW_NANOSECONDS ? ROUNDS_OF_THE_SLOW : ROUNDS;
  return median(Array.from({ length: rounds }, () => timeOf(batch, count, repeats))) / repeats / count;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function timeOf(batch: (count: number) => number, count: number, repeats: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeats; i += 1) kept += batch(count);
  const end = process.hrtime.bigint();
  if (Number.isNaN(kept)) throw new Error("A contender answered with something that is no number");
  return Number(end - start);
}
