import type { ServiceHours } from "../calendar/service-hours";
import type { Instant } from "../time";
import type { Chain, LinkIndex } from "./chain";
import { endOf, NEVER } from "./chain-end";

/** A stretch of time `[from, to)`. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** What one link does with one ticket. */
export interface WalkedLink {
  readonly link: LinkIndex;
  /** When the link before is done; equal to `to` for a link that takes no time. */
  readonly from: Instant;
  readonly to: Instant;
  /** The time at work, ascending; between `from` and `to` the rest is closed hours: a wait for the opening, nights, holidays. */
  readonly working: readonly Stretch[];
}

export type ChainWalk =
  /** The links in the order of `linksOf`; branches that go on side by side overlap. */
  | { readonly kind: "ends"; readonly endAt: Instant; readonly links: readonly WalkedLink[] }
  /** A link's hours hold too little time from `from` on, in all the years a calendar can know. `links` are those before it. */
  | {
      readonly kind: "never-ends";
      readonly link: LinkIndex;
      readonly from: Instant;
      readonly links: readonly WalkedLink[];
    };

/** Walks a chain for one ticket, step by step, for people to follow. */
export function walkChain(chain: Chain, start: Instant): ChainWalk {
  const links: WalkedLink[] = [];
  let nextLink = 0;

  /** When the legs are done; null when one never is, and no leg after it was walked. */
  function walk(legs: Chain, begin: Instant): Instant | null {
    let from = begin;
    for (const leg of legs) {
      if (leg.kind === "parallel") {
        let last = from;
        for (const branch of leg.branches) {
          const end = walk(branch, from);
          if (end === null) return null;
          last = Math.max(last, end);
        }
        from = last;
        continue;
      }
      const to = endOf(leg, from);
      if (to === NEVER) {
        stuckAt = from;
        return null;
      }
      links.push({ link: nextLink, from, to, working: openStretches(leg.hours, from, to) });
      nextLink += 1;
      from = to;
    }
    return from;
  }

  let stuckAt = start;
  const endAt = walk(chain, start);
  return endAt === null ? { kind: "never-ends", link: nextLink, from: stuckAt, links } : { kind: "ends", endAt, links };
}

/** The open time within `[from, to)`, ascending; also what a view shades a calendar by. */
export function openStretches(hours: ServiceHours, from: Instant, to: Instant): Stretch[] {
  const stretches: Stretch[] = [];
  let at = from;
  // Asked only while open time is left, so that no question reaches beyond it into years nobody knows.
  while (hours.workingTimeBetween(at, to) > 0) {
    const opening = hours.nextOpening(at)!;
    const closing = Math.min(hours.nextChange(opening) ?? to, to);
    stretches.push({ from: opening, to: closing });
    at = closing;
  }
  return stretches;
}
