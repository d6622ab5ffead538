import { degenerate } from "../diagnosis.ts";
import { eventGrid } from "./event-grid.ts";
import { tieRoundedTimes } from "./timefix.ts";

export interface CauseData {
  readonly time: Float64Array;
  readonly start?: Float64Array | undefined;
  /** 0 censored, 1 … causes. */
  readonly status: Int32Array;
  readonly causes: number;
  readonly weights?: Float64Array | undefined;
}

export interface Incidence {
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** Probability of no event of any cause. */
  readonly survival: Float64Array;
  /** Per cause the cumulative incidence and its standard error at each time. */
  readonly incidence: readonly Float64Array[];
  readonly error: readonly Float64Array[];
}

/**
 * Aalen–Johansen: the probability of an event of cause c by time t among competing causes,
 * F_c(t) = Σ S(tᵢ−) d_c/n, S the survival from all causes. Variance (weights counting as people):
 * Σ (F_c(t) − F_c(tᵢ))² d/(n(n−d)) + Σ S(tᵢ−)² d_c (n − d_c)/n³ − 2 Σ (F_c(t) − F_c(tᵢ)) S(tᵢ−) d_c/n²,
 * which for one cause is Greenwood's.
 * Sources: Aalen & Johansen 1978; Marubini & Valsecchi 1995, 10.2 (delta method).
 */
export function aalenJohansen(data: CauseData): Incidence {
  const n = data.time.length;
  if (n === 0) degenerate("no-rows");
  const event = Uint8Array.from(data.status, (s) => (s > 0 ? 1 : 0));
  const { time, start } = tieRoundedTimes(data.time, data.start);
  const grid = eventGrid({ time, start, event, strata: 1 });
  const K = grid.events;
  const change = new Float64Array(K + 1);
  const deaths = Array.from({ length: data.causes }, () => new Float64Array(K));
  for (let i = 0; i < n; i++) {
    const to = grid.leave[i]!;
    const from = grid.enter[i]!;
    if (to <= from) continue;
    const w = data.weights ? data.weights[i]! : 1;
    change[to - 1]! += w;
    if (from > 0) change[from - 1]! -= w;
    if (event[i]) deaths[data.status[i]! - 1]![to - 1]! += w;
  }
  const atRisk = new Float64Array(K);
  let sum = 0;
  for (let k = K - 1; k >= 0; k--) {
    sum += change[k]!;
    atRisk[k] = sum;
  }
  const survival = new Float64Array(K);
  const incidence = deaths.map(() => new Float64Array(K));
  const error = deaths.map(() => new Float64Array(K));
  // The variance at t is A − 2·F·B + F²·C with running sums, so that one pass suffices.
  const a = new Float64Array(data.causes);
  const b = new Float64Array(data.causes);
  let c = 0;
  let S = 1;
  const F = new Float64Array(data.causes);
  for (let k = 0; k < K; k++) {
    const r = atRisk[k]!;
    let d = 0;
    for (const cause of deaths) d += cause[k]!;
    const left = Math.abs(r - d) < 1e-12 * r ? 0 : r - d;
    const g = left > 0 ? d / (r * left) : 0;
    c += g;
    for (let q = 0; q < data.causes; q++) {
      const dq = deaths[q]![k]!;
      F[q]! += (S * dq) / r;
      const f = F[q]!;
      const cross = (S * dq) / (r * r);
      a[q]! += f * f * g + (S * S * dq * (r - dq)) / (r * r * r) + 2 * f * cross;
      b[q]! += f * g + cross;
      incidence[q]![k] = f;
      error[q]![k] = Math.sqrt(Math.max(0, a[q]! - 2 * f * b[q]! + f * f * c));
    }
    S *= left / r;
    survival[k] = S;
  }
  return { time: grid.time, atRisk, survival, incidence, error };
}
