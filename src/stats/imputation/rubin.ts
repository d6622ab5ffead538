import { degenerate } from "../diagnosis.ts";
import { studentMultiplier, studentTwoSided } from "../probability/student.ts";

export interface Pooled {
  readonly estimate: number;
  readonly error: number;
  readonly within: number;
  readonly between: number;
  readonly df: number;
  /** Fraction of the information that is missing. */
  readonly missing: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Rubin's rules for one quantity from m completed data sets: the mean estimate, total variance W + (1 + 1/m) B,
 * Student limits with (m − 1)(1 + W/((1 + 1/m)B))² degrees of freedom, adjusted for `completeDf` when given.
 * Sources: Rubin 1987, 3.3; Barnard & Rubin 1999.
 */
export function poolEstimates(
  estimates: ArrayLike<number>,
  variances: ArrayLike<number>,
  { completeDf = Infinity, confidence = 0.95 }: { completeDf?: number; confidence?: number } = {},
): Pooled {
  const m = estimates.length;
  if (m < 2 || variances.length !== m)
    degenerate("length", { column: "variances", rows: variances.length, expected: m });
  const mean = (v: ArrayLike<number>) => Array.from(v).reduce((a, b) => a + b, 0) / m;
  const estimate = mean(estimates);
  const within = mean(variances);
  const between = Array.from(estimates).reduce((sum, q) => sum + (q - estimate) ** 2, 0) / (m - 1);
  const extra = (1 + 1 / m) * between;
  const total = within + extra;
  const share = total > 0 ? extra / total : 0;
  const old = share > 0 ? (m - 1) / (share * share) : Infinity;
  let df = old;
  if (Number.isFinite(completeDf)) {
    const observed = ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - share);
    df = old === Infinity ? observed : (old * observed) / (old + observed);
  }
  const ratio = within > 0 ? extra / within : Infinity;
  const missing = ratio === Infinity ? 1 : (ratio + 2 / (df + 3)) / (ratio + 1);
  const error = Math.sqrt(total);
  const half = error * studentMultiplier(confidence, Math.min(df, 1e9));
  return {
    estimate,
    error,
    within,
    between,
    df,
    missing: share > 0 ? missing : 0,
    p: error > 0 ? studentTwoSided(estimate / error, df) : Number(estimate === 0),
    lower: estimate - half,
    upper: estimate + half,
  };
}
