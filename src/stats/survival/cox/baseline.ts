import { quadratic } from "../../linear/matrix.ts";
import { normalMultiplier } from "../../probability/normal.ts";
import { cumulate, type EventTable, eventTable } from "./events.ts";
import type { CoxFit } from "./fit.ts";

/** A survival curve: a step function that changes at `time`. */
export interface Curve {
  readonly time: Float64Array;
  readonly cumhaz: Float64Array;
  readonly survival: Float64Array;
  /** Standard error of the survival. */
  readonly error: Float64Array;
  /** Standard error of the cumulative hazard (and of the log survival). */
  readonly hazardError: Float64Array;
  /** Confidence limits on the log scale, S·exp(∓z·se), at most 1. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * The predicted curve in `stratum` for a person with covariates `x` (and offset): Breslow's estimator of the
 * cumulative hazard, or its Efron form, times exp(xβ). The variance is the hazard's own plus that of β:
 * Σ dH²-terms + qᵀ V q, q = ∫ (x − x̄) dH. `x` of zeros gives the baseline at zero.
 * Sources: Breslow 1974; Tsiatis 1981; Therneau & Grambsch 10.2.
 */
export function predictedCurve(
  fit: CoxFit,
  x: ArrayLike<number>,
  {
    stratum = 0,
    offset = 0,
    confidence = 0.95,
    sums = eventSums(fit),
    variance = fit.variance,
    steps,
  }: CurveOptions = {},
): Curve {
  const p = fit.coef.length;
  const { offset: begin } = fit.arranged.grid;
  const first = begin[stratum]!;
  const last = begin[stratum + 1]!;
  const centred = Float64Array.from({ length: p }, (_, j) => x[j]! - fit.mean[j]!);
  const middle = fit.data.offset ? fit.data.offset.reduce((a, b) => a + b, 0) / fit.n : 0;
  let eta = offset - middle;
  for (let j = 0; j < p; j++) eta += centred[j]! * fit.coef[j]!;
  const risk = Math.exp(eta);
  const length = steps ? steps.length : last - first;
  const curve = {
    time: new Float64Array(length),
    cumhaz: new Float64Array(length),
    survival: new Float64Array(length),
    error: new Float64Array(length),
    hazardError: new Float64Array(length),
    lower: new Float64Array(length),
    upper: new Float64Array(length),
  };
  const z = normalMultiplier(confidence);
  const q = new Float64Array(p);
  for (let i = 0; i < length; i++) {
    const k = first + (steps ? steps[i]! : i);
    const H = sums.hazard[k]!;
    for (let j = 0; j < p; j++) q[j] = centred[j]! * H - sums.weighted[k * p + j]!;
    const se = risk * Math.sqrt(Math.max(0, sums.hazardVariance[k]! + quadratic(q, variance, q)));
    const S = Math.exp(-H * risk);
    curve.time[i] = sums.time[k]!;
    curve.cumhaz[i] = H * risk;
    curve.survival[i] = S;
    curve.hazardError[i] = se;
    curve.error[i] = S * se;
    curve.lower[i] = S * Math.exp(-z * se);
    curve.upper[i] = Math.min(1, S * Math.exp(z * se));
  }
  return curve;
}

export interface CurveOptions {
  readonly stratum?: number;
  readonly offset?: number;
  readonly confidence?: number;
  readonly sums?: EventSums;
  readonly variance?: Float64Array;
  /** The steps of the stratum's curve that are wanted, counted from 0; by default all. */
  readonly steps?: ArrayLike<number>;
}

/** The event table summed up to each event of a stratum: what every curve of the fit needs. */
export interface EventSums {
  readonly time: Float64Array;
  readonly hazard: Float64Array;
  readonly hazardVariance: Float64Array;
  readonly weighted: Float64Array;
}

export function eventSums(fit: CoxFit, table: EventTable = eventTable(fit)): EventSums {
  const { offset } = fit.arranged.grid;
  return {
    time: table.time,
    hazard: cumulate(table.hazard, 1, offset),
    hazardVariance: cumulate(table.hazardVariance, 1, offset),
    weighted: cumulate(table.weighted, fit.coef.length, offset),
  };
}

/** Index of the last step at or before `time`, −1 before the first. */
export function stepAt(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Baseline cumulative hazard of every stratum at covariates of zero, without its variance: fast at any size. */
export function baselineHazard(
  fit: CoxFit,
  table: EventTable = eventTable(fit),
): { time: Float64Array; cumhaz: Float64Array }[] {
  const { offset } = fit.arranged.grid;
  const H = cumulate(table.hazard, 1, offset);
  let shift = fit.data.offset ? -fit.data.offset.reduce((a, b) => a + b, 0) / fit.n : 0;
  fit.coef.forEach((b, j) => {
    shift -= b * fit.mean[j]!;
  });
  const factor = Math.exp(shift);
  return Array.from({ length: offset.length - 1 }, (_, s) => ({
    time: table.time.slice(offset[s], offset[s + 1]),
    cumhaz: H.slice(offset[s], offset[s + 1]).map((h) => h * factor),
  }));
}
