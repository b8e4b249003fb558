/** A place in an index. */
export interface IndexPlace {
  readonly range: string | number;
  readonly key: string;
}

/** What part of an index a query reads; without an end it is open on that side. */
export interface RangeBounds {
  readonly from?: { readonly range: string | number; readonly isIncluded: boolean } | undefined;
  readonly to?: { readonly range: string | number; readonly isIncluded: boolean } | undefined;
}

/** Places are kept in runs of at most so many: putting one in moves those of its run only. */
const LONGEST_RUN = 512;

/** The places of one partition of an index, ordered by range (numbers before strings, these by code units) and key. */
export class SortedPlaces {
  /** None is empty, unless it is the only one. */
  private readonly runs: IndexPlace[][] = [[]];

  add(place: IndexPlace): void {
    const { run, at } = this.firstNotBefore(place);
    const places = this.runs[run]!;
    const found = places[at];
    if (found !== undefined && order(found, place) === 0) return;
    // At the end of all, where most come, a full run is left as it is.
    if (at === places.length && places.length >= LONGEST_RUN) this.runs.splice(run + 1, 0, [place]);
    else {
      places.splice(at, 0, place);
      if (places.length > LONGEST_RUN) this.runs.splice(run + 1, 0, places.splice(LONGEST_RUN >> 1));
    }
  }

  remove(place: IndexPlace): void {
    const { run, at } = this.firstNotBefore(place);
    const places = this.runs[run]!;
    const found = places[at];
    if (found === undefined || order(found, place) !== 0) return;
    places.splice(at, 1);
    if (places.length === 0 && this.runs.length > 1) this.runs.splice(run, 1);
  }

  /** At most `limit` places in order, beginning behind `after` as the direction has it. */
  read({ from, to }: RangeBounds, isDescending: boolean, limit: number, after: IndexPlace | undefined): IndexPlace[] {
    let low = from === undefined ? this.start() : this.firstOfRange(from.range, !from.isIncluded);
    let high = to === undefined ? this.end() : this.firstOfRange(to.range, to.isIncluded);
    if (after !== undefined) {
      const place = this.firstNotBefore(after);
      const found = this.runs[place.run]![place.at];
      const behind = found !== undefined && order(found, after) === 0 ? { run: place.run, at: place.at + 1 } : place;
      if (isDescending) high = earlier(high, place);
      else low = earlier(low, behind) === low ? behind : low;
    }
    return isDescending ? this.backwards(low, high, limit) : this.forwards(low, high, limit);
  }

  private forwards(low: Position, high: Position, limit: number): IndexPlace[] {
    const found: IndexPlace[] = [];
    for (let { run, at } = low; run <= high.run && found.length < limit; run += 1, at = 0) {
      const places = this.runs[run]!;
      const end = run === high.run ? high.at : places.length;
      for (; at < end && found.length < limit; at += 1) found.push(places[at]!);
    }
    return found;
  }

  private backwards(low: Position, high: Position, limit: number): IndexPlace[] {
    const found: IndexPlace[] = [];
    for (let run = high.run; run >= low.run && found.length < limit; run -= 1) {
      const places = this.runs[run]!;
      const start = run === low.run ? low.at : 0;
      let at = (run === high.run ? high.at : places.length) - 1;
      for (; at >= start && found.length < limit; at -= 1) found.push(places[at]!);
    }
    return found;
  }

  private start(): Position {
    return { run: 0, at: 0 };
  }

  private end(): Position {
    const run = this.runs.length - 1;
    return { run, at: this.runs[run]!.length };
  }

  private firstNotBefore({ range, key }: IndexPlace): Position {
    return this.first(range, key);
  }

  /** The first place of the range, or of what comes after it. */
  private firstOfRange(range: string | number, isAfter: boolean): Position {
    return this.first(range, isAfter ? BEHIND_ALL_KEYS : "");
  }

  /** The first place that is not before a range and key; else the end. */
  private first(range: string | number, key: string | typeof BEHIND_ALL_KEYS): Position {
    const { runs } = this;
    // The first run whose last place is not before it; the last one where there is none.
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = runs[middle]!;
      if (isNotBefore(run[run.length - 1]!, range, key)) high = middle;
      else low = middle + 1;
    }
    const run = low;
    const places = runs[run]!;
    low = 0;
    high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isNotBefore(places[middle]!, range, key)) high = middle;
      else low = middle + 1;
    }
    return { run, at: low };
  }
}

const BEHIND_ALL_KEYS = null;

function isNotBefore(place: IndexPlace, range: string | number, key: string | typeof BEHIND_ALL_KEYS): boolean {
  const compared = compare(place.range, range);
  return compared === 0 ? key !== BEHIND_ALL_KEYS && place.key >= key : compared > 0;
}

interface Position {
  readonly run: number;
  readonly at: number;
}

const earlier = (one: Position, other: Position): Position =>
  one.run < other.run || (one.run === other.run && one.at <= other.at) ? one : other;

function order(one: IndexPlace, other: IndexPlace): number {
  return compare(one.range, other.range) || compare(one.key, other.key);
}

function compare(one: string | number, other: string | number): number {
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}
