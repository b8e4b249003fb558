/** Where in an ascending column to look for a key: `firstRows[b]` is the last row with a value of at most `b * width`. */
export interface BucketIndex {
  /** A power of two, so that dividing by it is exact. */
  readonly width: number;
  readonly firstRows: Uint16Array | Uint32Array;
}

/**
 * Cuts keys from 0 to `limit` into at most twice as many buckets as there are rows, so that evenly spread values leave
 * about one row to each. `keyOf(0)` is 0, and values ascend with the rows.
 */
export function bucketIndex(rowCount: number, limit: number, keyOf: (row: number) => number): BucketIndex {
  const width = 2 ** Math.ceil(Math.log2(Math.max(limit / (2 * rowCount), 1)));
  const bucketCount = Math.floor(limit / width) + 1;
  const firstRows = rowCount < 2 ** 16 ? new Uint16Array(bucketCount + 1) : new Uint32Array(bucketCount + 1);
  let row = 0;
  for (let bucket = 0; bucket <= bucketCount; bucket += 1) {
    while (row + 1 < rowCount && keyOf(row + 1) <= bucket * width) row += 1;
    firstRows[bucket] = row;
  }
  return { width, firstRows };
}
