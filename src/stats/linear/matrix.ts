/** Small dense matrices, row major in a Float64Array. Shapes are given by the caller and not stored. */

/** A (n × k) times B (k × m). */
export function multiply(a: Float64Array, b: Float64Array, n: number, k: number, m: number): Float64Array {
  const out = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < k; l++) {
      const f = a[i * k + l]!;
      if (f !== 0) for (let j = 0; j < m; j++) out[i * m + j]! += f * b[l * m + j]!;
    }
  }
  return out;
}

/** Aᵀ of A (n × m). */
export function transpose(a: Float64Array, n: number, m: number): Float64Array {
  const out = new Float64Array(n * m);
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) out[j * n + i] = a[i * m + j]!;
  return out;
}

/** xᵀ A y for A (p × p). */
export function quadratic(x: ArrayLike<number>, a: Float64Array, y: ArrayLike<number>): number {
  const p = x.length;
  let sum = 0;
  for (let i = 0; i < p; i++) {
    let row = 0;
    for (let j = 0; j < p; j++) row += a[i * p + j]! * y[j]!;
    sum += x[i]! * row;
  }
  return sum;
}

/** The rows and columns `keep` of A (p × p). */
export function submatrix(a: Float64Array, p: number, keep: readonly number[]): Float64Array {
  const q = keep.length;
  const out = new Float64Array(q * q);
  keep.forEach((row, i) => {
    keep.forEach((column, j) => {
      out[i * q + j] = a[row * p + column]!;
    });
  });
  return out;
}

/** Row-major matrix as nested arrays, for reports. */
export function rows(a: Float64Array, n: number, m: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from(a.subarray(i * m, i * m + m)));
}
