import { degenerate } from "../diagnosis.ts";
import { cholesky } from "../linear/cholesky.ts";
import { type Progress, step } from "../progress.ts";
import type { Random } from "../random.ts";
import { kMeans } from "./k-means.ts";

/** What the covariances may be: one for all, their own with free shape, or their own without correlations. */
export type CovarianceKind = "full" | "diagonal" | "shared";

export interface Mixture {
  readonly kind: CovarianceKind;
  readonly k: number;
  readonly d: number;
  readonly weights: Float64Array;
  /** k × d, and k × d × d, row major. */
  readonly means: Float64Array;
  readonly covariances: Float64Array;
  /** Probabilities of membership, n × k. */
  readonly membership: Float64Array;
  readonly loglik: number;
  /** −2 log L + parameters · log n: lower is better. */
  readonly bic: number;
  readonly parameters: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Gaussian mixture by the EM algorithm from a k-means start; ends when the log likelihood grows by less than 1e-10
 * of itself. Variances are kept above 1e-6 of the overall ones, so that no component falls onto a point.
 * `points` is n × d row major. Sources: Dempster, Laird & Rubin 1977; Fraley & Raftery 2002.
 */
export function fitMixture(
  points: Float64Array,
  d: number,
  k: number,
  kind: CovarianceKind,
  random: Random,
  { maxIterations = 1000, progress }: { maxIterations?: number; progress?: Progress } = {},
): Mixture {
  const n = points.length / d;
  if (n === 0) degenerate("no-rows");
  if (k > n) degenerate("bad-value", { column: "k", rows: n });
  const floor = varianceFloor(points, n, d);
  const membership = new Float64Array(n * k);
  kMeans(points, d, k, random).cluster.forEach((c, i) => {
    membership[i * k + c] = 1;
  });
  const weights = new Float64Array(k);
  const means = new Float64Array(k * d);
  const covariances = new Float64Array(k * d * d);
  let loglik = -Infinity;
  let converged = false;
  let iterations = 0;
  while (!converged && iterations < maxIterations) {
    iterations++;
    step(progress, iterations, maxIterations);
    maximise(points, n, d, k, kind, floor, membership, weights, means, covariances);
    const next = expect(points, n, d, k, membership, weights, means, covariances);
    converged = Math.abs(next - loglik) <= 1e-10 * Math.abs(next);
    loglik = next;
  }
  const shape = kind === "diagonal" ? k * d : ((kind === "full" ? k : 1) * d * (d + 1)) / 2;
  const parameters = k - 1 + k * d + shape;
  const bic = -2 * loglik + parameters * Math.log(n);
  return {
    kind,
    k,
    d,
    weights,
    means,
    covariances,
    membership,
    loglik,
    bic,
    parameters,
    iterations,
    converged,
  };
}

/** The mixture of lowest BIC among numbers of components and kinds of covariance; all that were tried come along. */
export function chooseMixture(
  points: Float64Array,
  d: number,
  ks: readonly number[],
  kinds: readonly CovarianceKind[],
  random: Random,
  progress?: Progress,
): { best: Mixture; tried: { k: number; kind: CovarianceKind; bic: number }[] } {
  let best: Mixture | undefined;
  const tried: { k: number; kind: CovarianceKind; bic: number }[] = [];
  for (const kind of kinds) {
    for (const k of ks) {
      step(progress, tried.length, ks.length * kinds.length);
      const found = fitMixture(points, d, k, kind, random);
      tried.push({ k, kind, bic: found.bic });
      if (!best || found.bic < best.bic) best = found;
    }
  }
  if (!best) degenerate("bad-value", { column: "k", rows: 0 });
  return { best, tried };
}

function varianceFloor(points: Float64Array, n: number, d: number): Float64Array {
  return Float64Array.from({ length: d }, (_, q) => {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += points[i * d + q]! / n;
    let variance = 0;
    for (let i = 0; i < n; i++) variance += (points[i * d + q]! - mean) ** 2 / n;
    if (!(variance > 0)) degenerate("constant", { columns: `column ${q + 1}` });
    return 1e-6 * variance;
  });
}

function maximise(
  points: Float64Array,
  n: number,
  d: number,
  k: number,
  kind: CovarianceKind,
  floor: Float64Array,
  membership: Float64Array,
  weights: Float64Array,
  means: Float64Array,
  covariances: Float64Array,
): void {
  weights.fill(0);
  means.fill(0);
  covariances.fill(0);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) {
      const r = membership[i * k + c]!;
      weights[c]! += r;
      for (let q = 0; q < d; q++) means[c * d + q]! += r * points[i * d + q]!;
    }
  }
  for (let c = 0; c < k; c++) for (let q = 0; q < d; q++) means[c * d + q]! /= weights[c]! || 1;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) {
      const r = membership[i * k + c]!;
      if (r === 0) continue;
      const into = kind === "shared" ? 0 : c;
      for (let q = 0; q < d; q++) {
        const u = points[i * d + q]! - means[c * d + q]!;
        for (let s = kind === "diagonal" ? q : 0; s <= q; s++) {
          covariances[(into * d + q) * d + s]! += r * u * (points[i * d + s]! - means[c * d + s]!);
        }
      }
    }
  }
  for (let c = 0; c < k; c++) {
    const from = kind === "shared" ? 0 : c;
    const total = kind === "shared" ? n : weights[c]! || 1;
    if (kind === "shared" && c > 0) covariances.copyWithin(c * d * d, 0, d * d);
    else {
      for (let q = 0; q < d; q++) {
        for (let s = 0; s <= q; s++) {
          const v = covariances[(from * d + q) * d + s]! / total + (q === s ? floor[q]! : 0);
          covariances[(c * d + q) * d + s] = v;
          covariances[(c * d + s) * d + q] = v;
        }
      }
    }
  }
  for (let c = 0; c < k; c++) weights[c]! /= n;
}

/** Fills membership; returns the log likelihood. */
function expect(
  points: Float64Array,
  n: number,
  d: number,
  k: number,
  membership: Float64Array,
  weights: Float64Array,
  means: Float64Array,
  covariances: Float64Array,
): number {
  const factors = Array.from({ length: k }, (_, c) =>
    cholesky(covariances.subarray(c * d * d, (c + 1) * d * d), d, 0),
  );
  const constant = factors.map(({ factor }, c) => {
    let logDet = 0;
    for (let q = 0; q < d; q++) logDet += Math.log(factor[q * d + q]!);
    return Math.log(weights[c]!) - 0.5 * (d * Math.log(2 * Math.PI) + logDet);
  });
  const z = new Float64Array(d);
  const log = new Float64Array(k);
  let loglik = 0;
  for (let i = 0; i < n; i++) {
    let top = -Infinity;
    for (let c = 0; c < k; c++) {
      const f = factors[c]!.factor;
      let distance = 0;
      for (let q = 0; q < d; q++) {
        let v = points[i * d + q]! - means[c * d + q]!;
        for (let s = 0; s < q; s++) v -= f[q * d + s]! * z[s]!;
        z[q] = v;
        distance += (v * v) / f[q * d + q]!;
      }
      log[c] = constant[c]! - 0.5 * distance;
      top = Math.max(top, log[c]!);
    }
    let sum = 0;
    for (let c = 0; c < k; c++) sum += Math.exp(log[c]! - top);
    for (let c = 0; c < k; c++) membership[i * k + c] = Math.exp(log[c]! - top) / sum;
    loglik += top + Math.log(sum);
  }
  return loglik;
}
