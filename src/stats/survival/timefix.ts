import { radixOrder } from "../order.ts";

const TOLERANCE = Math.sqrt(2.220446049250313e-16);

/** Whether all values are whole numbers small enough that two different ones can never count as tied. */
export function wholeTimes(values: Float64Array): { min: number; max: number } | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v !== (v | 0)) return undefined;
    if (v < min) min = v;
    if (v > max) max = v;
  }
  return Math.max(Math.abs(min), Math.abs(max)) < 6e7 ? { min, max } : undefined;
}

/**
 * Times that differ by rounding alone become equal: sorted distinct values closer than 1.5e-8, absolutely or
 * relative to the mean of their absolute values, take the smallest of their run. Starts and stops share one scale.
 * Returns the arrays given when nothing changes, and the order of the times when it had to sort them alone. Source: the documented `timefix` rule of R's survival
 * package (vignette "tiedtimes", Therneau).
 */
export function tieRoundedTimes(
  time: Float64Array,
  start?: Float64Array,
): { time: Float64Array; start?: Float64Array | undefined; order?: Int32Array | undefined } {
  if (wholeTimes(time) && (!start || wholeTimes(start))) return { time, start };
  const n = time.length;
  const all = new Float64Array(start ? 2 * n : n);
  all.set(time);
  if (start) all.set(start, n);
  const order = radixOrder(all);
  let distinct = 0;
  let sum = 0;
  let last = Number.NaN;
  for (let i = 0; i < order.length; i++) {
    const v = all[order[i]!]!;
    if (v !== last) {
      distinct++;
      sum += Math.abs(v);
      last = v;
    }
  }
  const mean = sum / distinct;
  let previous = all[order[0]!]!;
  let cut = previous;
  let changed = false;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const v = all[row]!;
    const gap = v - previous;
    if (gap > TOLERANCE && gap / mean > TOLERANCE) cut = v;
    previous = v;
    if (v !== cut) {
      all[row] = cut;
      changed = true;
    }
  }
  if (!changed) return { time, start, order: start ? undefined : order };
  return { time: all.slice(0, n), start: start ? all.slice(n) : undefined, order: start ? undefined : order };
}
