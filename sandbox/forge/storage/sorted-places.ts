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

/** The places of one partition of an index, ordered by range (numbers before strings, these by code units) and key. */
export class SortedPlaces {
  private readonly places: IndexPlace[] = [];

  add(place: IndexPlace): void {
    const at = this.firstNotBefore(place);
    const found = this.places[at];
    if (found === undefined || order(found, place) !== 0) this.places.splice(at, 0, place);
  }

  remove(place: IndexPlace): void {
    const at = this.firstNotBefore(place);
    const found = this.places[at];
    if (found !== undefined && order(found, place) === 0) this.places.splice(at, 1);
  }

  /** At most `limit` places in order, beginning behind `after` as the direction has it. */
  read({ from, to }: RangeBounds, isDescending: boolean, limit: number, after: IndexPlace | undefined): IndexPlace[] {
    let low = from === undefined ? 0 : this.firstOfRange(from.range, !from.isIncluded);
    let high = to === undefined ? this.places.length : this.firstOfRange(to.range, to.isIncluded);
    if (after !== undefined) {
      const place = this.firstNotBefore(after);
      if (isDescending) high = Math.min(high, place);
      else
        low = Math.max(
          low,
          this.places[place] !== undefined && order(this.places[place]!, after) === 0 ? place + 1 : place,
        );
    }
    if (low >= high) return [];
    return isDescending
      ? this.places.slice(Math.max(low, high - limit), high).reverse()
      : this.places.slice(low, Math.min(high, low + limit));
  }

  private firstNotBefore(place: IndexPlace): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(this.places[middle]!, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first place of the range, or of what comes after it. */
  private firstOfRange(range: string | number, isAfter: boolean): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const compared = compare(this.places[middle]!.range, range);
      if (compared < 0 || (isAfter && compared === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function order(one: IndexPlace, other: IndexPlace): number {
  return compare(one.range, other.range) || compare(one.key, other.key);
}

function compare(one: string | number, other: string | number): number {
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}
