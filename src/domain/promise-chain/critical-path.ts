import type { Milliseconds } from "../time";
import type { Chain, ChainLink, LinkIndex, TimeAllowed } from "./chain";
import { earlierOf, endsOf, type Instants, laterOf, latestStartsOf, picked } from "./chain-end";

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

/**
 * Of each ticket judged, whether a link decides on its being late: no branch beside it is late already, whatever it does.
 * Null where there is no branch beside it.
 */
type Decisive = readonly boolean[] | null;

/** A link's place in the chain, with what is known of the tickets at hand and of all late starts so far. */
interface LinkPlace {
  readonly kind: "link";
  readonly link: ChainLink;
  /** When the link begins and ends, of all tickets walked together. */
  arrivals: Instants;
  ends: Instants;
  /** Of those judged, by when it has to be done for the rest of the chain to be in time. */
  latestEnds: Instants;
  decisive: Decisive;
  curedByShortening: number;
  curedByPromiseHours: number;
  longestForAll: Milliseconds;
}

interface Fork {
  readonly kind: "fork";
  /** `ends` of all tickets walked together. */
  readonly branches: readonly { readonly places: readonly Place[]; ends: Instants }[];
}

type Place = LinkPlace | Fork;

/** Which of the tickets walked together are judged, ascending, and for how many each of them stands. */
interface Judged {
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Walks tickets through a chain, and finds the link whose change helps the promise most, from those that are late.
 *
 * The walk forward says when a link begins; one backward from the due instant says by when it has to end for the rest to
 * be in time (the two passes of the critical path method). The working time in between is what the link may take, so no
 * lengths have to be tried. Starts in time stay so when a link is shortened, as no chain ends later by it; other hours
 * are judged by the starts that are late now alone.
 */
export class CriticalPath {
  private readonly chain: readonly Place[];
  private readonly links: readonly LinkPlace[];
  private starts: Instants = new Float64Array();

  constructor(
    chain: Chain,
    private readonly promise: TimeAllowed,
  ) {
    this.chain = placesOf(chain);
    this.links = linkPlaces(this.chain);
  }

  /** When the chains begun at each of `starts` are done; see `chainEnds`. */
  walk(starts: Instants): Instants {
    this.starts = starts;
    return passForward(this.chain, starts);
  }

  /**
   * Judges the late ones of the tickets walked last, all of whose chains end.
   * @param late places of the late ones among them, ascending
   * @param dueInstants of all of them
   */
  addLate(late: readonly number[], dueInstants: Instants): void {
    const judged = this.unlike(late, dueInstants);
    passBackward(this.chain, judged.rows, picked(dueInstants, judged.rows), null);
    for (const place of this.links) this.judge(place, judged);
  }

  /**
   * Leaves one of late tickets that follow each other while neither the promise's hours nor those of who begins with them
   * are open: whatever is worked on one of them is worked on the others at the same time.
   */
  private unlike(late: readonly number[], dueInstants: Instants): Judged {
    const { links, starts } = this;
    // No promised time lies between the starts when both are due at once, so none can between later arrivals that are starts.
    const isLike = (row: number, other: number) =>
      dueInstants[row] === dueInstants[other] &&
      links.every(
        ({ arrivals, ends }) =>
          ends[row] === ends[other] && (arrivals[row] === arrivals[other] || arrivals[row] === starts[row]),
      );
    const rows: number[] = [];
    const weights: number[] = [];
    let last = -1;
    for (const row of late) {
      if (last >= 0 && isLike(row, last)) weights[weights.length - 1]! += 1;
      else {
        rows.push(row);
        weights.push(1);
      }
      last = row;
    }
    return { rows, weights };
  }

