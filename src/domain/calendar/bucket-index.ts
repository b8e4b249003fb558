/** Where in an ascending column to look for a key: in bucket `b`, at row `firstRows[b]` or soon after. */
export interface BucketIndex {
  /** Buckets per unit of the key: one through a power of two, so that multiplying by it is exact. */
  readonly scale: number;
  /** For each bucket the last row that begins at or before the bucket does. */
  readonly firstRows: Uint16Array | Uint32Array;
}

/**
 * Cuts keys from 0 to `limit` into as many equally wide buckets as there are rows, times `bucketsPerRow` at most.
 * `keyOf(0)` is 0, and keys ascend with the rows.
 */
export function bucketIndex(
  rowCount: number,
  bucketsPerRow: number,
  limit: number,
  keyOf: (row: number) => number,
): BucketIndex {
  const width = 2 ** Math.ceil(Math.log2(Math.max(limit / (bucketsPerRow * rowCount), 1)));
  const bucketCount = Math.floor(limit / width) + 1;
  const firstRows = rowCount < 2 ** 16 ? new Uint16Array(bucketCount + 1) : new Uint32Array(bucketCount + 1);
  let row = 0;
  for (let bucket = 0; bucket <= bucketCount; bucket += 1) {
    while (row + 1 < rowCount && keyOf(row + 1) <= bucket * width) row += 1;
    firstRows[bucket] = row;
  }
  return { scale: 1 / width, firstRows };
}
