/**
 * The indices that sort `values` ascending, stable. Radix sort on the bits of the doubles (LSD, 16 bits a
 * pass, passes whose digit is constant skipped): linear in n. NaN is not allowed.
 * Source: Knuth, TAOCP 3, 5.2.5; sign flip after Herf 2001.
 */
export function radixOrder(values: Float64Array): Int32Array {
  const n = values.length;
  let from = new Int32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  if (n < 2) return from;
  if (n < 256) return smallOrder(values, from);
  const low = new Uint32Array(n);
  const high = new Uint32Array(n);
  const one = new Float64Array(1);
  const bits = new Uint32Array(one.buffer);
  for (let i = 0; i < n; i++) {
    one[0] = values[i]! + 0; // −0 and 0 are one value
    const top = bits[1]!;
    if (top >>> 31) {
      low[i] = ~bits[0]!;
      high[i] = ~top;
    } else {
      low[i] = bits[0]!;
      high[i] = top | 0x80000000;
    }
  }
  let to = new Int32Array(n);
  const counts = new Int32Array(65536);
  for (let pass = 0; pass < 4; pass++) {
    const words = pass < 2 ? low : high;
    const shift = (pass & 1) * 16;
    counts.fill(0);
    for (let i = 0; i < n; i++) counts[(words[i]! >>> shift) & 0xffff]!++;
    if (counts[(words[0]! >>> shift) & 0xffff] === n) continue;
    let sum = 0;
    for (let d = 0; d < 65536; d++) {
      const c = counts[d]!;
      counts[d] = sum;
      sum += c;
    }
    for (let i = 0; i < n; i++) {
      const row = from[i]!;
      to[counts[(words[row]! >>> shift) & 0xffff]!++] = row;
    }
    const kept = from;
    from = to;
    to = kept;
  }
  return from;
}

function smallOrder(values: Float64Array, rows: Int32Array): Int32Array {
  return rows.sort((a, b) => values[a]! - values[b]! || a - b);
}

/** Stable order of rows by a small whole-number key in 0 … groups − 1 (counting sort). */
export function countingOrder(keys: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (let i = 0; i < keys.length; i++) starts[keys[i]! + 1]!++;
  for (let g = 0; g < groups; g++) starts[g + 1]! += starts[g]!;
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) order[starts[keys[i]!]!++] = i;
  return order;
}

/** Rows in the order of a small whole-number key in 0 … bins − 1, with where each key begins. */
export function binned(keys: Int32Array, bins: number): { rows: Int32Array; begin: Int32Array } {
  const begin = new Int32Array(bins + 1);
  for (let i = 0; i < keys.length; i++) begin[keys[i]! + 1]!++;
  for (let b = 0; b < bins; b++) begin[b + 1]! += begin[b]!;
  return { rows: countingOrder(keys, bins), begin };
}

/**
 * The indices that sort `values`, with the place of each among the sorted distinct values (in sorted order).
 * Values are dealt into as many buckets as there are values, by size, and the buckets put right by insertion: linear
 * for values spread without great gaps; else radix sort takes over. Stable.
 */
export function rankedOrder(values: Float64Array): { order: Int32Array; rank: Int32Array; distinct: number } {
  const dealt = dealOut(values);
  const order = dealt?.order ?? radixOrder(values);
  const sorted = dealt?.sorted;
  const rank = new Int32Array(values.length);
  let r = -1;
  let last = Number.NaN;
  for (let i = 0; i < order.length; i++) {
    const v = sorted ? sorted[i]! : values[order[i]!]!;
    if (v !== last) r++;
    last = v;
    rank[i] = r;
  }
  return { order, rank, distinct: r + 1 };
}

function dealOut(values: Float64Array): { order: Int32Array; sorted: Float64Array } | undefined {
  const n = values.length;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < n; i++) {
    const v = values[i]!;
    if (v < min) min = v;
    if (v > max) max = v;
  }
  const scale = (n - 1) / (max - min);
  if (!(max > min) || !Number.isFinite(scale)) return undefined;
  // First into at most 256 parts, then each part, by now near in memory, into its buckets.
  const width = Math.max(1, Math.ceil(n / 256));
  const bucket = new Int32Array(n);
  const parts = new Int32Array(258);
  for (let i = 0; i < n; i++) {
    const b = Math.trunc((values[i]! - min) * scale);
    bucket[i] = b;
    parts[Math.trunc(b / width) + 1]!++;
  }
  for (let q = 0; q < 257; q++) parts[q + 1]! += parts[q]!;
  const rows = new Int32Array(n);
  const buckets = new Int32Array(n);
  const kept = new Float64Array(n);
  const next = parts.slice();
  for (let i = 0; i < n; i++) {
    const b = bucket[i]!;
    const at = next[Math.trunc(b / width)]!++;
    rows[at] = i;
    buckets[at] = b;
    kept[at] = values[i]!;
  }
  const order = new Int32Array(n);
  const sorted = new Float64Array(n);
  const starts = new Int32Array(width + 1);
  for (let q = 0; q < 257; q++) {
    const from = parts[q]!;
    const to = parts[q + 1]!;
    if (from === to) continue;
    starts.fill(0);
    const first = q * width;
    for (let i = from; i < to; i++) starts[buckets[i]! - first + 1]!++;
    for (let w = 0; w < width; w++) starts[w + 1]! += starts[w]!;
    for (let i = from; i < to; i++) {
      const at = from + starts[buckets[i]! - first]!++;
      order[at] = rows[i]!;
      sorted[at] = kept[i]!;
    }
  }
  let budget = 8 * n;
  for (let i = 1; i < n; i++) {
    const v = sorted[i]!;
    if (v >= sorted[i - 1]!) continue;
    const row = order[i]!;
    let j = i;
    for (; j > 0 && sorted[j - 1]! > v; j--) {
      sorted[j] = sorted[j - 1]!;
      order[j] = order[j - 1]!;
    }
    sorted[j] = v;
    order[j] = row;
    budget -= i - j;
    if (budget < 0) return undefined;
  }
  return { order, sorted };
}

/** For each value its place (0-based) among the sorted distinct values, and how many distinct there are. */
export function denseRank(values: Float64Array): { rank: Int32Array; distinct: number } {
  const { order, rank, distinct } = rankedOrder(values);
  const byRow = new Int32Array(values.length);
  for (let i = 0; i < order.length; i++) byRow[order[i]!] = rank[i]!;
  return { rank: byRow, distinct };
}
