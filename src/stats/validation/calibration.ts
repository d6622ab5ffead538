import { degenerate } from "../diagnosis.ts";
import { fitLogistic } from "../models/logistic.ts";
import { stepAt } from "../survival/cox/baseline.ts";
import { fitCox } from "../survival/cox/fit.ts";
import { survivalLimits, survivalSteps } from "../survival/kaplan-meier.ts";
import type { Outcomes } from "./brier.ts";

export interface Calibration {
  /** 1 is right; under 1 the predictions are too far apart (overfitting). */
  readonly slope: number;
  readonly slopeError: number;
  /** 0 is right; above 0 there are more events than predicted, on the log scale. */
  readonly intercept: number;
  readonly interceptError: number;
}

/**
 * Calibration of a survival model on other data: the slope is the Cox coefficient of its linear predictor; the
 * intercept is log(observed / expected events), `expected` being each person's predicted cumulative hazard by
 * the end of follow-up, with the Poisson error 1/√observed. Sources: van Houwelingen 2000; Crowson, Atkinson &
 * Therneau 2016.
 */
export function survivalCalibration(
  { time, event }: Outcomes,
  lp: Float64Array,
  expected: ArrayLike<number>,
): Calibration {
  const fit = fitCox({ names: ["lp"], x: [lp], time, event });
  const observed = event.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (let i = 0; i < time.length; i++) sum += expected[i]!;
  if (!(sum > 0)) degenerate("bad-value", { column: "expected" });
  return {
    slope: fit.coef[0]!,
    slopeError: Math.sqrt(fit.variance[0]!),
    intercept: Math.log(observed / sum),
    interceptError: 1 / Math.sqrt(observed),
  };
}

/**
 * Calibration of predicted probabilities of a 0/1 outcome: slope of the logit, and intercept with the slope held
 * at 1. Source: Cox 1958; Steyerberg, Clinical Prediction Models, 15.
 */
export function probabilityCalibration(y: Uint8Array, probability: ArrayLike<number>): Calibration {
  const logit = Float64Array.from(probability, (v) => Math.log(v / (1 - v)));
  if (!logit.every(Number.isFinite)) degenerate("bad-value", { column: "probability" });
  const sloped = fitLogistic({ names: ["logit"], x: [logit], y });
  const shifted = fitLogistic({ names: [], x: [], y, offset: logit });
  return {
    slope: sloped.coef[1]!,
    slopeError: Math.sqrt(sloped.variance[3]!),
    intercept: shifted.coef[0]!,
    interceptError: Math.sqrt(shifted.variance[0]!),
  };
}

export interface CalibrationPoint {
  readonly n: number;
  /** Mean predicted and observed (1 − Kaplan–Meier) risk by the horizon, with limits. */
  readonly predicted: number;
  readonly observed: number;
  readonly lower: number;
  readonly upper: number;
}

/** The calibration curve: people in groups of equal size by predicted risk, each group's mean against what came. */
export function calibrationCurve(
  { time, event }: Outcomes,
  risk: Float64Array,
  horizon: number,
  groups = 10,
): CalibrationPoint[] {
  const n = time.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => risk[a]! - risk[b]! || a - b);
  return Array.from({ length: groups }, (_, g) => {
    const rows = order.slice(Math.floor((n * g) / groups), Math.floor((n * (g + 1)) / groups));
    if (rows.length === 0) degenerate("bad-value", { column: "groups", rows: groups });
    const steps = survivalSteps({
      time: Float64Array.from(rows, (i) => time[i]!),
      event: Uint8Array.from(rows, (i) => event[i]!),
    });
    const limits = survivalLimits(steps, "log-log");
    const at = stepAt(steps.time, horizon);
    const S = at < 0 ? 1 : steps.survival[at]!;
    return {
      n: rows.length,
      predicted: rows.reduce((sum, i) => sum + risk[i]!, 0) / rows.length,
      observed: 1 - S,
      lower: at < 0 ? 0 : 1 - (limits.upper[at] ?? S),
      upper: at < 0 ? 0 : 1 - (limits.lower[at] ?? S),
    };
  });
}
