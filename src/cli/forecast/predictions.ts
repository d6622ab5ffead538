import { quadratic } from "#src/stats/linear/matrix.ts";
import { normalMultiplier } from "#src/stats/probability/normal.ts";
import { eventSums, predictedCurve, stepAt } from "#src/stats/survival/cox/baseline.ts";
import type { CoxFit } from "#src/stats/survival/cox/fit.ts";
import { isMissing } from "./column.ts";
import type { ModelData } from "./model-data.ts";
import { numbers, type Options, text } from "./options.ts";
import { numbersOf } from "./rows.ts";
import type { Session } from "./session.ts";
import { column, readTable } from "./table.ts";
import { designColumns, textAt } from "./terms.ts";

/**
 * Predictions for the rows of another file: linear predictor (at zero, and centred at the means of the fit's
 * stratum and the mean offset, as R's default has it), its error, and survival at --times with limits. Rows that lack a value or have a
 * level or stratum the fit does not know get null.
 */
export async function predictions(
  path: string,
  model: ModelData,
  fit: CoxFit,
  robust: Float64Array | undefined,
  confidence: number,
  options: Options,
  session: Session,
) {
  const offsetName = text(options, "offset");
  const wanted = new Set([...model.codings.map((c) => c.term.column), ...model.strataColumns]);
  if (offsetName) wanted.add(offsetName);
  const table = await readTable(path, [...wanted], session.reading);
  const all = Int32Array.from({ length: table.rows }, (_, i) => i);
  const x = model.codings.flatMap((coding) => designColumns(table, coding, all));
  const offset = offsetName ? numbersOf(table, offsetName, all) : undefined;
  const strata = model.strataColumns.map((name) => column(table, name));
  const place = new Map(model.strataValues.map((values, s) => [values.join("\u0000"), s]));
  const stratumOf = (row: number) =>
    strata.length === 0
      ? 0
      : (place.get(strata.map((c) => (isMissing(c, row) ? "" : textAt(c, row))).join("\u0000")) ?? -1);
  const variance = robust ?? fit.variance;
  const sums = eventSums(fit);
  const times = numbers(options, "times").length > 0 ? numbers(options, "times") : quartiles(fit);
  const { offset: begin } = fit.arranged.grid;
  // Where each time falls on the curve of each stratum.
  const places = Array.from({ length: begin.length - 1 }, (_, s) => {
    const axis = sums.time.subarray(begin[s], begin[s + 1]);
    return times.map((time) => stepAt(axis, time));
  });
  const means = referenceMeans(fit);
  const middle = fit.data.offset ? fit.data.offset.reduce((a, b) => a + b, 0) / fit.n : 0;
  const p = fit.coef.length;
  const k = normalMultiplier(confidence);
  const blank = () => times.map(() => [] as (number | null)[]);
  const out = {
    n: table.rows,
    n_without_prediction: 0,
    lp: [] as (number | null)[],
    lp_zero: [] as (number | null)[],
    se_lp: [] as (number | null)[],
    risk: [] as (number | null)[],
    risk_lower: [] as (number | null)[],
    risk_upper: [] as (number | null)[],
    times,
    // One row per time, one column per person.
    surv: blank(),
    cumhaz: blank(),
    std_err: blank(),
    lower: blank(),
    upper: blank(),
  };
  for (let row = 0; row < table.rows; row++) {
    const values = x.map((c) => c[row] as number);
    const stratum = stratumOf(row);
    const shift = offset ? (offset[row] as number) : 0;
    if (stratum < 0 || values.some(Number.isNaN) || Number.isNaN(shift)) {
      out.n_without_prediction++;
      for (const list of [out.lp, out.lp_zero, out.se_lp, out.risk, out.risk_lower, out.risk_upper])
        list.push(null);
      for (const block of [out.surv, out.cumhaz, out.std_err, out.lower, out.upper])
        for (const list of block) list.push(null);
      continue;
    }
    const centred = values.map((v, j) => v - (means[stratum * p + j] as number));
    const dot = (v: readonly number[]) => v.reduce((sum, vj, j) => sum + vj * (fit.coef[j] as number), shift);
    const lp = dot(centred) - middle;
    const se = Math.sqrt(Math.max(0, quadratic(centred, variance, centred)));
    out.lp.push(lp);
    out.lp_zero.push(dot(values));
    out.se_lp.push(se);
    out.risk.push(Math.exp(lp));
    out.risk_lower.push(Math.exp(lp - k * se));
    out.risk_upper.push(Math.exp(lp + k * se));
    const place = places[stratum] as number[];
    const steps = place.filter((at) => at >= 0);
    const curve = predictedCurve(fit, values, { stratum, offset: shift, confidence, sums, variance, steps });
    let step = -1;
    place.forEach((at, i) => {
      if (at >= 0) step++;
      const pick = (from: Float64Array, before: number) => (at < 0 ? before : (from[step] as number));
      out.surv[i]?.push(pick(curve.survival, 1));
      out.cumhaz[i]?.push(pick(curve.cumhaz, 0));
      out.std_err[i]?.push(pick(curve.error, 0));
      out.lower[i]?.push(pick(curve.lower, 1));
      out.upper[i]?.push(pick(curve.upper, 1));
    });
  }
  return out;
}

/** Times at which a quarter, half, three quarters and all of the events have happened. */
function quartiles(fit: CoxFit): number[] {
  const times = fit.data.time.filter((_, i) => fit.data.event[i] === 1).sort();
  const at = [0.25, 0.5, 0.75, 1].map((q) => times[Math.ceil(q * times.length) - 1] as number);
  return [...new Set(at)];
}

/**
 * The means at which linear predictors are 0, strata × p, by R's rules. Per stratum: weighted means. Of all rows:
 * weighted means too, but columns of 0, 1 and −1 alone are not centred (`nocenter`; exact ties centre them).
 */
export function referenceMeans(fit: CoxFit, strata = fit.data.strata ?? 1): Float64Array {
  const { data } = fit;
  const p = data.x.length;
  const centresAll = strata > 1 || fit.ties === "exact";
  const sums = new Float64Array(strata * p);
  const weight = new Float64Array(strata);
  const n = data.time.length;
  for (let i = 0; i < n; i++) {
    const s = data.stratum && strata > 1 ? (data.stratum[i] as number) : 0;
    weight[s] = (weight[s] as number) + (data.weights ? (data.weights[i] as number) : 1);
  }
  data.x.forEach((x, j) => {
    if (!centresAll && x.every((v) => v === 0 || v === 1 || v === -1)) return;
    for (let i = 0; i < n; i++) {
      const s = data.stratum && strata > 1 ? (data.stratum[i] as number) : 0;
      const at = s * p + j;
      sums[at] = (sums[at] as number) + (data.weights ? (data.weights[i] as number) : 1) * (x[i] as number);
    }
  });
  return sums.map((v, at) => v / (weight[Math.floor(at / p)] as number));
}
