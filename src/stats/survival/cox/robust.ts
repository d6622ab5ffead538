import { cholesky, choleskySolve } from "../../linear/cholesky.ts";
import { eventTable } from "./events.ts";
import type { CoxFit } from "./fit.ts";
import { dfbeta, scoreResiduals } from "./residuals.ts";

/**
 * The sandwich variance Σ_g D_g D_gᵀ, D_g the sum of the weighted dfbeta of group g (each row a group of its own
 * when there is no cluster): p × p row major. Right under dependence within groups and sampling weights.
 * Source: Lin & Wei 1989; Binder 1992.
 */
export function robustVariance(fit: CoxFit): Float64Array {
  return crossProducts(fit, dfbeta(fit));
}

/**
 * The robust score test of all coefficients being 0: uᵀ B⁻¹ u, with u the sum and B the cross products of the
 * groups' weighted score residuals at 0.
 */
export function robustScoreTest(fit: CoxFit): number {
  const p = fit.coef.length;
  const n = fit.data.time.length;
  const zero = { ...fit, coef: new Float64Array(p) };
  const score = scoreResiduals(zero, eventTable(zero));
  const u = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const w = fit.data.weights ? fit.data.weights[i]! : 1;
    for (let j = 0; j < p; j++) u[j]! += w * score[i * p + j]!;
  }
  const solved = choleskySolve(cholesky(crossProducts(fit, score), p), u);
  return u.reduce((sum, v, j) => sum + v * solved[j]!, 0);
}

function crossProducts(fit: CoxFit, rows: Float64Array): Float64Array {
  const { cluster, weights } = fit.data;
  const p = fit.coef.length;
  const n = fit.data.time.length;
  let groups = n;
  if (cluster) {
    groups = 0;
    for (let i = 0; i < n; i++) groups = Math.max(groups, cluster[i]! + 1);
  }
  const sums = new Float64Array(groups * p);
  for (let i = 0; i < n; i++) {
    const at = (cluster ? cluster[i]! : i) * p;
    const w = weights ? weights[i]! : 1;
    for (let j = 0; j < p; j++) sums[at + j]! += w * rows[i * p + j]!;
  }
  const out = new Float64Array(p * p);
  for (let g = 0; g < groups; g++) {
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++) out[i * p + j]! += sums[g * p + i]! * sums[g * p + j]!;
  }
  return out;
}
