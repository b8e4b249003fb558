import type { ServiceHours } from "../../../src/domain/calendar/service-hours";
import type { Chain } from "../../../src/domain/promise-chain/chain";
import type { ChainQuestion } from "../../../src/domain/promise-chain/prove-chain";
import type { Instant, Milliseconds } from "../../../src/domain/time";

/** What a developer would write who is given opening hours: each start is walked from opening to closing, link by link. */
export function naiveProof({ promise, links, from, to, step }: ChainQuestion): { late: number; worstLate: number } {
  let late = 0;
  let worstLate = 0;
  for (let start = from; start < to; start += step) {
    const delay = chainEnd(links, start) - endOf(promise.hours, start, promise.within);
    if (delay <= 0) continue;
    late += 1;
    worstLate = Math.max(worstLate, delay);
  }
  return { late, worstLate };
}

function chainEnd(chain: Chain, start: Instant): Instant {
  return chain.reduce(
    (at, leg) =>
      leg.kind === "link"
        ? endOf(leg.hours, at, leg.within)
        : Math.max(at, ...leg.branches.map((branch) => chainEnd(branch, at))),
    start,
  );
}

function endOf(hours: ServiceHours, start: Instant, within: Milliseconds): Instant {
  let left = within;
  for (let at = start; ; ) {
    const opening = hours.nextOpening(at)!;
    const closing = hours.nextChange(opening) ?? Number.POSITIVE_INFINITY;
    if (closing - opening >= left) return opening + left;
    left -= closing - opening;
    at = closing;
  }
}
