import { degenerate } from "../diagnosis.ts";
import { eventGrid } from "./event-grid.ts";
import { incidenceErrors, survivors } from "./jackknife.ts";
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
 * F_c(t) = Σ S(tᵢ−) d_c/n, S the survival from all causes. Errors by the infinitesimal jackknife (see
 * `incidenceErrors`), which for one cause is Greenwood's and for several the delta method's when there are no weights
 * and nobody enters late.
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
  const all = Float64Array.from({ length: K }, (_, k) => deaths.reduce((sum, cause) => sum + cause[k]!, 0));
  const input = { grid, weights: data.weights, atRisk, deaths: all };
  const error = deaths.map((own, q) =>
    incidenceErrors(input, own, event, (row) => data.status[row] === q + 1),
  );
  let S = 1;
  const F = new Float64Array(data.causes);
  for (let k = 0; k < K; k++) {
    const r = atRisk[k]!;
    for (let q = 0; q < data.causes; q++) {
      F[q]! += (S * deaths[q]![k]!) / r;
      incidence[q]![k] = F[q]!;
    }
    S *= survivors(r, all[k]!) / r;
    survival[k] = S;
  }
  return { time: grid.time, atRisk, survival, incidence, error };
}
