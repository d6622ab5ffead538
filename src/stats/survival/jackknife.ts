import { binned } from "../order.ts";
import type { EventGrid } from "./event-grid.ts";

/**
 * Σ w² (g + α + β f)² over rows that come and go, for any g and f, from six running sums. An influence on a curve has
 * this form: g and f belong to the time, α and β to the row.
 */
class Squares {
  #w = 0;
  #a = 0;
  #b = 0;
  #aa = 0;
  #ab = 0;
  #bb = 0;

  /** Adds a row; with a negative square of the weight it is taken away again. */
  add(w: number, alpha: number, beta: number): void {
    this.#w += w;
    this.#a += w * alpha;
    this.#b += w * beta;
    this.#aa += w * alpha * alpha;
    this.#ab += w * alpha * beta;
    this.#bb += w * beta * beta;
  }

  at(g: number, f: number): number {
    return g * g * this.#w + 2 * g * (this.#a + this.#b * f) + this.#aa + 2 * this.#ab * f + this.#bb * f * f;
  }
}

/** Rows with their places among the events; `atRisk` and all `deaths` per event (weighted). */
export interface JackknifeInput {
  readonly grid: EventGrid;
  readonly weights: Float64Array | undefined;
  readonly atRisk: Float64Array;
  readonly deaths: Float64Array;
}

/**
 * Errors of the cumulative incidence F(t) = Σ S(s−) d_c/r by the infinitesimal jackknife: √ Σᵢ (wᵢ ∂F/∂wᵢ)². Right
 * under sampling weights; without weights, censoring or late entry it is the binomial error, and for one cause without
 * weights or late entry Greenwood's. `own` are the cause's deaths, `isOwn` tells whether a row ends in one.
 *
 * A row at risk since event e has ∂F/∂w = (Q − P)(t) − (Q − P)(e) − C(e)(F(t) − F(e)), with C = Σ d/(r(r − d)),
 * P = Σ S(s−) d_c/r², Q = ∫ C(s−) dF; once it has left at x it goes on with the slope C(x) − C(e) − δ/(r − d) in F.
 * Source: Efron 1982, ch. 6; the error of Aalen–Johansen curves in R's survival.
 */
export function incidenceErrors(
  { grid, weights, atRisk, deaths }: JackknifeInput,
  own: Float64Array,
  event: Uint8Array,
  isOwn: (row: number) => boolean,
): Float64Array {
  const K = grid.events;
  const entering = binned(grid.enter, K + 1);
  const leaving = binned(grid.leave, K + 1);
  const [G, C, F] = [new Float64Array(K + 1), new Float64Array(K + 1), new Float64Array(K + 1)];
  const present = new Squares();
  const gone = new Squares();
  const out = new Float64Array(K);
  let S = 1;
  for (let k = 0; k < K; k++) {
    const r = atRisk[k]!;
    const left = survivors(r, deaths[k]!);
    const step = (S * own[k]!) / r;
    G[k + 1] = G[k]! + step * C[k]! - step / r;
    C[k + 1] = C[k]! + (left > 0 ? deaths[k]! / (r * left) : 0);
    F[k + 1] = F[k]! + step;
    for (const [rows, sign] of [
      [part(entering, k), 1],
      [part(leaving, k + 1), -1],
    ] as const) {
      for (const row of rows) {
        const e = grid.enter[row]!;
        if (grid.leave[row]! <= e) continue;
        const w = (weights ? weights[row]! : 1) ** 2;
        const alpha = C[e]! * F[e]! - G[e]!;
        present.add(sign * w, alpha, -C[e]!);
        if (sign > 0) continue;
        const slope = C[k + 1]! - C[e]! - (event[row] && left > 0 ? 1 / left : 0);
        const value = G[k + 1]! + alpha - C[e]! * F[k + 1]! + (isOwn(row) ? S / r : 0);
        gone.add(w, value - slope * F[k + 1]!, slope);
      }
    }
    out[k] = Math.sqrt(Math.max(0, present.at(G[k + 1]!, F[k + 1]!) + gone.at(0, F[k + 1]!)));
    S *= left / r;
  }
  return out;
}

/** Errors of the cumulative hazard H(t) = Σ d/r by the infinitesimal jackknife; see `incidenceErrors`. */
export function hazardErrors(
  { grid, weights, atRisk, deaths }: JackknifeInput,
  event: Uint8Array,
): Float64Array {
  const K = grid.events;
  const entering = binned(grid.enter, K + 1);
  const leaving = binned(grid.leave, K + 1);
  const P = new Float64Array(K + 1);
  const present = new Squares();
  const gone = new Squares();
  return Float64Array.from({ length: K }, (_, k) => {
    const r = atRisk[k]!;
    P[k + 1] = P[k]! + deaths[k]! / (r * r);
    for (const row of part(entering, k)) {
      if (grid.leave[row]! > k) present.add((weights ? weights[row]! : 1) ** 2, P[k]!, 0);
    }
    for (const row of part(leaving, k + 1)) {
      const since = P[grid.enter[row]!]!;
      if (grid.enter[row]! > k) continue;
      const w = (weights ? weights[row]! : 1) ** 2;
      present.add(-w, since, 0);
      gone.add(w, since - P[k + 1]! + event[row]! / r, 0);
    }
    return Math.sqrt(Math.max(0, present.at(-P[k + 1]!, 0) + gone.at(0, 0)));
  });
}

function part({ rows, begin }: ReturnType<typeof binned>, bin: number): Int32Array {
  return rows.subarray(begin[bin]!, begin[bin + 1]!);
}

/** Those at risk who do not die; what is left by rounding alone is nobody. */
export function survivors(atRisk: number, deaths: number): number {
  return Math.abs(atRisk - deaths) < 1e-12 * atRisk ? 0 : atRisk - deaths;
}
