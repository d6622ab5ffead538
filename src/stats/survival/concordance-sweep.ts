import { rankedOrder } from "../order.ts";
import type { EventGrid } from "./event-grid.ts";

/** Counts of pairs, and per row: concordant less discordant pairs it is in, and comparable pairs. */
export interface Sweep {
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedScore: number;
  readonly tiedTime: number;
  readonly tiedBoth: number;
  readonly balance: Float64Array;
  readonly pairs: Float64Array;
}

// A node of the tree holds two counts in one number: rows + events · 2²⁶ (exact up to 2⁵³).
const EVENT = 2 ** 26;
const BLOCK_RANKS = 8192;

/** What is known of each event index over all rows, and over the blocks of lower rank met so far. */
interface Bins {
  readonly events: number;
  readonly leave: Int32Array;
  readonly censored: Int32Array;
  readonly deaths: Int32Array;
  readonly lowerCensored: Int32Array;
  readonly lowerDeaths: Int32Array;
  allDeaths: number;
  lowerAllDeaths: number;
}

/**
 * The plain case: no late entry, no weights, one stratum, fewer than 2²⁶ rows. Ranks are cut into blocks whose tree
 * fits a near cache; each block is swept from the last event to the first. What lies in lower blocks is a running
 * count per event index, what lies above follows from totals, and a row's earlier events are all events less
 * the later ones, which the tree holds too. Within an event time rows are in order of rank: ties need no look-up.
 */
export function sweepConcordance(grid: EventGrid, event: Uint8Array, score: Float64Array): Sweep {
  const n = event.length;
  const { order, rank } = rankedOrder(score);
  const K = grid.events;
  const bins: Bins = {
    events: K,
    leave: grid.leave,
    censored: new Int32Array(K + 1),
    deaths: new Int32Array(K + 1),
    lowerCensored: new Int32Array(K + 1),
    lowerDeaths: new Int32Array(K + 1),
    allDeaths: 0,
    lowerAllDeaths: 0,
  };
  for (let i = 0; i < n; i++) {
    if (event[i]) bins.deaths[grid.leave[i]!]!++;
    else bins.censored[grid.leave[i]!]!++;
  }
  const out = {
    concordant: 0,
    discordant: 0,
    tiedScore: 0,
    tiedTime: 0,
    tiedBoth: 0,
    balance: new Float64Array(n),
    pairs: new Float64Array(n),
  };
  for (let k = 1; k <= K; k++) {
    out.tiedTime += (bins.deaths[k]! * (bins.deaths[k]! - 1)) / 2;
    bins.allDeaths += bins.deaths[k]!;
  }
  // Every block costs a walk over the event indices: with many of those, fewer and larger blocks.
  const size = Math.max(BLOCK_RANKS, Math.ceil((n * K) / 4e6));
  for (let from = 0; from < n; ) {
    let to = Math.min(n, from + size);
    while (to < n && rank[to] === rank[to - 1]) to++;
    sweepBlock(bins, order.subarray(from, to), rank.subarray(from, to), event, out);
    from = to;
  }
  out.tiedTime -= out.tiedBoth;
  return out;
}

type Totals = { -readonly [Field in keyof Sweep]: Sweep[Field] };

