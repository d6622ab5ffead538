import { degenerate } from "../diagnosis.ts";
import { normalMultiplier } from "../probability/normal.ts";
import { eventGrid } from "./event-grid.ts";
import { hazardErrors, incidenceErrors, survivors } from "./jackknife.ts";
import { tieRoundedTimes } from "./timefix.ts";

/** Times may be left-truncated (`start`); rows are at risk on (start, time]. */
export interface SurvivalData {
  readonly time: Float64Array;
  readonly start?: Float64Array | undefined;
  /** 1 event, 0 censored. */
  readonly event: Uint8Array;
  readonly weights?: Float64Array | undefined;
}

export type Limits = "log" | "log-log" | "plain";

/** One row per distinct event time. */
export interface SurvivalSteps {
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly survival: Float64Array;
  /** Cumulative hazard (Nelson–Aalen) and its standard error. */
  readonly cumhaz: Float64Array;
  readonly hazardError: Float64Array;
  /** Standard error of the survival (Greenwood); NaN-free: 0 survival has no error and gets undefined limits. */
  readonly error: Float64Array;
}

/**
 * Kaplan–Meier: S(t) = Π (1 − dᵢ/nᵢ), with Greenwood's variance S² Σ dᵢ / (nᵢ (nᵢ − dᵢ)); Nelson–Aalen:
 * H(t) = Σ dᵢ/nᵢ with variance Σ dᵢ/nᵢ². Whole weights count as that many people; with others, which cannot be
 * counts, the errors are those of the infinitesimal jackknife, as in R.
 * Sources: Kaplan & Meier 1958; Greenwood 1926; Nelson 1969; Aalen 1978.
 */
export function survivalSteps(data: SurvivalData): SurvivalSteps {
  const n = data.time.length;
  if (n === 0) degenerate("no-rows");
  const { time, start } = tieRoundedTimes(data.time, data.start);
  const grid = eventGrid({ time, start, event: data.event, strata: 1 });
  const K = grid.events;
  const atRisk = new Float64Array(K + 1);
  const events = new Float64Array(K);
  const later = new Float64Array(K + 1);
  for (let i = 0; i < n; i++) {
    const w = data.weights ? data.weights[i]! : 1;
    const to = grid.leave[i]!;
    const from = grid.enter[i]!;
    if (to <= from) continue;
    later[to - 1]! += w;
    if (from > 0) later[from - 1]! -= w;
    if (data.event[i]) events[to - 1]! += w;
  }
  let sum = 0;
  for (let k = K - 1; k >= 0; k--) {
    sum += later[k]!;
    atRisk[k] = sum;
  }
  const steps = {
    time: grid.time,
    atRisk: atRisk.subarray(0, K),
    events,
    survival: new Float64Array(K),
    cumhaz: new Float64Array(K),
    hazardError: new Float64Array(K),
    error: new Float64Array(K),
  };
  let S = 1;
  let H = 0;
  let greenwood = 0;
  let aalen = 0;
  for (let k = 0; k < K; k++) {
    const d = events[k]!;
    const r = atRisk[k]!;
    const left = survivors(r, d);
    S *= left / r;
    H += d / r;
    greenwood += left > 0 ? d / (r * left) : 0;
    aalen += d / (r * r);
    steps.survival[k] = S;
    steps.cumhaz[k] = H;
    steps.error[k] = S * Math.sqrt(greenwood);
    steps.hazardError[k] = Math.sqrt(aalen);
  }
  if (!data.weights?.some((w) => !Number.isInteger(w))) return steps;
  const input = { grid, weights: data.weights, atRisk: steps.atRisk, deaths: events };
  return {
    ...steps,
    error: incidenceErrors(input, events, data.event, (row) => data.event[row] === 1),
    hazardError: hazardErrors(input, data.event),
  };
}

/**
 * Confidence limits of each step: "log" S·exp(∓z σ), "log-log" S^exp(∓z σ / log S), "plain" S ∓ z S σ, with
 * σ = error / S; within 0 … 1. Where S is 0 or 1 without error there are none: undefined.
 * Source: Kalbfleisch & Prentice 1.4; Borgan & Liestøl 1990.
 */
export function survivalLimits(
  steps: SurvivalSteps,
  kind: Limits = "log",
  confidence = 0.95,
): { lower: (number | undefined)[]; upper: (number | undefined)[] } {
  const z = normalMultiplier(confidence);
  const lower: (number | undefined)[] = [];
  const upper: (number | undefined)[] = [];
  steps.survival.forEach((S, k) => {
    if (S <= 0) {
      lower.push(undefined);
      upper.push(undefined);
      return;
    }
    const sigma = steps.error[k]! / S;
    if (kind === "plain") {
      lower.push(Math.max(0, S - z * S * sigma));
      upper.push(Math.min(1, S + z * S * sigma));
    } else if (kind === "log") {
      lower.push(S * Math.exp(-z * sigma));
      upper.push(Math.min(1, S * Math.exp(z * sigma)));
    } else {
      const width = S < 1 ? (z * sigma) / Math.log(S) : 0;
      lower.push(S ** Math.exp(-width));
      upper.push(S ** Math.exp(width));
    }
  });
  return { lower, upper };
}

/** The first time at which a falling curve is at or under `level`; the middle of the gap where it is exactly there. */
export function quantileTime(
  time: Float64Array,
  curve: readonly (number | undefined)[] | Float64Array,
  level: number,
): number | undefined {
  for (let k = 0; k < time.length; k++) {
    const v = curve[k];
    if (v === undefined) continue;
    if (Math.abs(v - level) < 1e-9) {
      let next = k + 1;
      while (next < time.length && Math.abs((curve[next] ?? Number.NaN) - level) < 1e-9) next++;
      return next < time.length ? (time[k]! + time[next]!) / 2 : time[k];
    }
    if (v < level) return time[k];
  }
  return undefined;
}

/**
 * Restricted mean: the area under the curve from 0 to `until`, with its standard error
 * √ Σ (∫_{tᵢ}^{until} S)² dᵢ / (nᵢ (nᵢ − dᵢ)). Source: Klein & Moeschberger 4.5.
 */
export function restrictedMean(steps: SurvivalSteps, until: number): { mean: number; error: number } {
  const { time, survival, events, atRisk } = steps;
  let mean = 0;
  let variance = 0;
  for (let k = time.length - 1; k >= -1; k--) {
    const begin = k < 0 ? Math.min(0, time[0] ?? 0) : time[k]!;
    const end = k + 1 < time.length ? time[k + 1]! : Infinity;
    const width = Math.min(end, until) - begin;
    if (width > 0) mean += width * (k < 0 ? 1 : survival[k]!);
    const left = k < 0 ? 0 : atRisk[k]! - events[k]!;
    if (k >= 0 && begin < until && left > 0) variance += (mean * mean * events[k]!) / (atRisk[k]! * left);
  }
  return { mean, error: Math.sqrt(variance) };
}
