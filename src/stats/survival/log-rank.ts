import { degenerate } from "../diagnosis.ts";
import { cholesky, choleskySolve } from "../linear/cholesky.ts";
import { eventGrid } from "./event-grid.ts";
import { tieRoundedTimes } from "./timefix.ts";

export interface GroupedData {
  readonly time: Float64Array;
  readonly start?: Float64Array | undefined;
  readonly event: Uint8Array;
  readonly group: Int32Array;
  readonly groups: number;
  readonly stratum?: Int32Array | undefined;
  readonly strata?: number | undefined;
}

/**
 * The log-rank test of equal hazards in G groups, or its Gρ form with weights S(t−)^ρ (ρ = 1: Peto & Peto's
 * Wilcoxon): χ² with G − 1 degrees of freedom from observed less expected events, with the hypergeometric variance.
 * Sources: Mantel 1966; Peto & Peto 1972; Harrington & Fleming 1982.
 */
export function logRankTest(
  { time: times, start: starts, event, group, groups, stratum, strata = 1 }: GroupedData,
  rho = 0,
): { statistic: number; df: number; observed: Float64Array; expected: Float64Array } {
  if (groups < 2) degenerate("one-group", { column: "group" });
  if (!event.includes(1)) degenerate("no-events", { rows: event.length });
  const { time, start } = tieRoundedTimes(times, starts);
  const grid = eventGrid({ time, start, event, stratum, strata });
  const K = grid.events;
  const risk = new Float64Array((K + 1) * groups);
  const deaths = new Float64Array(K * groups);
  for (let i = 0; i < time.length; i++) {
    const to = grid.leave[i]!;
    const from = grid.enter[i]!;
    if (to <= from) continue;
    const g = group[i]!;
    risk[(to - 1) * groups + g]! += 1;
    if (from > grid.offset[stratum ? stratum[i]! : 0]!) risk[(from - 1) * groups + g]! -= 1;
    if (event[i]) deaths[(to - 1) * groups + g]! += 1;
  }
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const variance = new Float64Array(groups * groups);
  for (let s = 0; s < strata; s++) {
    for (let k = grid.offset[s + 1]! - 2; k >= grid.offset[s]!; k--) {
      for (let g = 0; g < groups; g++) risk[k * groups + g]! += risk[(k + 1) * groups + g]!;
    }
    let S = 1;
    for (let k = grid.offset[s]!; k < grid.offset[s + 1]!; k++) {
      let n = 0;
      let d = 0;
      for (let g = 0; g < groups; g++) {
        n += risk[k * groups + g]!;
        d += deaths[k * groups + g]!;
      }
      const w = rho === 0 ? 1 : S ** rho;
      const factor = n > 1 ? (w * w * d * (n - d)) / (n - 1) : 0;
      for (let g = 0; g < groups; g++) {
        const share = risk[k * groups + g]! / n;
        observed[g]! += w * deaths[k * groups + g]!;
        expected[g]! += w * d * share;
        for (let h = 0; h < groups; h++) {
          variance[g * groups + h]! += factor * share * ((g === h ? 1 : 0) - risk[k * groups + h]! / n);
        }
      }
      S *= 1 - d / n;
    }
  }
  // The groups' differences add up to zero: the last is left out, and with it any group never at risk.
  const kept = Array.from({ length: groups }, (_, g) => g)
    .filter((g) => expected[g]! > 0)
    .slice(0, -1);
  const V = new Float64Array(kept.length ** 2);
  kept.forEach((g, i) => {
    kept.forEach((h, j) => {
      V[i * kept.length + j] = variance[g * groups + h]!;
    });
  });
  const u = Float64Array.from(kept, (g) => observed[g]! - expected[g]!);
  const factor = cholesky(V, kept.length);
  const solved = choleskySolve(factor, u);
  return { statistic: u.reduce((sum, v, i) => sum + v * solved[i]!, 0), df: factor.rank, observed, expected };
}
