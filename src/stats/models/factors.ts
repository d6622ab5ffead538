import { degenerate } from "../diagnosis.ts";
import { cholesky, choleskyInverse } from "../linear/cholesky.ts";
import { symmetricEigen } from "../linear/eigen.ts";
import { multiply, transpose } from "../linear/matrix.ts";

export interface Factors {
  readonly p: number;
  readonly m: number;
  /** Loadings p × m (the pattern matrix after an oblique rotation), row major. */
  readonly loadings: Float64Array;
  readonly communality: Float64Array;
  /** Correlations of the factors, m × m: the identity unless the rotation is oblique. */
  readonly correlation: Float64Array;
  /** Eigenvalues of the full correlation matrix, largest first: for the choice of m. */
  readonly eigenvalues: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

export type Rotation = "none" | "varimax" | "promax";

/**
 * Principal axis factoring of a correlation matrix (p × p): the diagonal is replaced by communalities, starting
 * from squared multiple correlations, until they settle (1e-10); loadings are eigenvectors times the square roots of
 * the m largest eigenvalues. Then rotated. Signs make each column's sum positive.
 * Refuses rank when the matrix is singular, bad-value when m is out of range.
 * Sources: Harman, Modern Factor Analysis, 8; Kaiser 1958 (varimax); Hendrickson & White 1964 (promax, power 4).
 */
export function principalAxes(
  correlation: Float64Array,
  p: number,
  m: number,
  rotation: Rotation = "varimax",
): Factors {
  if (!(m >= 1 && m < p)) degenerate("bad-value", { column: "factors", rows: p });
  const full = cholesky(correlation, p);
  if (full.rank < p) degenerate("rank", { columns: p, rank: full.rank });
  const inverse = choleskyInverse(full);
  let communality = Float64Array.from({ length: p }, (_, i) => 1 - 1 / inverse[i * p + i]!);
  let loadings = new Float64Array(p * m);
  let converged = false;
  let iterations = 0;
  while (!converged && iterations < 5000) {
    iterations++;
    const reduced = Float64Array.from(correlation);
    for (let i = 0; i < p; i++) reduced[i * p + i] = communality[i]!;
    const { values, vectors } = symmetricEigen(reduced, p);
    loadings = new Float64Array(p * m);
    for (let i = 0; i < p; i++) {
      for (let f = 0; f < m; f++)
        loadings[i * m + f] = vectors[i * p + f]! * Math.sqrt(Math.max(0, values[f]!));
    }
    const next = Float64Array.from({ length: p }, (_, i) => {
      let sum = 0;
      for (let f = 0; f < m; f++) sum += loadings[i * m + f]! ** 2;
      return Math.min(sum, 1);
    });
    converged = next.every((v, i) => Math.abs(v - communality[i]!) < 1e-10);
    communality = next;
  }
  let correlationOfFactors = identity(m);
  if (rotation !== "none" && m > 1) loadings = varimax(loadings, p, m);
  if (rotation === "promax" && m > 1)
    ({ loadings, correlation: correlationOfFactors } = promax(loadings, p, m));
  for (let f = 0; f < m; f++) {
    let sum = 0;
    for (let i = 0; i < p; i++) sum += loadings[i * m + f]!;
    if (sum >= 0) continue;
    for (let i = 0; i < p; i++) loadings[i * m + f]! *= -1;
    for (let g = 0; g < m; g++) {
      if (g === f) continue;
      correlationOfFactors[f * m + g]! *= -1;
      correlationOfFactors[g * m + f]! *= -1;
    }
  }
  const eigenvalues = symmetricEigen(correlation, p).values;
  return {
    p,
    m,
    loadings,
    communality,
    correlation: correlationOfFactors,
    eigenvalues,
    iterations,
    converged,
  };
}

function identity(m: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(m * m);
  for (let i = 0; i < m; i++) out[i * m + i] = 1;
  return out;
}

/** Varimax with Kaiser's normalisation: plane rotations, each by the best angle, until none moves by 1e-12. */
export function varimax(loadings: Float64Array, p: number, m: number): Float64Array<ArrayBuffer> {
  const out = Float64Array.from(loadings);
  const length = Float64Array.from(
    { length: p },
    (_, i) => Math.hypot(...out.subarray(i * m, (i + 1) * m)) || 1,
  );
  for (let i = 0; i < p; i++) for (let f = 0; f < m; f++) out[i * m + f]! /= length[i]!;
  for (let sweep = 0; sweep < 1000; sweep++) {
    let largest = 0;
    for (let f = 0; f < m - 1; f++) {
      for (let g = f + 1; g < m; g++) {
        let [a, b, c, d] = [0, 0, 0, 0];
        for (let i = 0; i < p; i++) {
          const x = out[i * m + f]!;
          const y = out[i * m + g]!;
          const u = x * x - y * y;
          const v = 2 * x * y;
          a += u;
          b += v;
          c += u * u - v * v;
          d += 2 * u * v;
        }
        const angle = Math.atan2(d - (2 * a * b) / p, c - (a * a - b * b) / p) / 4;
        largest = Math.max(largest, Math.abs(angle));
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        for (let i = 0; i < p; i++) {
          const x = out[i * m + f]!;
          const y = out[i * m + g]!;
          out[i * m + f] = cos * x + sin * y;
          out[i * m + g] = cos * y - sin * x;
        }
      }
    }
    if (largest < 1e-12) break;
  }
  for (let i = 0; i < p; i++) for (let f = 0; f < m; f++) out[i * m + f]! *= length[i]!;
  return out;
}

/** Oblique: least squares towards the loadings' fourth powers (signs kept), columns scaled to unit factors. */
function promax(
  loadings: Float64Array,
  p: number,
  m: number,
): { loadings: Float64Array<ArrayBuffer>; correlation: Float64Array<ArrayBuffer> } {
  const target = loadings.map((v) => v * Math.abs(v) ** 3);
  const lt = transpose(loadings, p, m);
  const gram = cholesky(multiply(lt, loadings, m, p, m), m);
  if (gram.rank < m) degenerate("rank", { columns: m, rank: gram.rank });
  const U = multiply(choleskyInverse(gram), multiply(lt, target, m, p, m), m, m, m);
  // Factors have unit variance: scale the columns by the roots of diag((UᵀU)⁻¹).
  const inside = choleskyInverse(cholesky(multiply(transpose(U, m, m), U, m, m, m), m));
  for (let i = 0; i < m; i++) for (let f = 0; f < m; f++) U[i * m + f]! *= Math.sqrt(inside[f * m + f]!);
  const correlation = choleskyInverse(cholesky(multiply(transpose(U, m, m), U, m, m, m), m));
  return {
    loadings: Float64Array.from(multiply(loadings, U, p, m, m)),
    correlation: Float64Array.from(correlation),
  };
}

/** Correlation matrix of p columns of n values. */
export function correlationMatrix(columns: readonly Float64Array[]): Float64Array {
  const p = columns.length;
  const scaled = columns.map((column, j) => {
    const mean = column.reduce((a, b) => a + b, 0) / column.length;
    const length = Math.sqrt(column.reduce((a, b) => a + (b - mean) ** 2, 0));
    if (!(length > 0)) degenerate("constant", { columns: `column ${j + 1}` });
    return column.map((v) => (v - mean) / length);
  });
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++)
      out[i * p + j] = i === j ? 1 : scaled[i]!.reduce((sum, v, r) => sum + v * scaled[j]![r]!, 0);
  }
  return out;
}
