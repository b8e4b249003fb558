import type { Milliseconds } from "../time";
import type { Holder } from "./holder";

/** What one holder had of a clock's life, in wall time. */
export interface TimeShare {
  readonly holder: Holder;
  /** Until the promised time was used up, or until the clock stopped where it never was. */
  readonly before: Milliseconds;
  /** From then on: the holder's part of the overrun. 0 where the promise was kept. */
  readonly after: Milliseconds;
}

/** How late a promise was, in wall time: all that passed from when it was due until the clock stopped. */
export function overrunOf(shares: readonly TimeShare[]): Milliseconds {
  return shares.reduce((sum, { after }) => sum + after, 0);
}