  /**
   * The link that cures most of the late starts that were added; among equals the one that keeps the greatest part of its
   * time, then the first. Null when none is late or no single link is to blame.
   */
  linkToImprove(): LinkImprovement | null {
    let best: { readonly place: LinkPlace; readonly index: LinkIndex } | null = null;
    for (const [index, place] of this.links.entries()) {
      if (curedBy(place) > 0 && (best === null || isBetter(place, best.place))) best = { place, index };
    }
    if (best === null) return null;
    const { curedByShortening, curedByPromiseHours, longestForAll } = best.place;
    const within = longestForAll > 0 ? longestForAll : null;
    return { link: best.index, curedByShortening, curedByPromiseHours, within };
  }

  private judge(place: LinkPlace, { rows, weights }: Judged): void {
    const { link, latestEnds, decisive } = place;
    const arrivals = picked(place.arrivals, rows);
    const endsInPromiseHours = endsOf({ hours: this.promise.hours, within: link.within }, arrivals);
    let longestForAll = place.longestForAll;
    let curedByShortening = 0;
    let curedByPromiseHours = 0;
    let longest = 0;
    for (let i = 0; i < arrivals.length; i += 1) {
      const from = arrivals[i]!;
      const by = latestEnds[i]!;
      const isDecisive = decisive === null || decisive[i]!;
      // Where tickets have met, the answer is the one before.
      if (i === 0 || from !== arrivals[i - 1] || by !== latestEnds[i - 1])
        longest = from < by ? link.hours.workingTimeBetween(from, by) : 0;
      if (!isDecisive || longest === 0) longestForAll = 0;
      else {
        if (longest < longestForAll) longestForAll = longest;
        curedByShortening += weights[i]!;
      }
      if (isDecisive && endsInPromiseHours[i]! <= by) curedByPromiseHours += weights[i]!;
    }
    place.longestForAll = longestForAll;
    place.curedByShortening += curedByShortening;
    place.curedByPromiseHours += curedByPromiseHours;
  }
}

function placesOf(chain: Chain): Place[] {
  const none: Instants = new Float64Array();
  return chain.map((leg) =>
    leg.kind === "link"
      ? {
          kind: "link",
          link: leg,
          arrivals: none,
          ends: none,
          latestEnds: none,
          decisive: null,
          curedByShortening: 0,
          curedByPromiseHours: 0,
          longestForAll: Number.POSITIVE_INFINITY,
        }
      : { kind: "fork", branches: leg.branches.map((branch) => ({ places: placesOf(branch), ends: none })) },
  );
}

function linkPlaces(places: readonly Place[]): LinkPlace[] {
  return places.flatMap((place) =>
    place.kind === "link" ? [place] : place.branches.flatMap((branch) => linkPlaces(branch.places)),
  );
}

/** Notes when each link begins and each branch ends; answers when the last place does. */
function passForward(places: readonly Place[], starts: Instants): Instants {
  let at = starts;
  for (const place of places) {
    if (place.kind === "link") {
      place.arrivals = at;
      place.ends = endsOf(place.link, at);
      at = place.ends;
      continue;
    }
    for (const branch of place.branches) branch.ends = passForward(branch.places, at);
    at = place.branches.reduce((last, { ends }) => laterOf(last, ends), at);
  }
  return at;
}

/** Notes by when each link has to be done for the last place to be done by `ends`; answers by when the first has to begin. */
function passBackward(places: readonly Place[], rows: readonly number[], ends: Instants, decisive: Decisive): Instants {
  let by = ends;
  for (const place of places.toReversed()) {
    if (place.kind === "link") {
      place.latestEnds = by;
      place.decisive = decisive;
      by = latestStartsOf(place.link, by);
      continue;
    }
    const groupBy = by;
    for (const branch of place.branches) {
      const others = place.branches.filter((other) => other !== branch);
      const decisiveHere = Array.from(
        groupBy,
        (latest, i) => (decisive === null || decisive[i]!) && others.every(({ ends }) => ends[rows[i]!]! <= latest),
      );
      by = earlierOf(by, passBackward(branch.places, rows, groupBy, decisiveHere));
    }
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
