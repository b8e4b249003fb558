import type { Instant, Milliseconds } from "../time";
import type { Chain, ChainLink, LinkIndex, TimeAllowed } from "./chain";
import { endOf, latestStartOf, NEVER } from "./chain-end";

/** What a change of one link alone would do for a promise. */
export interface LinkImprovement {
  readonly link: LinkIndex;
  /** Late starts that would be in time if the link took less time on its own hours, however little that may be. */
  readonly curedByShortening: number;
  /** Late starts that would be in time if the link kept its time but worked in the promise's hours. */
  readonly curedByPromiseHours: number;
  /** The longest time for the link with which no start is late; null when none is short enough. */
  readonly within: Milliseconds | null;
}

/** A link's place in the chain, with what is known of the start at hand and of all late starts so far. */
interface LinkPlace {
  readonly kind: "link";
  readonly link: ChainLink;
  /** When the link begins. */
  arrivalAt: Instant;
  /** By when it has to be done for the rest of the chain to be in time. */
  latestEndAt: Instant;
  /** Whether no branch beside it is late already, whatever this link does. */
  isDecisive: boolean;
  curedByShortening: number;
  curedByPromiseHours: number;
  longestForAll: Milliseconds;
}

interface Fork {
  readonly kind: "fork";
  readonly branches: readonly { readonly places: readonly Place[]; endAt: Instant }[];
}

type Place = LinkPlace | Fork;

/**
 * Finds the link whose change helps a promise most, from the starts that are late.
 *
 * Each of these is walked forward, which says when a link begins, and backward from the due instant, which says by when it
 * has to end for the rest to be in time (the two passes of the critical path method). The working time in between is
 * what the link may take, so no lengths have to be tried. Starts in time stay so when a link is shortened, as no chain
 * ends later by it; other hours are judged by the starts that are late now alone.
 */
export class LinkToImprove {
  private readonly chain: readonly Place[];
  private readonly links: readonly LinkPlace[];

  constructor(
    chain: Chain,
    private readonly promise: TimeAllowed,
  ) {
    this.chain = placesOf(chain);
    this.links = linkPlaces(this.chain);
  }

  /** Takes a start whose chain ends, but after the promise is due. */
  addLate(start: Instant, dueAt: Instant): void {
    passForward(this.chain, start);
    passBackward(this.chain, dueAt, true);
    for (const place of this.links) this.judge(place);
  }

  /**
   * The link that cures most of the late starts that were added; among equals the one that keeps the greatest part of its
   * time, then the first. Null when none is late or no single link is to blame.
   */
  best(): LinkImprovement | null {
    let best: { readonly place: LinkPlace; readonly index: LinkIndex } | null = null;
    for (const [index, place] of this.links.entries()) {
      if (curedBy(place) > 0 && (best === null || isBetter(place, best.place))) best = { place, index };
    }
    if (best === null) return null;
    const { curedByShortening, curedByPromiseHours, longestForAll } = best.place;
    const within = longestForAll > 0 ? longestForAll : null;
    return { link: best.index, curedByShortening, curedByPromiseHours, within };
  }

  private judge(place: LinkPlace): void {
    const { link, arrivalAt, latestEndAt, isDecisive } = place;
    const isOpenAtAll = isDecisive && arrivalAt <= latestEndAt;
    const longest = isOpenAtAll ? link.hours.workingTimeBetween(arrivalAt, latestEndAt) : 0;
    place.longestForAll = Math.min(place.longestForAll, longest);
    if (!isOpenAtAll) return;
    if (longest > 0) place.curedByShortening += 1;
    const endAt = endOf({ hours: this.promise.hours, within: link.within }, arrivalAt);
    if (endAt <= latestEndAt) place.curedByPromiseHours += 1;
  }
}

function placesOf(chain: Chain): Place[] {
  return chain.map((leg) =>
    leg.kind === "link"
      ? {
          kind: "link",
          link: leg,
          arrivalAt: NEVER,
          latestEndAt: NEVER,
          isDecisive: true,
          curedByShortening: 0,
          curedByPromiseHours: 0,
          longestForAll: NEVER,
        }
      : { kind: "fork", branches: leg.branches.map((branch) => ({ places: placesOf(branch), endAt: NEVER })) },
  );
}

function linkPlaces(places: readonly Place[]): LinkPlace[] {
  return places.flatMap((place) =>
    place.kind === "link" ? [place] : place.branches.flatMap((branch) => linkPlaces(branch.places)),
  );
}

/** Notes when each link begins and each branch ends; answers when the last place does. */
function passForward(places: readonly Place[], start: Instant): Instant {
  let at = start;
  for (const place of places) {
    if (place.kind === "link") {
      place.arrivalAt = at;
      at = endOf(place.link, at);
      continue;
    }
    let last = at;
    for (const branch of place.branches) {
      branch.endAt = passForward(branch.places, at);
      last = Math.max(last, branch.endAt);
    }
    at = last;
  }
  return at;
}

/** Notes by when each link has to be done for the last place to be done by `end`; answers by when the first has to begin. */
function passBackward(places: readonly Place[], end: Instant, isDecisive: boolean): Instant {
  let by = end;
  for (let i = places.length - 1; i >= 0; i -= 1) {
    const place = places[i]!;
    if (place.kind === "link") {
      place.latestEndAt = by;
      place.isDecisive = isDecisive;
      by = latestStartOf(place.link, by);
      continue;
    }
    const lateBranches = place.branches.filter(({ endAt }) => endAt > by).length;
    let earliest = by;
    for (const { places: branch, endAt } of place.branches) {
      const othersAreInTime = lateBranches === Number(endAt > by);
      earliest = Math.min(earliest, passBackward(branch, by, isDecisive && othersAreInTime));
    }
    by = earliest;
  }
  return by;
}

function curedBy({ curedByShortening, curedByPromiseHours }: LinkPlace): number {
  return Math.max(curedByShortening, curedByPromiseHours);
}

function isBetter(one: LinkPlace, other: LinkPlace): boolean {
  return curedBy(one) === curedBy(other) ? partKept(one) > partKept(other) : curedBy(one) > curedBy(other);
}

function partKept({ longestForAll, link }: LinkPlace): number {
  return longestForAll > 0 ? longestForAll / link.within : 0;
}
