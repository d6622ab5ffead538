import { degenerate } from "../diagnosis.ts";
import { type Progress, step } from "../progress.ts";
import { permutation, type Random } from "../random.ts";

export interface Clustering {
  /** k × d, row major. */
  readonly centres: Float64Array;
  readonly cluster: Int32Array;
  /** Sum of squared distances to the own centre. */
  readonly within: number;
  readonly iterations: number;
}

/**
 * k-means: Lloyd's algorithm from k-means++ starts, the best of `starts` by within sum of squares.
 * `points` is n × d row major; scale the columns first if their units differ.
 * Sources: Lloyd 1982; Arthur & Vassilvitskii 2007.
 */
export function kMeans(
  points: Float64Array,
  d: number,
  k: number,
  random: Random,
  { starts = 10, progress }: { starts?: number; progress?: Progress } = {},
): Clustering {
  const n = points.length / d;
  if (n === 0) degenerate("no-rows");
  if (k < 1 || k > n) degenerate("bad-value", { column: "k", rows: n });
  let best: Clustering | undefined;
  for (let s = 0; s < starts; s++) {
    step(progress, s, starts);
    const found = lloyd(points, d, plusPlus(points, d, k, random));
    if (!best || found.within < best.within) best = found;
  }
  step(progress, starts, starts);
  return best!;
}

function plusPlus(points: Float64Array, d: number, k: number, random: Random): Float64Array {
  const n = points.length / d;
  const centres = new Float64Array(k * d);
  const pick = (i: number, c: number) => centres.set(points.subarray(i * d, (i + 1) * d), c * d);
  pick(Math.floor(random() * n), 0);
  const nearest = new Float64Array(n).fill(Infinity);
  for (let c = 1; c < k; c++) {
    let total = 0;
    for (let i = 0; i < n; i++) {
      nearest[i] = Math.min(nearest[i]!, squared(points, i * d, centres, (c - 1) * d, d));
      total += nearest[i]!;
    }
    let left = random() * total;
    let i = 0;
    while (i < n - 1 && left >= nearest[i]!) left -= nearest[i++]!;
    pick(i, c);
  }
  return centres;
}

function squared(a: Float64Array, i: number, b: Float64Array, j: number, d: number): number {
  let sum = 0;
  for (let q = 0; q < d; q++) sum += (a[i + q]! - b[j + q]!) ** 2;
  return sum;
}

function lloyd(points: Float64Array, d: number, centres: Float64Array): Clustering {
  const n = points.length / d;
  const k = centres.length / d;
  const cluster = new Int32Array(n).fill(-1);
  for (let iterations = 1; ; iterations++) {
    let moved = false;
    let within = 0;
    for (let i = 0; i < n; i++) {
      let nearest = 0;
      let distance = Infinity;
      for (let c = 0; c < k; c++) {
        const q = squared(points, i * d, centres, c * d, d);
        if (q < distance) {
          distance = q;
          nearest = c;
        }
      }
      within += distance;
      if (cluster[i] !== nearest) {
        cluster[i] = nearest;
        moved = true;
      }
    }
    if (!moved || iterations >= 300) return { centres, cluster, within, iterations };
    const count = new Float64Array(k);
    const sums = new Float64Array(k * d);
    for (let i = 0; i < n; i++) {
      count[cluster[i]!]!++;
      for (let q = 0; q < d; q++) sums[cluster[i]! * d + q]! += points[i * d + q]!;
    }
    // An empty cluster keeps its centre.
    for (let c = 0; c < k; c++)
      if (count[c]! > 0) for (let q = 0; q < d; q++) centres[c * d + q] = sums[c * d + q]! / count[c]!;
  }
}

/** Adjusted Rand index of two partitions: 1 the same, about 0 by chance. Source: Hubert & Arabie 1985. */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    const key = `${a[i]},${b[i]}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
    rows.set(a[i]!, (rows.get(a[i]!) ?? 0) + 1);
    columns.set(b[i]!, (columns.get(b[i]!) ?? 0) + 1);
  }
  const pairs = (counts: Iterable<number>) => {
    let sum = 0;
    for (const c of counts) sum += (c * (c - 1)) / 2;
    return sum;
  };
  const all = (a.length * (a.length - 1)) / 2;
  const [both, r, c] = [pairs(cells.values()), pairs(rows.values()), pairs(columns.values())];
  const chance = (r * c) / all;
  const most = (r + c) / 2;
  return most === chance ? 1 : (both - chance) / (most - chance);
}

/**
 * Stability of a number of clusters: the mean adjusted Rand index between partitions of all points by centres
 * found in pairs of random halves. Source: Tibshirani & Walther 2005 (prediction strength), with Rand's index.
 */
export function clusterStability(
  points: Float64Array,
  d: number,
  k: number,
  random: Random,
  { repeats = 20, progress }: { repeats?: number; progress?: Progress } = {},
): number {
  const n = points.length / d;
  let sum = 0;
  for (let r = 0; r < repeats; r++) {
    step(progress, r, repeats);
    const order = permutation(random, n);
    const halves = [order.subarray(0, n >> 1), order.subarray(n >> 1)].map((rows) => {
      const part = new Float64Array(rows.length * d);
      rows.forEach((row, i) => {
        part.set(points.subarray(row * d, (row + 1) * d), i * d);
      });
      const { centres } = kMeans(part, d, k, random, { starts: 5 });
      return assign(points, d, centres);
    });
    sum += adjustedRand(halves[0]!, halves[1]!);
  }
  return sum / repeats;
}

function assign(points: Float64Array, d: number, centres: Float64Array): Int32Array {
  return Int32Array.from({ length: points.length / d }, (_, i) => {
    let nearest = 0;
    for (let c = 1; c < centres.length / d; c++) {
      if (squared(points, i * d, centres, c * d, d) < squared(points, i * d, centres, nearest * d, d))
        nearest = c;
    }
    return nearest;
  });
}
