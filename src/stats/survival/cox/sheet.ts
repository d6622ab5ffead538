import { countingOrder } from "../../order.ts";
import { type EventGrid, eventGrid } from "../event-grid.ts";
import { tieRoundedTimes } from "../timefix.ts";
import { centre, centreAlone } from "./centre.ts";
import type { CoxData } from "./data.ts";

/** Rows are halved into lanes: each lane has its own sums, so that two threads need no locks and any number of
 * threads adds up in the same order and gives the same bits. */
export const LANES = 2;

/**
 * The data laid out for the likelihood. With K events (see EventGrid), a row's risk goes to bin `leave` and, if it
 * enters late, is taken off bin `enter`; sums over risk sets then run from the last event to the first. Bin K is
 * for rows never at risk at an event. Under Efron's rule with ties, rows with an event have bins of their own,
 * K + 1 further on. All arrays may lie in shared memory.
 */
export interface Sheet {
  readonly n: number;
  readonly p: number;
  /** p made even by a column of zeros: the Gram kernel works on pairs. */
  readonly width: number;
  readonly events: number;
  readonly bins: number;
  readonly strata: number;
  /** Columns centred at their mean, one after another: value (i, j) at j·n + i. */
  readonly x: Float64Array;
  readonly leave: Int32Array;
  readonly enter: Int32Array;
  readonly late: boolean; // whether any row enters late
  readonly tied: boolean; // whether Efron's rule has ties to break
  readonly weights: Float64Array; // length 0 when all are 1
  readonly offset: Float64Array; // length 0 when all are 0
  readonly risk: Float64Array; // w·exp(η) of the latest accumulation
  readonly beta: Float64Array;
  /** Where each lane's rows begin; when lanes are `joint`, they also part the events and share one table of sums. */
  readonly rowCuts: Int32Array;
  readonly joint: boolean;
  readonly eventCuts: Int32Array;
  /** First event of each stratum, and rows at risk at each event. */
  readonly offsets: Int32Array;
  readonly atRisk: Int32Array;
  /** Per lane (or one table) p + 1 columns of bins: sums of risk, then of risk × x. */
  readonly sums: Float64Array;
  /** Per bin: cumulative hazard of the stratum up to and with the event, less Efron's relief in the own bins. */
  readonly exposure: Float64Array;
  /** Increment of the hazard at each event, and what Efron's rule takes off it for the event's own rows. */
  readonly hazard: Float64Array;
  readonly relief: Float64Array;
  /** Weights and (Efron) blend of the outer products at each event; see likelihood.ts. */
  readonly outer: Float64Array;
  readonly blend: Float64Array;
  readonly outerOwn: Float64Array;
  /** Per lane the weighted Gram matrix (width²), and the expected covariates Σ dH · S₁ (width). */
  readonly grams: Float64Array;
  readonly expected: Float64Array;
}

/** What stays with the calling thread. */
export interface Arranged {
  readonly sheet: Sheet;
  readonly grid: EventGrid;
  /** Row of the data behind each row of the sheet; undefined when they are the same. */
  readonly order: Int32Array | undefined;
  readonly mean: Float64Array;
  /** 1 / mean absolute deviation of each column: brings pivots of the information to one scale. */
  readonly scale: Float64Array;
  /** Events, their weight and rows at risk at each event index. */
  readonly deaths: Int32Array;
  readonly deathWeight: Float64Array;
  readonly atRisk: Int32Array;
  /** Σ w·x (centred) and Σ w·offset over events. */
  readonly eventX: Float64Array;
  readonly eventOffset: number;
}

