export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the standard normal distribution. */
const Z95 = 1.959963984540054;

/**
 * The 95 % score interval of a share, both ends from 0 to 1. Null when nothing was counted.
 * Wilson, Journal of the American Statistical Association 22 (1927) 209–212; it keeps its level with few cases
 * and shares near 0 and 1 (Brown, Cai and DasGupta, Statistical Science 16 (2001) 101–133).
 */
export function wilson95(hits: number, of: number): Interval | null {
  if (of <= 0) return null;
  const share = hits / of;
  const z2 = Z95 * Z95;
  const middle = share + z2 / (2 * of);
  const reach = Z95 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - reach) / scale),
    high: hits === of ? 1 : Math.min(1, (middle + reach) / scale),
  };
}
