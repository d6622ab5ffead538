/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations, largest value first.
 * A is p × p row major; `vectors` holds one eigenvector per column, each with its largest entry positive.
 * Source: Golub & Van Loan, Matrix Computations, 8.5. Exact to about 1e-15 × the norm of A.
 */
export function symmetricEigen(a: Float64Array, p: number): { values: Float64Array; vectors: Float64Array } {
  const m = Float64Array.from(a);
  const v = new Float64Array(p * p);
  for (let i = 0; i < p; i++) v[i * p + i] = 1;
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0;
    let norm = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) {
        norm += m[i * p + j]! ** 2;
        if (i !== j) off += m[i * p + j]! ** 2;
      }
    }
    if (off <= 1e-32 * norm) break;
    for (let i = 0; i < p - 1; i++) for (let j = i + 1; j < p; j++) rotate(m, v, p, i, j);
  }
  const order = Array.from({ length: p }, (_, i) => i).sort((x, y) => m[y * p + y]! - m[x * p + x]!);
  const values = Float64Array.from(order, (i) => m[i * p + i]!);
  const vectors = new Float64Array(p * p);
  order.forEach((from, to) => {
    let peak = 0;
    for (let i = 0; i < p; i++) if (Math.abs(v[i * p + from]!) > Math.abs(peak)) peak = v[i * p + from]!;
    const sign = peak < 0 ? -1 : 1;
    for (let i = 0; i < p; i++) vectors[i * p + to] = sign * v[i * p + from]!;
  });
  return { values, vectors };
}

function rotate(m: Float64Array, v: Float64Array, p: number, i: number, j: number): void {
  const off = m[i * p + j]!;
  if (off === 0) return;
  const theta = (m[j * p + j]! - m[i * p + i]!) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < p; k++) {
    const x = m[k * p + i]!;
    const y = m[k * p + j]!;
    m[k * p + i] = c * x - s * y;
    m[k * p + j] = s * x + c * y;
  }
  for (let k = 0; k < p; k++) {
    const x = m[i * p + k]!;
    const y = m[j * p + k]!;
    m[i * p + k] = c * x - s * y;
    m[j * p + k] = s * x + c * y;
    const w = v[k * p + i]!;
    const z = v[k * p + j]!;
    v[k * p + i] = c * w - s * z;
    v[k * p + j] = s * w + c * z;
  }
}
