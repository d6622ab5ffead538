import { countingOrder } from "../../order.ts";
import { type EventGrid, eventGrid } from "../event-grid.ts";
import { tieRoundedTimes } from "../timefix.ts";
import type { CoxData } from "./data.ts";

/** Rows are halved into lanes: each lane has its own sums, so that two threads need no locks and any number of
 * threads adds up in the same order and gives the same bits. */
export const LANES = 2;

/**
 * The data laid out for the likelihood. `hi` and `lo` are the event indices (see EventGrid) at which a row's
 * risk is added and taken away again in sums that run from the last event to the first; index K is a bin for
 * rows that are never at risk at an event. All arrays may lie in shared memory.
 */
export interface Sheet {
  readonly n: number;
  readonly p: number;
  /** p made even by a column of zeros: the Gram kernel works on pairs. */
  readonly width: number;
  readonly events: number;
  readonly strata: number;
  /** Columns centred at `mean`, one after another: value (i, j) at j·n + i. */
  readonly x: Float64Array;
  readonly hi: Int32Array;
  readonly lo: Int32Array;
  readonly late: boolean; // whether any row enters late
  readonly event: Uint8Array;
  readonly weights: Float64Array; // length 0 when all are 1
  readonly offset: Float64Array; // length 0 when all are 0
  readonly risk: Float64Array; // w·exp(η) of the latest accumulation
  readonly beta: Float64Array;
  /** Per lane (p + 1) columns of K + 1 sums: risk, then risk × x. */
  readonly sums: Float64Array;
  /** The same over rows with an event, filled only when times are tied under Efron's rule. */
  readonly eventSums: Float64Array;
  readonly tied: boolean;
  /** Cumulative hazard of the stratum up to and with event k (value K is 0); what Efron's rule takes off the rows of event k. */
  readonly hazard: Float64Array;
  readonly relief: Float64Array;
  /** Weight and (Efron) blend of the outer products at each event; see likelihood.ts. */
  readonly outer: Float64Array;
  readonly blend: Float64Array;
  readonly outerEvents: Float64Array;
  /** Per lane: log likelihood, score (width), information (width²). */
  readonly results: Float64Array;
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
  /** Σ w·x over events, centred. */
  readonly eventX: Float64Array;
}

type Allocate = (bytes: number) => ArrayBufferLike;

/** Lays the data out. Rows are put in order of leaving when the sums would not fit a processor's cache. */
export function arrange(data: CoxData, efron: boolean, shared: boolean): Arranged {
  const { n, p } = { n: data.time.length, p: data.x.length };
  const allocate: Allocate = shared ? (b) => new SharedArrayBuffer(b) : (b) => new ArrayBuffer(b);
  const doubles = (length: number) => new Float64Array(allocate(length * 8));
  const { time, start } = tieRoundedTimes(data.time, data.start);
  const strata = data.strata ?? 1;
  const grid = eventGrid({ time, start, event: data.event, stratum: data.stratum, strata });
  const K = grid.events;
  const order = K * (p + 1) > 200_000 ? countingOrder(grid.leave, K + 1) : undefined;

  const hi = new Int32Array(allocate(n * 4));
  const lo = new Int32Array(allocate(n * 4));
  const event = new Uint8Array(allocate(n));
  const weights = doubles(data.weights ? n : 0);
  const offset = doubles(data.offset ? n : 0);
  const offsetMean = data.offset ? data.offset.reduce((a, b) => a + b, 0) / n : 0;
  const deaths = new Int32Array(K);
  const deathWeight = new Float64Array(K);
  const atRisk = new Int32Array(K + 1);
  let late = false;
  for (let i = 0; i < n; i++) {
    const row = order ? order[i]! : i;
    const enter = grid.enter[row]!;
    const leave = grid.leave[row]!;
    const seen = leave > enter;
    hi[i] = seen ? leave - 1 : K;
    lo[i] = K;
    if (seen) {
      atRisk[leave - 1]!++;
      if (data.start && enter > grid.offset[data.stratum ? data.stratum[row]! : 0]!) {
        lo[i] = enter - 1;
        atRisk[enter - 1]!--;
        late = true;
      }
    }
    event[i] = data.event[row]!;
    if (data.weights) weights[i] = data.weights[row]!;
    if (data.offset) offset[i] = data.offset[row]! - offsetMean;
    if (event[i]) {
      deaths[leave - 1]!++;
      deathWeight[leave - 1]! += data.weights ? data.weights[row]! : 1;
    }
  }
  for (let s = 0; s < strata; s++) {
    for (let k = grid.offset[s + 1]! - 2; k >= grid.offset[s]!; k--) atRisk[k]! += atRisk[k + 1]!;
  }
  const tied = efron && deaths.some((d) => d > 1);
  const width = p + (p & 1);
  const x = doubles(width * n);
  const centred = centre(data, order, x, event, weights);
  const sheet: Sheet = {
    n,
    p,
    width,
    events: K,
    strata,
    x,
    hi,
    lo,
    late,
    event,
    weights,
    offset,
    risk: doubles(n),
    beta: doubles(width),
    sums: doubles(LANES * (p + 1) * (K + 1)),
    eventSums: doubles(tied ? LANES * (p + 1) * (K + 1) : 0),
    tied,
    hazard: doubles(K + 1),
    relief: doubles(K + 1),
    outer: doubles(K),
    blend: doubles(tied ? K : 0),
    outerEvents: doubles(tied ? K : 0),
    results: doubles(LANES * (1 + width + width * width)),
  };
  return { sheet, grid, order, ...centred, deaths, deathWeight, atRisk };
}

function centre(
  data: CoxData,
  order: Int32Array | undefined,
  x: Float64Array,
  event: Uint8Array,
  weights: Float64Array,
): { mean: Float64Array; scale: Float64Array; eventX: Float64Array } {
  const n = data.time.length;
  const p = data.x.length;
  const w = data.weights;
  const mean = new Float64Array(p);
  const scale = new Float64Array(p).fill(1);
  const eventX = new Float64Array(p);
  let total = n;
  if (w) total = w.reduce((a, b) => a + b, 0);
  data.x.forEach((column, j) => {
    let sum = 0;
    if (w) for (let i = 0; i < n; i++) sum += w[i]! * column[i]!;
    else for (let i = 0; i < n; i++) sum += column[i]!;
    const m = sum / total;
    mean[j] = m;
    const base = j * n;
    let deviation = 0;
    let events = 0;
    for (let i = 0; i < n; i++) {
      const v = column[order ? order[i]! : i]! - m;
      x[base + i] = v;
      const wi = w ? weights[i]! : 1;
      deviation += wi * Math.abs(v);
      events += event[i]! * wi * v;
    }
    eventX[j] = events;
    if (deviation > 0) scale[j] = total / deviation;
  });
  return { mean, scale, eventX };
}
