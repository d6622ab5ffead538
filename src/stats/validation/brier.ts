import { degenerate } from "../diagnosis.ts";
import { censoringCurve } from "../survival/fine-gray.ts";

/** Right-censored outcomes. */
export interface Outcomes {
  readonly time: Float64Array;
  readonly event: Uint8Array;
}

/**
 * Brier score at `horizon` of predicted survival probabilities, with inverse probability of censoring weights:
 * (1/n) Σ [ S² 1(T ≤ t, event)/G(T−) + (1 − S)² 1(T > t)/G(t) ]. 0 is perfect, 0.25 a coin.
 * Source: Graf, Schmoor, Sauerbrei & Schumacher 1999.
 */
export function brierScore({ time, event }: Outcomes, survival: ArrayLike<number>, horizon: number): number {
  const n = time.length;
  if (n === 0) degenerate("no-rows");
  const G = censoringCurve(
    time,
    event.map((e) => 1 - e),
  );
  const still = G.at(horizon);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const S = survival[i]!;
    if (time[i]! > horizon) sum += still > 0 ? (1 - S) ** 2 / still : 0;
    else if (event[i]) sum += S ** 2 / G.before(time[i]!);
  }
  return sum / n;
}

/**
 * Integrated Brier score: the mean of the Brier score over the span of `horizons` (ascending), by trapezoids.
 * `survival(t)` gives everybody's predicted survival at t.
 */
export function integratedBrier(
  outcomes: Outcomes,
  survival: (horizon: number) => ArrayLike<number>,
  horizons: readonly number[],
): number {
  if (horizons.length < 2) degenerate("bad-value", { column: "horizons", rows: horizons.length });
  const scores = horizons.map((t) => brierScore(outcomes, survival(t), t));
  let area = 0;
  for (let i = 1; i < horizons.length; i++) {
    area += ((scores[i]! + scores[i - 1]!) / 2) * (horizons[i]! - horizons[i - 1]!);
  }
  return area / (horizons.at(-1)! - horizons[0]!);
}
