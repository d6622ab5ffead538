import { degenerate } from "../diagnosis.ts";
import { stepAt } from "../survival/cox/baseline.ts";
import { survivalSteps } from "../survival/kaplan-meier.ts";
import type { Outcomes } from "./brier.ts";

export interface NetBenefit {
  readonly threshold: number;
  /** Of acting on predicted risk, on everybody, on nobody (0): true positives less false ones at the threshold's odds. */
  readonly model: number;
  readonly all: number;
}

/**
 * Decision curve of predicted risks by `horizon`: net benefit = P(event, risk ≥ p) − P(no event, risk ≥ p) · p/(1 − p),
 * with the events among those at or above the threshold by Kaplan–Meier.
 * Source: Vickers & Elkin 2006; Vickers, Cronin, Elkin & Gonen 2008 for censored outcomes.
 */
export function decisionCurve(
  outcomes: Outcomes,
  risk: Float64Array,
  horizon: number,
  thresholds: readonly number[],
): NetBenefit[] {
  const n = outcomes.time.length;
  if (n === 0) degenerate("no-rows");
  const everybody = Array.from({ length: n }, (_, i) => i);
  const benefit = (rows: readonly number[], p: number) => {
    if (rows.length === 0) return 0;
    const event = eventBy(outcomes, rows, horizon);
    return (rows.length / n) * (event - (1 - event) * (p / (1 - p)));
  };
  return thresholds.map((threshold) => {
    if (!(threshold >= 0 && threshold < 1)) degenerate("bad-value", { column: "threshold" });
    const treated = everybody.filter((i) => risk[i]! >= threshold);
    return { threshold, model: benefit(treated, threshold), all: benefit(everybody, threshold) };
  });
}

function eventBy({ time, event }: Outcomes, rows: readonly number[], horizon: number): number {
  const steps = survivalSteps({
    time: Float64Array.from(rows, (i) => time[i]!),
    event: Uint8Array.from(rows, (i) => event[i]!),
  });
  const at = stepAt(steps.time, horizon);
  return at < 0 ? 0 : 1 - steps.survival[at]!;
}
