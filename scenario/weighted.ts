import type { Rng } from "./rng.ts";

/** Draws items in proportion to their weights in constant time (Walker's alias method, Vose's construction). */
export class Weighted<T> {
  readonly #items: readonly T[];
  readonly #share: Float64Array;
  readonly #alias: Int32Array;

  constructor(items: readonly T[], weightOf: (item: T, index: number) => number) {
    const n = items.length;
    if (n === 0) throw new Error("invariant: nothing to draw from");
    this.#items = items;
    this.#share = new Float64Array(n);
    this.#alias = new Int32Array(n);
    const weights = items.map(weightOf);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const scaled = Float64Array.from(weights, (weight) => (weight * n) / total);
    const small: number[] = [];
    const large: number[] = [];
    for (let i = 0; i < n; i++) ((scaled[i] ?? 0) < 1 ? small : large).push(i);
    while (small.length > 0 && large.length > 0) {
      const low = small.pop() as number;
      const high = large[large.length - 1] as number;
      this.#share[low] = scaled[low] ?? 0;
      this.#alias[low] = high;
      scaled[high] = (scaled[high] ?? 0) - (1 - (scaled[low] ?? 0));
      if ((scaled[high] ?? 0) < 1) {
        large.pop();
        small.push(high);
      }
    }
    for (const i of [...small, ...large]) this.#share[i] = 1;
  }

  draw(rng: Rng): T {
    const at = rng.float() * this.#items.length;
    const i = Math.floor(at);
    const index = at - i < (this.#share[i] ?? 1) ? i : (this.#alias[i] ?? i);
    return this.#items[index] as T;
  }
}

/** Shares out `count` so that parts are whole, sum to `count` and are nearest to the weights (largest remainder). */
export function apportion(count: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (count * weight) / total);
  const parts = exact.map(Math.floor);
  const missing = count - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((value, i) => ({ i, rest: value - Math.floor(value) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}
