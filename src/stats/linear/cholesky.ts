/**
 * Generalised Cholesky decomposition A = L D Lᵀ of a symmetric, non-negative definite matrix that may lack
 * full rank. A column whose pivot falls under `tolerance` × the largest diagonal is redundant: its pivot is set
 * to zero, solutions get 0 there and the inverse a row and column of zeros.
 *
 * Shapes: A is p × p, row major in a Float64Array of p²; only the upper triangle is read.
 * Source: Golub & Van Loan, Matrix Computations, 4.1.2 (LDLᵀ); the rule for redundant columns is that of
 * Therneau's survival package (tolerance 2.2e-16^0.75), so that the same columns drop out.
 */
export interface Cholesky {
  readonly p: number;
  /** Unit lower triangle below the diagonal; pivots D on it. */
  readonly factor: Float64Array;
  readonly rank: number;
  /** Columns that are linear combinations of earlier ones. */
  readonly redundant: readonly number[];
}

export const CHOLESKY_TOLERANCE = 2.220446049250313e-16 ** 0.75;

export function cholesky(a: Float64Array, p: number, tolerance = CHOLESKY_TOLERANCE): Cholesky {
  const f = new Float64Array(p * p);
  let largest = 0;
  for (let i = 0; i < p; i++) {
    largest = Math.max(largest, a[i * p + i]!);
    for (let j = 0; j <= i; j++) f[i * p + j] = a[j * p + i]!;
  }
  const smallest = largest > 0 ? largest * tolerance : tolerance;
  const redundant: number[] = [];
  for (let i = 0; i < p; i++) {
    const pivot = f[i * p + i]!;
    if (!(pivot >= smallest)) {
      redundant.push(i);
      f[i * p + i] = 0;
      for (let j = i + 1; j < p; j++) f[j * p + i] = 0;
      continue;
    }
    for (let j = i + 1; j < p; j++) {
      const l = f[j * p + i]! / pivot;
      f[j * p + i] = l;
      f[j * p + j]! -= l * l * pivot;
      for (let k = j + 1; k < p; k++) f[k * p + j]! -= l * f[k * p + i]!;
    }
  }
  return { p, factor: f, rank: p - redundant.length, redundant };
}

/** Solves A x = b; entries of redundant columns are 0. */
export function choleskySolve({ p, factor: f }: Cholesky, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < p; i++) {
    let sum = x[i]!;
    for (let j = 0; j < i; j++) sum -= x[j]! * f[i * p + j]!;
    x[i] = sum;
  }
  for (let i = p - 1; i >= 0; i--) {
    const pivot = f[i * p + i]!;
    if (pivot === 0) {
      x[i] = 0;
      continue;
    }
    let sum = x[i]! / pivot;
    for (let j = i + 1; j < p; j++) sum -= x[j]! * f[j * p + i]!;
    x[i] = sum;
  }
  return x;
}

/** The (generalised) inverse, symmetric p × p; zero in the rows and columns of redundant columns. */
export function choleskyInverse(c: Cholesky): Float64Array {
  const { p } = c;
  const inverse = new Float64Array(p * p);
  const dropped = new Set(c.redundant);
  for (let i = 0; i < p; i++) {
    if (dropped.has(i)) continue;
    const unit = new Float64Array(p);
    unit[i] = 1;
    const column = choleskySolve(c, unit);
    for (let j = 0; j < p; j++) if (!dropped.has(j)) inverse[j * p + i] = column[j]!;
  }
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (inverse[i * p + j]! + inverse[j * p + i]!) / 2;
      inverse[i * p + j] = mean;
      inverse[j * p + i] = mean;
    }
  }
  return inverse;
}
