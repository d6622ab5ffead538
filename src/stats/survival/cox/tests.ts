import { cholesky, choleskySolve } from "../../linear/cholesky.ts";
import { submatrix } from "../../linear/matrix.ts";
import { chiSquaredUpper } from "../../probability/gamma.ts";
import type { CoxFit } from "./fit.ts";

export interface ChiSquaredTest {
  readonly test: number;
  readonly df: number;
  readonly pvalue: number;
}

export function chiSquaredTest(test: number, df: number): ChiSquaredTest {
  return { test, df, pvalue: chiSquaredUpper(test, df) };
}

/** bᵀ V⁻¹ b over the coefficients that were estimated. */
function waldStatistic(coef: Float64Array, variance: Float64Array, aliased: readonly number[]): number {
  const keep = Array.from(coef.keys()).filter((j) => !aliased.includes(j));
  const b = Float64Array.from(keep, (j) => coef[j]!);
  const solved = choleskySolve(cholesky(submatrix(variance, coef.length, keep), keep.length), b);
  return b.reduce((sum, v, i) => sum + v * solved[i]!, 0);
}

/** Likelihood ratio, Wald (with `variance`, robust or not) and score test that no covariate matters. */
export function globalTests(
  fit: CoxFit,
  variance: Float64Array = fit.variance,
): { likelihoodRatio: ChiSquaredTest; wald: ChiSquaredTest; score: ChiSquaredTest } {
  const df = fit.coef.length - fit.aliased.length;
  return {
    likelihoodRatio: chiSquaredTest(2 * (fit.loglik[1] - fit.loglik[0]), df),
    wald: chiSquaredTest(waldStatistic(fit.coef, variance, fit.aliased), df),
    score: chiSquaredTest(fit.scoreTest, df),
  };
}
