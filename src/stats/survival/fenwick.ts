/**
 * Sums over a changing multiset of ranks 0 … size − 1: add a weight at a rank, ask for the weight below one.
 * Both take O(log size). Source: Fenwick 1994.
 */
export class RankSums {
  readonly #tree: Int32Array | Float64Array;
  readonly #at: Int32Array | Float64Array;
  total = 0;

  /** `whole`: all weights are whole numbers and their total stays below 2³¹. */
  constructor(size: number, whole: boolean) {
    this.#tree = whole ? new Int32Array(size + 1) : new Float64Array(size + 1);
    this.#at = whole ? new Int32Array(size) : new Float64Array(size);
  }

  add(rank: number, weight: number): void {
    const tree = this.#tree;
    this.#at[rank]! += weight;
    this.total += weight;
    for (let i = rank + 1; i < tree.length; i += i & -i) tree[i]! += weight;
  }

  /** The weight at ranks below `rank`. */
  below(rank: number): number {
    const tree = this.#tree;
    let sum = 0;
    for (let i = rank; i > 0; i &= i - 1) sum += tree[i]!;
    return sum;
  }

  at(rank: number): number {
    return this.#at[rank]!;
  }
}
