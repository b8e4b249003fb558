import type { Milliseconds } from "../time";

/** What repeats from one day, or shift, to another: times at which something begins or ends, counted from its beginning. */
export type Pattern = readonly Milliseconds[];

/** Collects the different patterns among many, which are few: a workday in summer, one in winter, a holiday, … */
export class Patterns {
  readonly all: Pattern[] = [];

  /** The pattern's number, the same one for equal patterns. */
  numberOf(pattern: Pattern): number {
    for (let known = 0; known < this.all.length; known += 1) {
      if (isEqual(this.all[known]!, pattern)) return known;
    }
    return this.all.push(pattern) - 1;
  }

  /** The longest time, `whole` at most, of which all times in the patterns are multiples. */
  commonDivisor(whole: Milliseconds): Milliseconds {
    return this.all.flat().reduce(greatestCommonDivisor, whole);
  }
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function isEqual(a: Pattern, b: Pattern): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
