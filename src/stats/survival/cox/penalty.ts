import { degenerate } from "../../diagnosis.ts";
import { cholesky, choleskyInverse, choleskySolve } from "../../linear/cholesky.ts";
import { multiply } from "../../linear/matrix.ts";
import { type CoxData, checkCoxData, type Ties } from "./data.ts";
import { evaluateExact } from "./exact.ts";
import { alone, type Evaluation, evaluate } from "./likelihood.ts";
import { arrange } from "./sheet.ts";

/** The log partial likelihood of a data set as a function of β. */
export function likelihoodOf(data: CoxData, ties: Ties): (beta: Float64Array) => Evaluation {
  checkCoxData(data);
  const arranged = arrange(data, ties === "efron", false);
  if (ties === "exact") return (beta) => evaluateExact(arranged, beta);
  const crew = alone(arranged);
  return (beta) => evaluate(arranged, beta, ties === "efron", crew);
}

export interface PenalisedFit {
  readonly coef: Float64Array;
  readonly loglik: number;
  readonly penalty: number;
  readonly iterations: number;
  /** Ridge: (I + λS)⁻¹ I (I + λS)⁻¹, else undefined: a lasso has no honest error of this kind. */
  readonly variance?: Float64Array;
  /** Trace of I (I + λS)⁻¹ for ridge, number of non-zero coefficients for lasso. */
  readonly df: number;
}

/** Weighted standard deviations (divisor n − 1, as R's var): penalties act on columns scaled to 1. */
export function columnDeviations(data: CoxData): Float64Array {
  return Float64Array.from(data.x, (x) => {
    const n = x.length;
    const mean = x.reduce((a, b) => a + b, 0) / n;
    return Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1));
  });
}

/**
 * Ridge: maximises l(β) − ½ λ Σ (sⱼ βⱼ)², sⱼ the standard deviation of column j, by Newton steps with halving.
 * Source: Verweij & van Houwelingen 1994; Gray 1992 for the variance and degrees of freedom. The scale of λ is
 * that of `ridge(…, theta = λ, scale = TRUE)` in R's survival.
 */
export function fitRidge(
  likelihood: (beta: Float64Array) => Evaluation,
  deviations: Float64Array,
  lambda: number,
  init = new Float64Array(deviations.length),
): PenalisedFit {
  const p = deviations.length;
  const weight = deviations.map((s) => lambda * s * s);
  const objective = (e: Evaluation, b: Float64Array) =>
    e.loglik - 0.5 * b.reduce((sum, v, j) => sum + weight[j]! * v * v, 0);
  let beta: Float64Array = Float64Array.from(init);
  let now = likelihood(beta);
  let value = objective(now, beta);
  for (let iteration = 1; iteration <= 100; iteration++) {
    const factor = cholesky(penalisedInformation(now, weight), p);
    const move = choleskySolve(
      factor,
      now.score.map((u, j) => u - weight[j]! * beta[j]!),
    );
    let fraction = 1;
    let next = beta;
    let there = now;
    let reached = -Infinity;
    for (let halvings = 0; halvings < 40; halvings++, fraction /= 2) {
      next = beta.map((b, j) => b + fraction * move[j]!);
      there = likelihood(next);
      reached = objective(there, next);
      if (reached >= value - 1e-12 * Math.abs(value)) break;
    }
    const settled = Math.abs(reached - value) <= 1e-12 * Math.abs(value);
    beta = next;
    now = there;
    value = reached;
    if (settled) {
      const inverse = choleskyInverse(cholesky(penalisedInformation(now, weight), p));
      const product = multiply(inverse, now.information, p, p, p);
      let df = 0;
      for (let j = 0; j < p; j++) df += product[j * p + j]!;
      const variance = multiply(product, inverse, p, p, p);
      return {
        coef: beta,
        loglik: now.loglik,
        penalty: now.loglik - value,
        iterations: iteration,
        variance,
        df,
      };
    }
  }
  return degenerate("not-converged", { lambda });
}

function penalisedInformation(e: Evaluation, weight: Float64Array): Float64Array {
  const out = Float64Array.from(e.information);
  for (let j = 0; j < weight.length; j++) out[j * weight.length + j]! += weight[j]!;
  return out;
}

/**
 * Lasso: maximises l(β) − λ Σ sⱼ |βⱼ| by proximal Newton steps: the quadratic approximation is minimised by cyclic
 * coordinate descent with soft thresholds, then the step is halved until the objective rises.
 * Source: Tibshirani 1997; Simon, Friedman, Hastie & Tibshirani 2011 (whose λ is this one divided by n).
 */
export function fitLasso(
  likelihood: (beta: Float64Array) => Evaluation,
  deviations: Float64Array,
  lambda: number,
  init = new Float64Array(deviations.length),
): PenalisedFit {
  const weight = deviations.map((s) => lambda * s);
  const size = (b: Float64Array) => b.reduce((sum, v, j) => sum + weight[j]! * Math.abs(v), 0);
  let beta: Float64Array = Float64Array.from(init);
  let now = likelihood(beta);
  let value = now.loglik - size(beta);
  for (let iteration = 1; iteration <= 200; iteration++) {
    const target = proximalStep(beta, now, weight);
    let fraction = 1;
    let next = target;
    let there = now;
    let reached = -Infinity;
    for (let halvings = 0; halvings < 40; halvings++, fraction /= 2) {
      next = beta.map((b, j) => (fraction === 1 ? target[j]! : b + fraction * (target[j]! - b)));
      there = likelihood(next);
      reached = there.loglik - size(next);
      if (reached >= value - 1e-12 * Math.abs(value)) break;
    }
    const settled = Math.abs(reached - value) <= 1e-12 * Math.abs(value);
    beta = next;
    now = there;
    value = reached;
    if (settled) {
      const df = beta.reduce((count, b) => count + (b !== 0 ? 1 : 0), 0);
      return { coef: beta, loglik: now.loglik, penalty: size(beta), iterations: iteration, df };
    }
  }
  return degenerate("not-converged", { lambda });
}

function proximalStep(beta: Float64Array, e: Evaluation, weight: Float64Array): Float64Array {
  const p = beta.length;
  const b = Float64Array.from(beta);
  const gradient = Float64Array.from(e.score); // of the quadratic model at b
  for (let sweep = 0; sweep < 10_000; sweep++) {
    let largest = 0;
    for (let j = 0; j < p; j++) {
      const curvature = e.information[j * p + j]!;
      if (!(curvature > 0)) continue;
      const wish = curvature * b[j]! + gradient[j]!;
      const moved = Math.sign(wish) * (Math.max(0, Math.abs(wish) - weight[j]!) / curvature);
      const change = moved - b[j]!;
      if (change === 0) continue;
      for (let k = 0; k < p; k++) gradient[k]! -= e.information[k * p + j]! * change;
      b[j] = moved;
      largest = Math.max(largest, Math.abs(change) * Math.sqrt(curvature));
    }
    if (largest < 1e-11) break;
  }
  return b;
}

/** The smallest λ at which the lasso leaves every coefficient 0. */
export function largestLasso(
  likelihood: (beta: Float64Array) => Evaluation,
  deviations: Float64Array,
): number {
  const { score } = likelihood(new Float64Array(deviations.length));
  return score.reduce(
    (most, u, j) => Math.max(most, deviations[j]! > 0 ? Math.abs(u) / deviations[j]! : 0),
    0,
  );
}
