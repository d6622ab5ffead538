import { multiply } from "../../linear/matrix.ts";
import { cumulate, type EventTable, eventTable } from "./events.ts";
import type { CoxFit } from "./fit.ts";

/**
 * Residuals of a Cox model; all in the order of the data's rows, unweighted.
 * Sources: Therneau & Grambsch, Modeling Survival Data, ch. 4; Therneau, Grambsch & Fleming 1990; Schoenfeld 1982.
 */

/** Events less expected events: δ − ∫ Y exp(xβ) dH. Sums to 0 when weighted. Length n. */
export function martingaleResiduals(fit: CoxFit, table: EventTable = eventTable(fit)): Float64Array {
  const { data, arranged } = fit;
  const H = cumulate(table.hazard, 1, arranged.grid.offset);
  const { enter, leave, offset } = arranged.grid;
  const risk = relativeRisk(fit);
  return risk.map((r, i) => {
    const from = enter[i]!;
    const to = leave[i]!;
    const first = offset[data.stratum ? data.stratum[i]! : 0]!;
    let exposure = to > from ? H[to - 1]! - (from > first ? H[from - 1]! : 0) : 0;
    if (data.event[i]) exposure -= table.relief[to - 1]!;
    return data.event[i]! - r * exposure;
  });
}

/** exp(η) of each row; see `linearPredictor`. */
function relativeRisk(fit: CoxFit): Float64Array {
  return linearPredictor(fit).map(Math.exp);
}

/** η of each row at the fitted coefficients, covariates centred, offsets centred. */
export function linearPredictor(fit: CoxFit): Float64Array {
  const { data, coef, mean } = fit;
  const n = data.time.length;
  const eta = new Float64Array(n);
  data.x.forEach((column, j) => {
    const b = coef[j]!;
    if (b !== 0) for (let i = 0; i < n; i++) eta[i]! += b * (column[i]! - mean[j]!);
  });
  if (data.offset) {
    const middle = data.offset.reduce((a, b) => a + b, 0) / n;
    for (let i = 0; i < n; i++) eta[i]! += data.offset[i]! - middle;
  }
  return eta;
}

/** Martingale residuals made symmetric: sign(M) √(−2 (M + δ log(δ − M))). */
export function devianceResiduals(fit: CoxFit, martingale = martingaleResiduals(fit)): Float64Array {
  return martingale.map((m, i) => {
    const event = fit.data.event[i]!;
    const inside = -2 * (m + (event ? Math.log(Math.max(1 - m, Number.MIN_VALUE)) : 0));
    return Math.sign(m) * Math.sqrt(Math.max(0, inside));
  });
}

/** Score residuals, n × p row major: each row's share of the score; weighted they sum to the score, 0 at the maximum. */
export function scoreResiduals(
  fit: CoxFit,
  table: EventTable = eventTable(fit),
  risk = relativeRisk(fit),
): Float64Array {
  const { data, arranged, mean } = fit;
  const p = fit.coef.length;
  const n = data.time.length;
  const { enter, leave, offset } = arranged.grid;
  const H = cumulate(table.hazard, 1, offset);
  const V = cumulate(table.weighted, p, offset);
  const out = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    const from = enter[i]!;
    const to = leave[i]!;
    if (to <= from) continue;
    const late = from > offset[data.stratum ? data.stratum[i]! : 0]!;
    const event = data.event[i]!;
    const r = risk[i]!;
    const k = to - 1;
    const exposure = H[k]! - (late ? H[from - 1]! : 0) - event * table.relief[k]!;
    for (let j = 0; j < p; j++) {
      const x = data.x[j]![i]! - mean[j]!;
      const weighted =
        V[k * p + j]! - (late ? V[(from - 1) * p + j]! : 0) - event * table.weightedRelief[k * p + j]!;
      out[i * p + j] = event * (x - table.expected[k * p + j]!) - r * (x * exposure - weighted);
    }
  }
  return out;
}

/** Approximate change of each coefficient when the row is left out: score residuals times the variance, n × p. */
export function dfbeta(fit: CoxFit, score = scoreResiduals(fit)): Float64Array {
  const p = fit.coef.length;
  return multiply(score, fit.variance, score.length / p, p, p);
}

export interface Schoenfeld {
  /** Row of the data with the event, in order of stratum, time and row. */
  readonly row: Int32Array;
  readonly time: Float64Array;
  /** Observed less expected covariates, events × p row major. */
  readonly residual: Float64Array;
}

/** Schoenfeld residuals: the covariates of each event less their mean in its risk set. */
export function schoenfeldResiduals(fit: CoxFit, table: EventTable = eventTable(fit)): Schoenfeld {
  const { data, arranged, mean } = fit;
  const p = fit.coef.length;
  const { leave } = arranged.grid;
  const rows: number[] = [];
  data.event.forEach((e, i) => {
    if (e) rows.push(i);
  });
  rows.sort((a, b) => leave[a]! - leave[b]! || a - b);
  const residual = new Float64Array(rows.length * p);
  rows.forEach((row, i) => {
    const k = leave[row]! - 1;
    for (let j = 0; j < p; j++) {
      residual[i * p + j] = data.x[j]![row]! - mean[j]! - table.expected[k * p + j]!;
    }
  });
  return {
    row: Int32Array.from(rows),
    time: Float64Array.from(rows, (r) => table.time[leave[r]! - 1]!),
    residual,
  };
}
