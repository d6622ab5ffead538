import { cholesky, choleskySolve } from "../linear/cholesky.ts";
import { fitLogistic, predictLogistic } from "../models/logistic.ts";
import { gammaDraw, normalDraw, type Random } from "../random.ts";

const DONORS = 5;

/** A draw of N(mean, V): mean + L √D z with V⁻¹ = L D Lᵀ solved backwards. `precision` is p × p. */
function normalVector(
  mean: Float64Array,
  precision: Float64Array,
  scale: number,
  random: Random,
): Float64Array {
  const p = mean.length;
  const { factor } = cholesky(precision, p);
  const z = new Float64Array(p);
  for (let i = p - 1; i >= 0; i--) {
    const pivot = factor[i * p + i]!;
    let v = pivot > 0 ? (scale * normalDraw(random)) / Math.sqrt(pivot) : 0;
    for (let j = i + 1; j < p; j++) v -= factor[j * p + i]! * z[j]!;
    z[i] = pivot > 0 ? v : 0;
  }
  return mean.map((m, i) => m + z[i]!);
}

/**
 * Predictive mean matching: β* drawn from its posterior under a normal linear model; each missing value becomes that
 * of one of the 5 observed rows whose β̂-prediction is nearest to its β*-prediction.
 */
export function drawNumber(
  target: Float64Array,
  predictors: readonly Float64Array[],
  observed: Int32Array,
  missing: Int32Array,
  random: Random,
): Float64Array {
  const p = predictors.length + 1;
  const value = (row: number, j: number) => (j === 0 ? 1 : predictors[j - 1]![row]!);
  const gram = new Float64Array(p * p);
  const right = new Float64Array(p);
  for (const row of observed) {
    for (let j = 0; j < p; j++) {
      const xj = value(row, j);
      right[j]! += xj * target[row]!;
      for (let k = j; k < p; k++) gram[j * p + k]! += xj * value(row, k);
    }
  }
  // A whisper of ridge keeps columns that are nearly dependent from blowing up.
  for (let j = 0; j < p; j++) gram[j * p + j]! *= 1 + 1e-5;
  const factor = cholesky(gram, p);
  const beta = choleskySolve(factor, right);
  const predict = (b: Float64Array, row: number) => b.reduce((sum, v, j) => sum + v * value(row, j), 0);
  const fitted = Float64Array.from(observed, (row) => predict(beta, row));
  let rss = 0;
  observed.forEach((row, i) => {
    rss += (target[row]! - fitted[i]!) ** 2;
  });
  const df = Math.max(1, observed.length - factor.rank);
  const sigma = Math.sqrt(rss / (2 * gammaDraw(random, df / 2)));
  const drawn = normalVector(beta, gram, sigma, random);
  const order = Int32Array.from(observed.keys()).sort((a, b) => fitted[a]! - fitted[b]!);
  const sorted = Float64Array.from(order, (i) => fitted[i]!);
  return Float64Array.from(missing, (row) => {
    const wish = predict(drawn, row);
    let right = 0;
    let high = sorted.length;
    while (right < high) {
      const middle = (right + high) >> 1;
      if (sorted[middle]! < wish) right = middle + 1;
      else high = middle;
    }
    let left = right - 1;
    const donors: number[] = [];
    while (donors.length < DONORS && (left >= 0 || right < sorted.length)) {
      const near = left < 0 || (right < sorted.length && sorted[right]! - wish < wish - sorted[left]!);
      donors.push(near ? right++ : left--);
    }
    return target[observed[order[donors[Math.floor(random() * donors.length)]!]!]!]!;
  });
}

/** Probabilities of a level for the missing rows, with β drawn from its normal approximation (a weak ridge). */
function drawnProbability(
  isLevel: (row: number) => boolean,
  predictors: readonly Float64Array[],
  observed: Int32Array,
  missing: Int32Array,
  random: Random,
): Float64Array {
  const y = Uint8Array.from(observed, (row) => (isLevel(row) ? 1 : 0));
  const ones = y.reduce((a, b) => a + b, 0);
  if (ones === 0 || ones === y.length) return new Float64Array(missing.length).fill(ones === 0 ? 0 : 1);
  const x = predictors.map((column) => Float64Array.from(observed, (row) => column[row]!));
  // The ridge keeps a perfect predictor from giving infinite draws.
  const fit = fitLogistic({ names: predictors.map((_, j) => `x${j}`), x, y }, 0.1);
  const p = fit.coef.length;
  const coef = gaussian(fit.coef, fit.variance, p, random);
  return predictLogistic(
    { coef },
    predictors.map((column) => Float64Array.from(missing, (row) => column[row]!)),
    missing.length,
  );
}

function gaussian(mean: Float64Array, variance: Float64Array, p: number, random: Random): Float64Array {
  const { factor } = cholesky(variance, p);
  const z = Float64Array.from({ length: p }, (_, i) => Math.sqrt(factor[i * p + i]!) * normalDraw(random));
  return mean.map((m, i) => {
    let v = m + z[i]!;
    for (let j = 0; j < i; j++) v += factor[i * p + j]! * z[j]!;
    return v;
  });
}

export function drawBinary(
  target: Float64Array,
  predictors: readonly Float64Array[],
  observed: Int32Array,
  missing: Int32Array,
  random: Random,
): Float64Array {
  const probability = drawnProbability((row) => target[row] === 1, predictors, observed, missing, random);
  return probability.map((q) => (random() < q ? 1 : 0));
}

export function drawCategory(
  target: Float64Array,
  predictors: readonly Float64Array[],
  observed: Int32Array,
  missing: Int32Array,
  random: Random,
): Float64Array {
  const levels = [...new Set(Float64Array.from(observed, (row) => target[row]!))].sort((a, b) => a - b);
  const probabilities = levels.map((level) =>
    drawnProbability((row) => target[row] === level, predictors, observed, missing, random),
  );
  return Float64Array.from(missing, (_, i) => {
    const total = probabilities.reduce((sum, q) => sum + q[i]!, 0);
    let left = random() * total;
    for (let l = 0; l < levels.length - 1; l++) {
      left -= probabilities[l]![i]!;
      if (left < 0) return levels[l]!;
    }
    return levels.at(-1)!;
  });
}
