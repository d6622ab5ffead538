import type { CoxFit } from "./fit.ts";
import { alone, type EfronSums, efronSums, hazards, riskSums } from "./likelihood.ts";
import type { Arranged } from "./sheet.ts";

/**
 * What happens at each event time k under a fitted model, for covariates at their means. Under Efron's rule the
 * d deaths leave the risk set in d steps; sums over the steps are already taken.
 */
export interface EventTable {
  readonly events: number;
  readonly stratum: Int32Array;
  readonly time: Float64Array;
  /** Increment of the cumulative hazard, w̄ Σ 1/D. */
  readonly hazard: Float64Array;
  /** Increment of its variance without the coefficients' part, w̄ Σ 1/D². */
  readonly hazardVariance: Float64Array;
  /** Mean covariates of the risk set (mean over the steps), K × p. */
  readonly expected: Float64Array;
  /** w̄ Σ x̄/D, K × p: the covariate-weighted hazard. */
  readonly weighted: Float64Array;
  /** What a row with an event at k is spared of hazard and of weighted hazard (K × p). */
  readonly relief: Float64Array;
  readonly weightedRelief: Float64Array;
}

/** Fills the fit's sheet at the given coefficients and reads off the events. Exact ties are taken as Breslow's. */
export function eventTable(fit: CoxFit, coef: Float64Array = fit.coef): EventTable {
  const { arranged } = fit;
  riskSums(arranged, coef, alone(arranged));
  hazards(arranged, fit.ties === "efron");
  return readEvents(arranged, fit.ties === "efron");
}

function readEvents({ sheet, grid, deaths, deathWeight }: Arranged, efron: boolean): EventTable {
  const { p, sums, bins, events: K } = sheet;
  const own = K + 1;
  const hazard = new Float64Array(K);
  const hazardVariance = new Float64Array(K);
  const expected = new Float64Array(K * p);
  const weighted = new Float64Array(K * p);
  const relief = new Float64Array(K);
  const weightedRelief = new Float64Array(K * p);
  const stratum = new Int32Array(K);
  for (let s = 0; s < sheet.strata; s++) stratum.fill(s, grid.offset[s]!, grid.offset[s + 1]!);
  const e: EfronSums = { one: 0, q1: 0, two: 0, q2: 0, qq2: 0, log: 0 };
  for (let k = 0; k < K; k++) {
    const S0 = sums[k]!;
    const steps = efron ? deaths[k]! : 1;
    const w = deathWeight[k]! / steps;
    if (steps > 1) efronSums(steps, sums[own + k]! / S0, e);
    else Object.assign(e, { one: 1, q1: 0, two: 1, q2: 0, qq2: 0 });
    hazard[k] = (w * e.one) / S0;
    relief[k] = (w * e.q1) / S0;
    hazardVariance[k] = (w * e.two) / (S0 * S0);
    for (let j = 0; j < p; j++) {
      const S1 = sums[(j + 1) * bins + k]!;
      const E1 = steps > 1 ? sums[(j + 1) * bins + own + k]! : 0;
      expected[k * p + j] = (S1 * e.one - E1 * e.q1) / (S0 * steps);
      weighted[k * p + j] = (w * (S1 * e.two - E1 * e.q2)) / (S0 * S0);
      weightedRelief[k * p + j] = (w * (S1 * e.q2 - E1 * e.qq2)) / (S0 * S0);
    }
  }
  return {
    events: K,
    stratum,
    time: grid.time,
    hazard,
    hazardVariance,
    expected,
    weighted,
    relief,
    weightedRelief,
  };
}

/** Running sums over events within each stratum of a K × width table. */
export function cumulate(table: Float64Array, width: number, offset: Int32Array): Float64Array {
  const out = Float64Array.from(table);
  for (let s = 0; s + 1 < offset.length; s++) {
    for (let k = offset[s]! + 1; k < offset[s + 1]!; k++) {
      for (let j = 0; j < width; j++) out[k * width + j]! += out[(k - 1) * width + j]!;
    }
  }
  return out;
}
