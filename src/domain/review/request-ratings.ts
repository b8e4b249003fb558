/** What customers said of single requests, from 1 (poor) to 5 (excellent). */
export interface RequestRatings {
  /** Requests that were resolved in the period, rated or not. */
  readonly resolved: number;
  /** How many gave 1, 2, 3, 4 and 5. */
  readonly counts: readonly number[];
  /** Keys of those who gave 1 or 2: each is worth a question. */
  readonly poor: readonly string[];
}

const SCALE = [1, 2, 3, 4, 5];
const POOR = 2;
/** As many as anybody goes through; the counts tell of all. */
const MOST_POOR = 1_000;

export function ratingsAmong(ratings: ReadonlyMap<string, number>, resolved: readonly string[]): RequestRatings {
  const given = resolved.flatMap((key) => {
    const rating = ratings.get(key);
    return rating === undefined ? [] : [{ key, rating }];
  });
  return {
    resolved: resolved.length,
    counts: SCALE.map((step) => given.filter(({ rating }) => rating === step).length),
    poor: given
      .filter(({ rating }) => rating <= POOR)
      .map(({ key }) => key)
      .slice(0, MOST_POOR),
  };
}

/** How many rated, and what they gave on average; null where nobody did, which is neither good nor bad. */
export function meanRating({ counts }: RequestRatings): { readonly rated: number; readonly mean: number } | null {
  const rated = counts.reduce((sum, count) => sum + count, 0);
  if (rated === 0) return null;
  return { rated, mean: counts.reduce((sum, count, place) => sum + count * SCALE[place]!, 0) / rated };
}
