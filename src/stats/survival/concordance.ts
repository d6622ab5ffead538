import { degenerate } from "../diagnosis.ts";
import { binned, rankedOrder } from "../order.ts";
import { sweepConcordance } from "./concordance-sweep.ts";
import { type EventGrid, eventGrid } from "./event-grid.ts";
import { RankSums } from "./fenwick.ts";
import { tieRoundedTimes } from "./timefix.ts";

export interface ConcordanceInput {
  readonly time: Float64Array;
  readonly start?: Float64Array | undefined;
  readonly event: Uint8Array;
  /** Higher means that the event is expected sooner. */
  readonly score: Float64Array;
  readonly stratum?: Int32Array | undefined;
  readonly strata?: number | undefined;
  readonly weights?: Float64Array | undefined;
  readonly cluster?: Int32Array | undefined;
  /** Weight of an event's comparisons by its time, as for Uno's C. By default 1. */
  readonly eventWeight?: ((time: number) => number) | undefined;
}

export interface Concordance {
  /** (concordant + tied.x / 2) / (concordant + discordant + tied.x). */
  readonly value: number;
  /** Infinitesimal jackknife; undefined when not asked for. */
  readonly se?: number;
  readonly concordant: number;
  readonly discordant: number;
  /** Pairs with equal scores, with two events at one time, and with both. */
  readonly tiedScore: number;
  readonly tiedTime: number;
  readonly tiedBoth: number;
}

/**
 * Harrell's concordance. A pair counts when one has an event while the other is at risk and outlives it: a
 * row censored at an event's time counts as outliving it. Pairs are within strata, weighted by the product of
 * the weights. O(n log n). Refuses no-pairs when no two rows can be compared.
 *
 * Sources: Harrell 1996; Therneau & Watson, "The concordance statistic and the Cox model" (2017) for the
 * conventions and the variance: with D = (C − D)/pairs, dfbetaᵢ = wᵢ ((cᵢ − dᵢ) − D·(cᵢ + dᵢ + tᵢ))/pairs.
 */
export function concordance(input: ConcordanceInput, withError = true): Concordance {
  const n = input.time.length;
  const { time, start, order } = tieRoundedTimes(input.time, input.start);
  const strata = input.strata ?? 1;
  const grid = eventGrid({ time, start, event: input.event, stratum: input.stratum, strata, order });
  const w = input.weights;
  if (!w && !input.start && !input.eventWeight && strata === 1 && n < 2 ** 26) {
    const { balance, pairs: of, ...plain } = sweepConcordance(grid, input.event, input.score);
    return conclude(input, plain, withError ? { balance, of } : undefined);
  }
  const setting: Setting = {
    input,
    grid,
    ...ranksWithin(input, strata),
    strata,
    whole: w === undefined && !input.eventWeight,
  };
  const balance = withError ? new Float64Array(n) : undefined;
  const pairsOf = withError ? new Float64Array(n) : undefined;
  const counts = againstRiskSets(setting, balance, pairsOf);
  if (balance && pairsOf) againstEarlierEvents(setting, balance, pairsOf);
  return conclude(input, counts, balance && pairsOf && { balance, of: pairsOf });
}

/** The value and, from each row's share in the pairs, its error. */
function conclude(
  { weights: w, cluster }: ConcordanceInput,
  counts: Omit<Concordance, "value" | "se">,
  shares: { balance: Float64Array; of: Float64Array } | undefined,
): Concordance {
  const pairs = counts.concordant + counts.discordant + counts.tiedScore;
  if (!(pairs > 0)) degenerate("no-pairs");
  const value = (counts.concordant + counts.tiedScore / 2) / pairs;
  if (!shares) return { value, ...counts };
  const { balance, of } = shares;
  const somers = (counts.concordant - counts.discordant) / pairs;
  let groups = balance.length;
  if (cluster) {
    groups = 0;
    for (let i = 0; i < cluster.length; i++) groups = Math.max(groups, cluster[i]! + 1);
  }
  const influence = new Float64Array(groups);
  for (let i = 0; i < balance.length; i++) {
    const share = balance[i]! - somers * of[i]!;
    influence[cluster ? cluster[i]! : i]! += w ? w[i]! * share : share;
  }
  let variance = 0;
  for (let g = 0; g < groups; g++) variance += influence[g]! ** 2;
  return { value, se: Math.sqrt(variance) / (2 * pairs), ...counts };
}

interface Setting {
  readonly input: ConcordanceInput;
  readonly grid: EventGrid;
  /** Of each row among the distinct scores of its stratum, and how many of those there are. */
  readonly rank: Int32Array;
  readonly distinct: Int32Array;
  readonly strata: number;
  readonly whole: boolean;
}

/** Ranks of the scores within each stratum, so that many small strata cost no more than one large. */
function ranksWithin(
  { score, stratum }: ConcordanceInput,
  strata: number,
): Pick<Setting, "rank" | "distinct"> {
  const { order, rank: overall } = rankedOrder(score);
  const rank = new Int32Array(order.length);
  const distinct = new Int32Array(strata);
  const last = new Int32Array(strata).fill(-1);
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    const s = stratum ? stratum[row]! : 0;
    if (overall[place] !== last[s]) distinct[s]!++;
    last[s] = overall[place]!;
    rank[row] = distinct[s]! - 1;
  }
  return { rank, distinct };
}

