import { type Progress, step } from "../../progress.ts";
import { permutation, type Random } from "../../random.ts";
import type { CoxData, Ties } from "./data.ts";
import { columnDeviations, fitLasso, fitRidge, largestLasso, likelihoodOf } from "./penalty.ts";
import { selectRows } from "./subset.ts";

export interface PenaltyChoice {
  readonly lambdas: readonly number[];
  /** Cross-validated log partial likelihood of each λ, mean over folds, and its standard error. */
  readonly value: readonly number[];
  readonly error: readonly number[];
  /** λ of the largest value, and the largest λ within one standard error of it. */
  readonly best: number;
  readonly sparse: number;
}

/**
 * Chooses the strength of a penalty by cross-validation: for each fold left out, l(β₋ₖ) − l₋ₖ(β₋ₖ), the contribution
 * of the fold to the partial likelihood at coefficients found without it. Folds keep clusters together.
 * Source: Verweij & van Houwelingen 1993.
 */
export function choosePenalty(
  data: CoxData,
  kind: "ridge" | "lasso",
  random: Random,
  { folds = 10, ties = "efron", count = 40, progress }: ChoiceOptions = {},
): PenaltyChoice {
  const deviations = columnDeviations(data);
  const full = likelihoodOf(data, ties);
  const top = largestLasso(full, deviations) * (kind === "ridge" ? 10 : 1);
  const lambdas = Array.from({ length: count }, (_, i) => top * 10 ** ((-4 * i) / (count - 1)));
  const solve = kind === "ridge" ? fitRidge : fitLasso;
  const fold = foldsOf(data, folds, random);
  const parts = lambdas.map(() => [] as number[]);
  for (let k = 0; k < folds; k++) {
    step(progress, k, folds);
    const rows = Array.from(fold.keys()).filter((i) => fold[i] !== k);
    const training = likelihoodOf(selectRows(data, rows), ties);
    let beta = new Float64Array(deviations.length);
    lambdas.forEach((lambda, i) => {
      beta = Float64Array.from(solve(training, deviations, lambda, beta).coef);
      parts[i]!.push(full(beta).loglik - training(beta).loglik);
    });
  }
  step(progress, folds, folds);
  const value = parts.map((v) => v.reduce((a, b) => a + b, 0) / folds);
  const error = parts.map((v, i) =>
    Math.sqrt(v.reduce((a, b) => a + (b - value[i]!) ** 2, 0) / (folds - 1) / folds),
  );
  const best = value.indexOf(Math.max(...value));
  const sparse = value.findIndex((v) => v >= value[best]! - error[best]!);
  return { lambdas, value, error, best: lambdas[best]!, sparse: lambdas[sparse]! };
}

interface ChoiceOptions {
  readonly folds?: number;
  readonly ties?: Ties;
  readonly count?: number;
  readonly progress?: Progress;
}

/** A fold for each row: clusters (or rows) dealt out in random order, those with events first, so that each fold has some. */
function foldsOf(data: CoxData, folds: number, random: Random): Int32Array {
  const n = data.time.length;
  const group = data.cluster ?? Int32Array.from({ length: n }, (_, i) => i);
  let groups = 0;
  for (const g of group) groups = Math.max(groups, g + 1);
  const hasEvent = new Uint8Array(groups);
  for (let i = 0; i < n; i++) hasEvent[group[i]!]! |= data.event[i]!;
  const shuffled = permutation(random, groups);
  const dealt = [...shuffled.filter((g) => hasEvent[g]), ...shuffled.filter((g) => !hasEvent[g])];
  const ofGroup = new Int32Array(groups);
  dealt.forEach((g, i) => {
    ofGroup[g] = i % folds;
  });
  return group.map((g) => ofGroup[g]!);
}
