import { degenerate } from "../diagnosis.ts";

/** Knots of a cubic spline: the two ends and the inner ones, ascending. */
export interface SplineKnots {
  readonly boundary: readonly [number, number];
  readonly inner: readonly number[];
}

/** df − 1 inner knots at equally spaced quantiles (type 7), the ends at the smallest and largest value. */
export function splineKnots(values: Float64Array, df: number): SplineKnots {
  if (values.length < 2) degenerate("one-row", { rows: values.length });
  const sorted = values.toSorted();
  const inner: number[] = [];
  for (let i = 1; i < df; i++) {
    const at = ((sorted.length - 1) * i) / df;
    const low = Math.floor(at);
    const v = sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
    if (v > sorted[0]! && v < sorted.at(-1)! && v !== inner.at(-1)) inner.push(v);
  }
  return { boundary: [sorted[0]!, sorted.at(-1)!], inner };
}

/**
 * The B-spline basis of the given order (degree + 1) at x: one value per basis function. Outside the outer knots
 * all are 0. Source: de Boor 1978, the recurrence of Cox and de Boor.
 */
export function bsplineBasis(x: number, knots: readonly number[], order: number): Float64Array {
  const count = knots.length - order;
  let span = order - 1;
  while (span < count - 1 && x >= knots[span + 1]!) span++;
  const out = new Float64Array(count);
  if (x < knots[0]! || x > knots.at(-1)!) return out;
  const values = new Float64Array(order);
  values[0] = 1;
  for (let degree = 1; degree < order; degree++) {
    let saved = 0;
    for (let r = 0; r < degree; r++) {
      const right = knots[span + r + 1]!;
      const left = knots[span + 1 - degree + r]!;
      const term = right > left ? values[r]! / (right - left) : 0;
      values[r] = saved + (right - x) * term;
      saved = (x - left) * term;
    }
    values[degree] = saved;
  }
  for (let i = 0; i < order; i++) out[span - order + 1 + i] = values[i]!;
  return out;
}

/** A cubic B-spline basis without its first column: inner.length + 3 columns, values outside taken at the ends. */
export function cubicSpline(values: Float64Array, { boundary, inner }: SplineKnots): Float64Array[] {
  const [a, b] = boundary;
  const knots = [a, a, a, a, ...inner, b, b, b, b];
  const columns = Array.from({ length: inner.length + 3 }, () => new Float64Array(values.length));
  values.forEach((v, i) => {
    const basis = bsplineBasis(Math.min(b, Math.max(a, v)), knots, 4);
    columns.forEach((column, j) => {
      column[i] = basis[j + 1]!;
    });
  });
  return columns;
}

/**
 * A natural cubic spline (linear beyond the ends) in the truncated-power form: x itself and, for each knot but
 * the last two, d_k(x) − d_{K−1}(x) with d_k(x) = ((x − ξ_k)₊³ − (x − ξ_K)₊³) / (ξ_K − ξ_k). Scaled to the range, so
 * that columns are of one size. inner.length + 1 columns; they span the same functions as R's `ns`.
 * Source: Hastie, Tibshirani & Friedman, Elements of Statistical Learning, 5.2.1.
 */
export function naturalSpline(values: Float64Array, { boundary, inner }: SplineKnots): Float64Array[] {
  const [a, b] = boundary;
  const width = b - a;
  if (!(width > 0)) degenerate("constant", { columns: "spline" });
  const knots = [0, ...inner.map((k) => (k - a) / width), 1];
  const last = knots.length - 1;
  const cube = (v: number) => (v > 0 ? v * v * v : 0);
  const d = (x: number, k: number) => (cube(x - knots[k]!) - cube(x - 1)) / (1 - knots[k]!);
  const scaled = values.map((v) => (v - a) / width);
  const columns: Float64Array[] = [scaled];
  for (let k = 0; k < last - 1; k++) columns.push(scaled.map((x) => d(x, k) - d(x, last - 1)));
  return columns;
}