/** From the last event back: each event against those who outlive it. */
function againstRiskSets(
  { input, grid, rank, distinct, strata, whole }: Setting,
  balance: Float64Array | undefined,
  pairsOf: Float64Array | undefined,
): Omit<Concordance, "value" | "se"> {
  const { event, weights: w } = input;
  const leaving = binned(grid.leave, grid.events + 1);
  const entering = input.start ? binned(grid.enter, grid.events + 1) : undefined;
  const out = { concordant: 0, discordant: 0, tiedScore: 0, tiedTime: 0, tiedBoth: 0 };
  const equals: number[] = []; // of the events of one time
  for (let s = 0; s < strata; s++) {
    const seen = new RankSums(distinct[s]!, whole);
    const first = grid.offset[s]!;
    for (let k = grid.offset[s + 1]! - 1; k >= first; k--) {
      if (entering) {
        for (let q = entering.begin[k + 1]!; q < entering.begin[k + 2]!; q++) {
          const row = entering.rows[q]!;
          // Rows that enter after event k and left later were added and are taken away again.
          if (grid.leave[row]! > k + 1 && stratumOf(input, row) === s)
            seen.add(rank[row]!, -(w ? w[row]! : 1));
        }
      }
      const a = leaving.begin[k + 1]!;
      const b = leaving.begin[k + 2]!;
      for (let q = a; q < b; q++) {
        const row = leaving.rows[q]!;
        if (!event[row] && grid.enter[row]! <= k) seen.add(rank[row]!, w ? w[row]! : 1);
      }
      let weight = 0;
      let before = 0;
      const factor = input.eventWeight ? input.eventWeight(grid.time[k]!) : 1;
      for (let q = a; q < b; q++) {
        const row = leaving.rows[q]!;
        if (!event[row]) continue;
        const own = w ? w[row]! : 1;
        const wi = own * factor;
        const r = rank[row]!;
        const below = seen.below(r);
        const equal = seen.at(r);
        const above = seen.total - below - equal;
        out.concordant += wi * below;
        out.discordant += wi * above;
        out.tiedScore += wi * equal;
        if (balance && pairsOf) {
          balance[row]! += factor * (below - above);
          pairsOf[row]! += factor * seen.total;
        }
        equals[before++] = equal;
      }
      before = 0;
      for (let q = a; q < b; q++) {
        const row = leaving.rows[q]!;
        if (!event[row]) continue;
        // What the rank has gained since the look above are events of this very time.
        const same = seen.at(rank[row]!) - equals[before++]!;
        const own = w ? w[row]! : 1;
        out.tiedBoth += own * factor * same;
        out.tiedTime += own * factor * (weight - same);
        weight += own;
        seen.add(rank[row]!, own);
      }
    }
  }
  return out;
}

function stratumOf(input: ConcordanceInput, row: number): number {
  return input.stratum ? input.stratum[row]! : 0;
}

/** From the first event on: each row against the events it outlived while at risk. Adds to balance and pairs. */
function againstEarlierEvents(
  { input, grid, rank, distinct, strata, whole }: Setting,
  balance: Float64Array,
  pairsOf: Float64Array,
): void {
  const { event, weights: w } = input;
  const leaving = binned(grid.leave, grid.events + 1);
  const entering = input.start ? binned(grid.enter, grid.events + 1) : undefined;
  const ask = (seen: RankSums, row: number, sign: number) => {
    const below = seen.below(rank[row]!);
    const equal = seen.at(rank[row]!);
    balance[row]! += sign * (seen.total - below - equal - below);
    pairsOf[row]! += sign * seen.total;
  };
  for (let s = 0; s < strata; s++) {
    const seen = new RankSums(distinct[s]!, whole);
    const first = grid.offset[s]!;
    for (let k = first; k < grid.offset[s + 1]!; k++) {
      // What had happened before a late row entered does not count for it.
      if (entering && k > first) {
        for (let q = entering.begin[k]!; q < entering.begin[k + 1]!; q++) {
          const row = entering.rows[q]!;
          if (grid.leave[row]! > k && stratumOf(input, row) === s) ask(seen, row, -1);
        }
      }
      const factor = input.eventWeight ? input.eventWeight(grid.time[k]!) : 1;
      const a = leaving.begin[k + 1]!;
      const b = leaving.begin[k + 2]!;
      for (let q = a; q < b; q++) {
        const row = leaving.rows[q]!;
        if (event[row] && grid.enter[row]! <= k) ask(seen, row, 1);
      }
      for (let q = a; q < b; q++) {
        const row = leaving.rows[q]!;
        if (event[row]) seen.add(rank[row]!, (w ? w[row]! : 1) * factor);
      }
      for (let q = a; q < b; q++) {
        const row = leaving.rows[q]!;
        if (!event[row] && grid.enter[row]! <= k) ask(seen, row, 1);
      }
    }
  }
}
