import {
  CHOLESKY_TOLERANCE,
  type Cholesky,
  cholesky,
  choleskyInverse,
  choleskySolve,
} from "../../linear/cholesky.ts";
import type { Evaluation } from "./likelihood.ts";

export interface NewtonOptions {
  /** Relative change of the log likelihood at which the search ends. */
  readonly epsilon?: number;
  readonly maxIterations?: number;
  readonly tolerance?: number;
  readonly init?: Float64Array | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly report?: ((iteration: number, loglik: number) => void) | undefined;
}

export interface Maximum {
  readonly beta: Float64Array;
  readonly loglik: number;
  readonly initialLoglik: number;
  readonly initialScore: Float64Array;
  /** uᵀ I⁻¹ u at the start: the score test. */
  readonly scoreTest: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
  readonly variance: Float64Array;
  readonly redundant: readonly number[];
  readonly iterations: number;
  readonly converged: boolean;
  readonly finite: boolean;
}

/**
 * Newton–Raphson from `init` (default 0) with step halving. It ends when the log likelihood changes by less than
 * 1e-9 of itself, at the point just evaluated: the rule, the halving towards the last good point and the
 * count of iterations follow R's survival package, so that its digits can be compared. `strict` asks, as R does for
 * start/stop data and exact ties, that the last step was a whole one.
 */
export function maximise(
  evaluate: (beta: Float64Array) => Evaluation,
  scale: Float64Array,
  strict: boolean,
  options: NewtonOptions = {},
): Maximum {
  const p = scale.length;
  const { epsilon = 1e-9, maxIterations = 20, tolerance = CHOLESKY_TOLERANCE } = options;
  let beta: Float64Array = options.init ? Float64Array.from(options.init) : new Float64Array(p);
  const first = evaluate(beta);
  let factor = scaledCholesky(first.information, scale, tolerance);
  const firstStep = scaledSolve(factor, first.score, scale);
  const scoreTest = first.score.reduce((sum, u, i) => sum + u * firstStep[i]!, 0);
  const initialRank = factor.rank;
  let best = first.loglik;
  let last = first;
  let converged = false;
  let iterations = 0;
  const finish = (finite: boolean): Maximum => ({
    beta,
    loglik: last.loglik,
    initialLoglik: first.loglik,
    initialScore: first.score,
    scoreTest,
    score: last.score,
    information: last.information,
    variance: scaledInverse(factor, scale),
    redundant: factor.redundant,
    iterations,
    converged,
    finite,
  });
  if (maxIterations === 0 || !Number.isFinite(first.loglik)) return finish(Number.isFinite(first.loglik));

  let next: Float64Array = add(beta, firstStep);
  let halving = 0;
  for (iterations = 1; iterations <= maxIterations; iterations++) {
    options.signal?.throwIfAborted();
    const now = evaluate(next);
    const nowFactor = scaledCholesky(now.information, scale, tolerance);
    const sound =
      Number.isFinite(now.loglik) &&
      now.score.every(Number.isFinite) &&
      now.information.every(Number.isFinite) &&
      !(strict && nowFactor.rank !== initialRank);
    options.report?.(iterations, now.loglik);
    // Equal first: a likelihood of one has a logarithm of zero, by which nothing can be divided.
    const still = now.loglik === best || Math.abs(1 - best / now.loglik) <= epsilon;
    if (sound && still && !(strict && halving > 0)) {
      beta = next;
      last = now;
      factor = nowFactor;
      converged = true;
      return finish(true);
    }
    if (!sound || now.loglik < best) {
      halving++;
      const weight = halving;
      next = next.map((b, i) => (b + weight * beta[i]!) / (weight + 1));
    } else {
      halving = 0;
      best = now.loglik;
      last = now;
      factor = nowFactor;
      beta = next;
      next = add(beta, scaledSolve(factor, now.score, scale));
    }
  }
  iterations = maxIterations;
  return finish(true);
}

function add(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((v, i) => v + b[i]!);
}

/** Pivots are compared on columns scaled to a mean absolute deviation of 1. */
function scaledCholesky(information: Float64Array, scale: Float64Array, tolerance: number): Cholesky {
  const p = scale.length;
  return cholesky(
    information.map((v, at) => v * scale[Math.floor(at / p)]! * scale[at % p]!),
    p,
    tolerance,
  );
}

function scaledSolve(factor: Cholesky, b: Float64Array, scale: Float64Array): Float64Array {
  return choleskySolve(
    factor,
    b.map((v, i) => v * scale[i]!),
  ).map((v, i) => v * scale[i]!);
}

function scaledInverse(factor: Cholesky, scale: Float64Array): Float64Array {
  const p = scale.length;
  return choleskyInverse(factor).map((v, at) => v * scale[Math.floor(at / p)]! * scale[at % p]!);
}
