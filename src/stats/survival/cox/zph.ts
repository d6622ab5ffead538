import { cholesky, choleskySolve } from "../../linear/cholesky.ts";
import { submatrix } from "../../linear/matrix.ts";
import { survivalSteps } from "../kaplan-meier.ts";
import { stepAt } from "./baseline.ts";
import { eventTable } from "./events.ts";
import type { CoxFit } from "./fit.ts";
import { assemble } from "./kernel.ts";
import { alone, gramOf, hazards, riskSums } from "./likelihood.ts";
import { schoenfeldResiduals } from "./residuals.ts";
import { LANES } from "./sheet.ts";
import { type ChiSquaredTest, chiSquaredTest } from "./tests.ts";

export type TimeTransform = "km" | "identity" | "rank" | "log";

/**
 * Test of proportional hazards: the score test of adding x·g(t) to the model for each term and for all, with
 * g the chosen transform of time (default 1 − S(t−), S the overall Kaplan–Meier). `terms` groups columns
 * that belong together (a factor's); by default each column is a term.
 *
 * The information of the added columns needs Σ g V and Σ g² V over events, V the covariance of the covariates in
 * the risk set: both come from the Gram kernel with hazards multiplied by g.
 * Source: Grambsch & Therneau 1994, in the exact score form of survival ≥ 3.0.
 */
export function proportionalHazardsTest(
  fit: CoxFit,
  transform: TimeTransform = "km",
  terms: readonly { name: string; columns: readonly number[] }[] = fit.names.map((name, j) => ({
    name,
    columns: [j],
  })),
): { terms: { name: string; result: ChiSquaredTest }[]; global: ChiSquaredTest } {
  const p = fit.coef.length;
  const { arranged } = fit;
  const table = eventTable(fit);
  const schoenfeld = schoenfeldResiduals(fit, table);
  const g = transformed(fit, transform, table.time);
  const weight = (row: number) => (fit.data.weights ? fit.data.weights[row]! : 1);
  let centre = 0;
  schoenfeld.row.forEach((row) => {
    centre += g[arranged.grid.leave[row]! - 1]!;
  });
  centre /= schoenfeld.row.length;
  const gc = g.map((v) => v - centre);
  const u = new Float64Array(p);
  schoenfeld.row.forEach((row, i) => {
    const factor = weight(row) * gc[arranged.grid.leave[row]! - 1]!;
    for (let j = 0; j < p; j++) u[j]! += factor * schoenfeld.residual[i * p + j]!;
  });
  const plain = weightedInformation(
    fit,
    gc.map(() => 1),
  );
  // The kernel takes roots of its weights: shift g above zero, and the shift back out again.
  const shift = -gc.reduce((a, b) => Math.min(a, b), 0);
  const mixed = weightedInformation(
    fit,
    gc.map((v) => v + shift),
  ).map((v, i) => v - shift * plain[i]!);
  const blocks = [
    plain,
    mixed,
    weightedInformation(
      fit,
      gc.map((v) => v * v),
    ),
  ];
  const full = new Float64Array(4 * p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      full[i * 2 * p + j] = blocks[0]![i * p + j]!;
      full[i * 2 * p + p + j] = blocks[1]![i * p + j]!;
      full[(p + i) * 2 * p + j] = blocks[1]![i * p + j]!;
      full[(p + i) * 2 * p + p + j] = blocks[2]![i * p + j]!;
    }
  }
  const kept = Array.from({ length: p }, (_, j) => j).filter((j) => !fit.aliased.includes(j));
  const test = (columns: readonly number[]) => {
    const added = columns.filter((j) => kept.includes(j));
    const index = [...kept, ...added.map((j) => p + j)];
    const values = [...kept.map(() => 0), ...added.map((j) => u[j]!)];
    const solved = choleskySolve(cholesky(submatrix(full, 2 * p, index), index.length), values);
    return chiSquaredTest(
      values.reduce((sum, v, i) => sum + v * solved[i]!, 0),
      added.length,
    );
  };
  const usable = terms.filter((t) => t.columns.some((j) => kept.includes(j)));
  return { terms: usable.map((t) => ({ name: t.name, result: test(t.columns) })), global: test(kept) };
}

/** Σ over events of weight × covariance of the covariates in the risk set. */
function weightedInformation(fit: CoxFit, weight: Float64Array): Float64Array {
  const { arranged } = fit;
  const { sheet, grid } = arranged;
  const own = sheet.events + 1;
  riskSums(arranged, fit.coef, alone(arranged));
  hazards(arranged, fit.ties === "efron");
  for (let s = 0; s < sheet.strata; s++) {
    let before = 0;
    let total = 0;
    for (let k = grid.offset[s]!; k < grid.offset[s + 1]!; k++) {
      const increment = sheet.exposure[k]! - before;
      const relief = sheet.tied ? sheet.exposure[k]! - sheet.exposure[own + k]! : 0;
      before = sheet.exposure[k]!;
      total += weight[k]! * increment;
      sheet.exposure[k] = total;
      if (sheet.tied) {
        sheet.exposure[own + k] = total - weight[k]! * relief;
        sheet.outerOwn[k]! *= weight[k]!;
      }
      sheet.outer[k]! *= weight[k]!;
    }
  }
  for (let lane = 0; lane < LANES; lane++) assemble(sheet, lane, LANES);
  return gramOf(arranged);
}

function transformed(fit: CoxFit, transform: TimeTransform, times: Float64Array): Float64Array {
  if (transform === "identity") return times.slice();
  if (transform === "log") return times.map(Math.log);
  if (transform === "rank") {
    const sorted = fit.data.time.toSorted();
    return times.map((t) => {
      const last = stepAt(sorted, t) + 1;
      let first = last;
      while (first > 0 && sorted[first - 1] === t) first--;
      return (first + 1 + last) / 2;
    });
  }
  const { data } = fit;
  // Without case weights, as R has it: the transform is only a scale of time.
  const steps = survivalSteps({ time: data.time, start: data.start, event: data.event });
  // Just before the event: the value after the last earlier step.
  return times.map((t) => {
    let at = stepAt(steps.time, t);
    if (at >= 0 && steps.time[at] === t) at--;
    return at < 0 ? 0 : 1 - steps.survival[at]!;
  });
}
