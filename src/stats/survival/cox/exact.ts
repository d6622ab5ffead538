import { degenerate } from "../../diagnosis.ts";
import type { Evaluation } from "./likelihood.ts";
import type { Arranged } from "./sheet.ts";

/**
 * The exact (conditional, discrete) partial likelihood: with d deaths at a time, their product of risks over the
 * sum, over all sets of d rows at risk, of the set's product. That sum is the elementary symmetric polynomial
 * E_d(r) and is built up row by row, E_j ← E_j + r·E_{j−1}, with first and second derivatives alongside, so no set
 * is ever listed. Without late entry the polynomials grow with the risk set through a whole stratum:
 * O(n · D · p²) with D the most deaths at one time; with late entry they are built anew at each tied time.
 *
 * Case weights are not defined for it. Sources: Cox 1972; Gail, Lubin & Rubinstein 1981 (recursion);
 * Kalbfleisch & Prentice, 4.2.3.
 */
export function evaluateExact(arranged: Arranged, beta: Float64Array): Evaluation {
  const { sheet, grid, deaths } = arranged;
  const { n, p, x, leave, enter } = sheet;
  const result = {
    loglik: arranged.eventOffset,
    score: Float64Array.from(arranged.eventX),
    information: new Float64Array(p * p),
  };
  const risk = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let eta = sheet.offset.length > 0 ? sheet.offset[i]! : 0;
    for (let j = 0; j < p; j++) eta += beta[j]! * x[j * n + i]!;
    risk[i] = Math.exp(eta);
  }
  for (let j = 0; j < p; j++) result.loglik += beta[j]! * arranged.eventX[j]!;
  const members = rowsByEvent(leave, sheet.events);
  for (let s = 0; s < sheet.strata; s++) {
    const first = grid.offset[s]!;
    const last = grid.offset[s + 1]!;
    let most = 0;
    for (let k = first; k < last; k++) most = Math.max(most, deaths[k]!);
    if (most === 0) continue;
    const growing = new Polynomials(most, p);
    let present: number[] = [];
    for (let k = last - 1; k >= first; k--) {
      const d = deaths[k]!;
      if (!sheet.late) {
        for (let m = members.start[k]!; m < members.start[k + 1]!; m++)
          growing.add(risk, x, n, members.rows[m]!);
        growing.take(d, result);
        continue;
      }
      for (let m = members.start[k]!; m < members.start[k + 1]!; m++) present.push(members.rows[m]!);
      present = present.filter((row) => enter[row] === sheet.events || enter[row]! < k);
      const fresh = new Polynomials(d, p);
      for (const row of present) fresh.add(risk, x, n, row);
      fresh.take(d, result);
    }
  }
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) result.information[i * p + j] = result.information[j * p + i]!;
  }
  return result;
}

function rowsByEvent(leave: Int32Array, events: number): { rows: Int32Array; start: Int32Array } {
  const start = new Int32Array(events + 2);
  for (const k of leave) start[k + 1]!++;
  for (let k = 0; k <= events; k++) start[k + 1]! += start[k]!;
  const next = start.slice();
  const rows = new Int32Array(leave.length);
  for (let i = 0; i < leave.length; i++) rows[next[leave[i]!]!++] = i;
  return { rows, start };
}

/** E_0 … E_D with gradients and Hessians (in the linear predictor), kept in range by a common power scale. */
class Polynomials {
  readonly #degree: number;
  readonly #p: number;
  readonly #e: Float64Array;
  readonly #gradient: Float64Array;
  readonly #hessian: Float64Array;
  #logScale = 0; // the true E_j is e[j] · exp(logScale · j)

  constructor(degree: number, p: number) {
    this.#degree = degree;
    this.#p = p;
    this.#e = new Float64Array(degree + 1);
    this.#e[0] = 1;
    this.#gradient = new Float64Array((degree + 1) * p);
    this.#hessian = new Float64Array((degree + 1) * p * p);
  }

  add(risk: Float64Array, x: Float64Array, n: number, row: number): void {
    const p = this.#p;
    const e = this.#e;
    const g = this.#gradient;
    const h = this.#hessian;
    const r = risk[row]! * Math.exp(-this.#logScale);
    let largest = 0;
    for (let d = this.#degree; d >= 1; d--) {
      const lower = e[d - 1]!;
      for (let j = 0; j < p; j++) {
        const xj = x[j * n + row]!;
        const gj = g[(d - 1) * p + j]!;
        for (let k = j; k < p; k++) {
          const xk = x[k * n + row]!;
          const at = j * p + k;
          h[d * p * p + at]! +=
            r * (h[(d - 1) * p * p + at]! + xj * g[(d - 1) * p + k]! + xk * gj + xj * xk * lower);
        }
      }
      for (let j = 0; j < p; j++) g[d * p + j]! += r * (g[(d - 1) * p + j]! + x[j * n + row]! * lower);
      e[d]! += r * lower;
      if (e[d]! > largest) largest = e[d]!;
    }
    if (largest > 1e120) this.#rescale(largest);
  }

  #rescale(largest: number): void {
    // A factor per degree that brings the largest polynomial near 1.
    const at = this.#e.indexOf(largest);
    const factor = largest ** (-1 / Math.max(1, at));
    let power = 1;
    for (let d = 1; d <= this.#degree; d++) {
      power *= factor;
      this.#e[d]! *= power;
      for (let j = 0; j < this.#p; j++) this.#gradient[d * this.#p + j]! *= power;
      for (let j = 0; j < this.#p ** 2; j++) this.#hessian[d * this.#p ** 2 + j]! *= power;
    }
    this.#logScale -= Math.log(factor);
  }

  /** Takes log E_d, its gradient and Hessian off the likelihood. */
  take(d: number, into: { loglik: number; score: Float64Array; information: Float64Array }): void {
    const p = this.#p;
    const e = this.#e[d]!;
    if (!(e > 0 && e < Infinity)) {
      if (Number.isNaN(e)) degenerate("overflow", { ties: d });
      into.loglik = -Infinity;
      return;
    }
    into.loglik -= Math.log(e) + d * this.#logScale;
    for (let j = 0; j < p; j++) {
      const gj = this.#gradient[d * p + j]! / e;
      into.score[j]! -= gj;
      for (let k = j; k < p; k++) {
        const gk = this.#gradient[d * p + k]! / e;
        into.information[j * p + k]! += this.#hessian[d * p * p + j * p + k]! / e - gj * gk;
      }
    }
  }
}
