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

/**
 * One sweep from the last event to the first for the plain case: no late entry, no weights, one stratum, fewer than
 * 2²⁶ rows. Rows come in order of rank within each event time, so that ties need no look-up. A row's earlier
 * events are all events less the later ones, which the same tree holds: no second sweep is needed.
 */
export function sweepConcordance(grid: EventGrid, event: Uint8Array, score: Float64Array): Sweep {
  const n = event.length;
  const { order, rank, distinct } = rankedOrder(score);
  const K = grid.events;
  const { leave } = grid;
  // Rows by event index, by rank within it; the row's rank and whether it has an event travel along.
  const begin = new Int32Array(K + 2);
  for (let i = 0; i < n; i++) begin[leave[i]! + 1]!++;
  for (let b = 0; b <= K; b++) begin[b + 1]! += begin[b]!;
  const next = begin.slice();
  const rows = new Int32Array(n);
  const marks = new Int32Array(n); // rank · 2 + event
  const eventsBelow = new Int32Array(distinct + 1);
  for (let i = 0; i < n; i++) {
    const row = order[i]!;
    const at = next[leave[row]!]!++;
    rows[at] = row;
    marks[at] = rank[i]! * 2 + event[row]!;
    eventsBelow[rank[i]! + 1]! += event[row]!;
  }
  for (let r = 0; r < distinct; r++) eventsBelow[r + 1]! += eventsBelow[r]!;
  const allEvents = eventsBelow[distinct]!;
  const tree = new Float64Array(distinct + 1);
  const own = new Float64Array(distinct);
  const balance = new Float64Array(n);
  const pairs = new Float64Array(n);
  const out = { concordant: 0, discordant: 0, tiedScore: 0, tiedTime: 0, tiedBoth: 0 };
  let total = 0;
  let laterEvents = 0;
  for (let k = K - 1; k >= 0; k--) {
    const a = begin[k + 1]!;
    const b = begin[k + 2]!;
    // Rows censored after event k and before the next: at risk at k.
    for (let q = a; q < b; q++) {
      const mark = marks[q]!;
      if (mark & 1) continue;
      const r = mark >> 1;
      let sum = 0;
      for (let i = r; i > 0; i &= i - 1) sum += tree[i]!;
      const below = eventsBelow[r]! - Math.floor(sum / EVENT);
      const equal = eventsBelow[r + 1]! - eventsBelow[r]! - Math.floor(own[r]! / EVENT);
      const earlier = allEvents - laterEvents;
      balance[rows[q]!] = earlier - below - equal - below;
      pairs[rows[q]!] = earlier;
    }
    for (let q = a; q < b; q++) {
      const mark = marks[q]!;
      if (mark & 1) continue;
      const r = mark >> 1;
      own[r]! += 1;
      for (let i = r + 1; i <= distinct; i += i & -i) tree[i]! += 1;
      total++;
    }
    // Events at k against all who outlive them, and against earlier events.
    let seen = 0; // events of this time met so far, and those of the current rank
    let run = 0;
    let last = -1;
    let here = 0;
    for (let q = a; q < b; q++) here += marks[q]! & 1;
    for (let q = a; q < b; q++) {
      const mark = marks[q]!;
      if (!(mark & 1)) continue;
      const r = mark >> 1;
      let sum = 0;
      for (let i = r; i > 0; i &= i - 1) sum += tree[i]!;
      const laterBelow = Math.floor(sum / EVENT);
      const below = sum - laterBelow * EVENT;
      const laterEqual = Math.floor(own[r]! / EVENT);
      const equal = own[r]! - laterEqual * EVENT;
      const above = total - below - equal;
      out.concordant += below;
      out.discordant += above;
      out.tiedScore += equal;
      if (r !== last) run = 0;
      last = r;
      out.tiedBoth += run;
      out.tiedTime += seen - run;
      // How many of this time's events share the rank, or lie below: the run starts at seen − run.
      let same = run + 1;
      for (let f = q + 1; f < b && marks[f]! >> 1 === r; f++) same += marks[f]! & 1;
      const earlier = allEvents - laterEvents - here;
      const earlierBelow = eventsBelow[r]! - laterBelow - (seen - run);
      const earlierEqual = eventsBelow[r + 1]! - eventsBelow[r]! - laterEqual - same;
      balance[rows[q]!] = below - above + (earlier - earlierBelow - earlierEqual - earlierBelow);
      pairs[rows[q]!] = total + earlier;
      seen++;
      run++;
    }
    for (let q = a; q < b; q++) {
      const mark = marks[q]!;
      if (!(mark & 1)) continue;
      const r = mark >> 1;
      own[r]! += 1 + EVENT;
      for (let i = r + 1; i <= distinct; i += i & -i) tree[i]! += 1 + EVENT;
      total++;
    }
    laterEvents += here;
  }
  return { ...out, balance, pairs };
}
