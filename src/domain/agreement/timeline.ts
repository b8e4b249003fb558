import type { Instant } from "../time";

/** What holds at each instant, when it changes only at a few: worked out once, found in logarithmic time. */
export class Timeline<Value> {
  private readonly changes: readonly Instant[];
  private readonly values: readonly Value[];

  /** @param valueAt a function that changes its answer at no other instants than `changes` (in any order, repeats allowed) */
  constructor(changes: readonly Instant[], valueAt: (at: Instant) => Value) {
    this.changes = [...new Set(changes)].sort((one, other) => one - other);
    this.values = [Number.NEGATIVE_INFINITY, ...this.changes].map(valueAt);
  }

  /** A change counts from its very instant on. */
  at(instant: Instant): Value {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.changes[middle]! <= instant) low = middle + 1;
      else high = middle;
    }
    return this.values[low]!;
  }
}