/** Lays the data out. Rows are put in order of leaving when the sums would not fit a processor's cache. */
export function arrange(data: CoxData, efron: boolean, shared: boolean, crew = centreAlone): Arranged {
  const n = data.time.length;
  const p = data.x.length;
  const allocate = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const doubles = (length: number) => new Float64Array(allocate(length * 8));
  const { time, start, order: known } = tieRoundedTimes(data.time, data.start);
  const strata = data.strata ?? 1;
  const grid = eventGrid({ time, start, event: data.event, stratum: data.stratum, strata, order: known });
  const K = grid.events;
  const order = K * (p + 1) > 200_000 ? countingOrder(grid.leave, K + 1) : undefined;
  const counts = countAtRisk(data, grid);
  const tied = efron && counts.deaths.some((d) => d > 1);
  const bins = tied ? 2 * (K + 1) : K + 1;
  const leave = new Int32Array(allocate(n * 4));
  const enter = new Int32Array(allocate(n * 4));
  const own = tied ? K + 1 : 0;
  for (let i = 0; i < n; i++) {
    const row = order ? order[i]! : i;
    const from = grid.enter[row]!;
    const to = grid.leave[row]!;
    leave[i] = to > from ? to - 1 + own * data.event[row]! : K;
    enter[i] = K;
    if (counts.late && to > from && from > grid.offset[data.stratum ? data.stratum[row]! : 0]!) {
      enter[i] = from - 1;
    }
  }
  const weights = doubles(data.weights ? n : 0);
  if (data.weights) for (let i = 0; i < n; i++) weights[i] = data.weights[order ? order[i]! : i]!;
  const offset = doubles(data.offset ? n : 0);
  let eventOffset = 0;
  if (data.offset) {
    // The likelihood does not change when all offsets move together; centred they cannot overflow.
    const middle = data.offset.reduce((a, b) => a + b, 0) / n;
    for (let i = 0; i < n; i++) {
      const row = order ? order[i]! : i;
      offset[i] = data.offset[row]! - middle;
      if (data.event[row]) eventOffset += offset[i]! * (data.weights ? data.weights[row]! : 1);
    }
  }
  const width = p + (p & 1);
  const lanes = cutLanes(n, grid, order, counts.late);
  const integers = (from: Int32Array) => {
    const out = new Int32Array(allocate(from.length * 4));
    out.set(from);
    return out;
  };
  const x = doubles(width * n);
  const centred = centre(data, order, x, crew);
  const sheet: Sheet = {
    n,
    p,
    width,
    events: K,
    bins,
    strata,
    x,
    leave,
    enter,
    late: counts.late,
    tied,
    weights,
    offset,
    risk: doubles(n),
    beta: doubles(width),
    ...lanes,
    offsets: integers(grid.offset),
    atRisk: integers(counts.atRisk),
    sums: doubles((lanes.joint ? 1 : LANES) * (p + 1) * bins),
    exposure: doubles(bins),
    hazard: doubles(K),
    relief: doubles(K),
    outer: doubles(K),
    blend: doubles(tied ? K : 0),
    outerOwn: doubles(tied ? K : 0),
    grams: doubles(LANES * width * width),
    expected: doubles(LANES * width),
  };
  return { sheet, grid, order, ...centred, ...counts, eventOffset };
}

/**
 * Lanes are halves of the rows. When rows are in order of leaving and nobody enters late, the cut is put between two
 * events: then no bin is in two lanes and they can share one table.
 */
function cutLanes(
  n: number,
  grid: EventGrid,
  order: Int32Array | undefined,
  late: boolean,
): { rowCuts: Int32Array; eventCuts: Int32Array; joint: boolean } {
  let cut = n >> 1;
  const joint = order !== undefined && !late;
  if (joint) while (cut > 0 && cut < n && grid.leave[order[cut]!] === grid.leave[order[cut - 1]!]) cut++;
  const event = joint && cut < n ? Math.max(0, grid.leave[order[cut]!]! - 1) : grid.events + 1;
  return { rowCuts: Int32Array.of(0, cut, n), eventCuts: Int32Array.of(0, event, grid.events + 1), joint };
}

function countAtRisk(
  data: CoxData,
  grid: EventGrid,
): { deaths: Int32Array; deathWeight: Float64Array; atRisk: Int32Array; late: boolean } {
  const { event, weights: w, stratum } = data;
  const deaths = new Int32Array(grid.events);
  const deathWeight = new Float64Array(grid.events);
  const atRisk = new Int32Array(grid.events + 1);
  let late = false;
  for (let i = 0; i < event.length; i++) {
    const from = grid.enter[i]!;
    const to = grid.leave[i]!;
    if (to <= from) continue;
    atRisk[to - 1]!++;
    deaths[to - 1]! += event[i]!;
    if (w) deathWeight[to - 1]! += event[i]! * w[i]!;
    if (data.start && from > grid.offset[stratum ? stratum[i]! : 0]!) {
      atRisk[from - 1]!--;
      late = true;
    }
  }
  if (!w) deathWeight.set(deaths);
  for (let s = 0; s + 1 < grid.offset.length; s++) {
    for (let k = grid.offset[s + 1]! - 2; k >= grid.offset[s]!; k--) atRisk[k]! += atRisk[k + 1]!;
  }
  return { deaths, deathWeight, atRisk, late };
}