function sweepBlock(bins: Bins, order: Int32Array, rank: Int32Array, event: Uint8Array, out: Totals): void {
  const { events: K, leave, censored, deaths, lowerCensored, lowerDeaths, allDeaths, lowerAllDeaths } = bins;
  const m = order.length;
  const base = rank[0]!;
  const distinct = rank[m - 1]! - base + 1;
  const begin = new Int32Array(K + 2);
  const deathsBelow = new Int32Array(distinct + 1); // within the block, by rank
  for (let i = 0; i < m; i++) {
    const row = order[i]!;
    begin[leave[row]! + 1]!++;
    deathsBelow[rank[i]! - base + 1]! += event[row]!;
  }
  for (let b = 0; b <= K; b++) begin[b + 1]! += begin[b]!;
  for (let r = 0; r < distinct; r++) deathsBelow[r + 1]! += deathsBelow[r]!;
  const rows = new Int32Array(m);
  const marks = new Int32Array(m); // rank · 2 + event
  const next = begin.slice();
  for (let i = 0; i < m; i++) {
    const row = order[i]!;
    const at = next[leave[row]!]!++;
    rows[at] = row;
    marks[at] = (rank[i]! - base) * 2 + event[row]!;
  }
  const tree = new Float64Array(distinct + 1);
  const own = new Float64Array(distinct);
  let total = 0; // at risk so far, in all blocks and in the lower ones; later deaths likewise
  let laterDeaths = 0;
  let lower = 0;
  let lowerLater = 0;
  for (let k = K; k >= 1; k--) {
    const a = begin[k]!;
    const b = begin[k + 1]!;
    for (let q = a; q < b; q++) {
      const mark = marks[q]!;
      if (mark & 1) continue;
      const r = mark >> 1;
      let sum = 0;
      for (let i = r; i > 0; i &= i - 1) sum += tree[i]!;
      const below = lowerAllDeaths - lowerLater + deathsBelow[r]! - Math.floor(sum / EVENT);
      const equal = deathsBelow[r + 1]! - deathsBelow[r]! - Math.floor(own[r]! / EVENT);
      const earlier = allDeaths - laterDeaths;
      out.balance[rows[q]!] = earlier - equal - 2 * below;
      out.pairs[rows[q]!] = earlier;
    }
    for (let q = a; q < b; q++) {
      const mark = marks[q]!;
      if (mark & 1) continue;
      own[mark >> 1]! += 1;
      for (let i = (mark >> 1) + 1; i <= distinct; i += i & -i) tree[i]! += 1;
    }
    total += censored[k]!;
    lower += lowerCensored[k]!;
    const here = deaths[k]!;
    let seen = lowerDeaths[k]!; // deaths of this time at lower ranks, and those of the rank at hand
    let run = 0;
    let last = -1;
    for (let q = a; q < b; q++) {
      const mark = marks[q]!;
      if (!(mark & 1)) continue;
      const r = mark >> 1;
      let sum = 0;
      for (let i = r; i > 0; i &= i - 1) sum += tree[i]!;
      const laterInside = Math.floor(sum / EVENT);
      const below = lower + sum - laterInside * EVENT;
      const laterEqual = Math.floor(own[r]! / EVENT);
      const equal = own[r]! - laterEqual * EVENT;
      const above = total - below - equal;
      out.concordant += below;
      out.discordant += above;
      out.tiedScore += equal;
      if (r !== last) {
        seen += run;
        run = 0;
        last = r;
      }
      out.tiedBoth += run;
      let same = run + 1;
      for (let f = q + 1; f < b && marks[f]! >> 1 === r; f++) same += marks[f]! & 1;
      const earlier = allDeaths - laterDeaths - here;
      const earlierBelow = lowerAllDeaths - lowerLater + deathsBelow[r]! - laterInside - seen;
      const earlierEqual = deathsBelow[r + 1]! - deathsBelow[r]! - laterEqual - same;
      out.balance[rows[q]!] = below - above + earlier - earlierEqual - 2 * earlierBelow;
      out.pairs[rows[q]!] = total + earlier;
      run++;
    }
    let inside = 0;
    for (let q = a; q < b; q++) {
      const mark = marks[q]!;
      if (!(mark & 1)) continue;
      inside++;
      own[mark >> 1]! += 1 + EVENT;
      for (let i = (mark >> 1) + 1; i <= distinct; i += i & -i) tree[i]! += 1 + EVENT;
    }
    total += here;
    laterDeaths += here;
    lower += lowerDeaths[k]!;
    lowerLater += lowerDeaths[k]!;
    // Now this block counts as lower for the next.
    lowerDeaths[k]! += inside;
    lowerCensored[k]! += b - a - inside;
  }
  bins.lowerAllDeaths += deathsBelow[distinct]!;
}
