/** How many fell in a bucket of waiting, by the number of the bucket. */
export interface Bucketed {
  readonly bucket: number;
  readonly n: number;
}

/**
 * The bucket in which the share `q` (0 to 1) of all has been reached: the smallest one with at least q·n at or below
 * it (the inverse of the empirical distribution, type 1 of Hyndman and Fan, American Statistician 50 (1996) 361–365).
 * Null when there is nothing.
 */
export function quantileBucket(counts: readonly Bucketed[], q: number): number | null {
  const sorted = counts.filter(({ n }) => n > 0).sort((a, b) => a.bucket - b.bucket);
  const total = sorted.reduce((sum, { n }) => sum + n, 0);
  let below = 0;
  for (const { bucket, n } of sorted) {
    below += n;
    // Counts are whole, so a millionth only takes away what q·n owes to binary fractions.
    if (below >= q * total - 1e-6) return bucket;
  }
  return null;
}
