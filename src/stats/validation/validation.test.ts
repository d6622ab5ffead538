import { describe, expect, it } from "vitest";
import { seededRandom } from "../random.ts";
import { randomCoxData } from "../reference/slow.ts";
import { concordance } from "../survival/concordance.ts";
import { baselineHazard, stepAt } from "../survival/cox/baseline.ts";
import { fitCox } from "../survival/cox/fit.ts";
import { martingaleResiduals } from "../survival/cox/residuals.ts";
import { bootstrapCox } from "./bootstrap-threads.ts";
import { brierScore, integratedBrier } from "./brier.ts";
import { calibrationCurve, probabilityCalibration, survivalCalibration } from "./calibration.ts";
import { coxProcedure } from "./cox-procedure.ts";
import { decisionCurve } from "./decision-curve.ts";
import { timeDependentAuc, unoConcordance } from "./discrimination.ts";
import { bootstrapOptimism, crossValidate, foldsByGroup, foldsByTime, randomFolds } from "./resampling.ts";

const data = randomCoxData(51, { n: 200, p: 2, span: Infinity });
const everyone = { ...data, event: new Uint8Array(200).fill(1) };
const score = data.x[0]!.map((v, i) => 0.05 * v + data.x[1]![i]!);

describe("discrimination", () => {
  it("without censoring Uno's C is Harrell's", () => {
    const input = { time: everyone.time, event: everyone.event, score };
    expect(unoConcordance(input).value).toBeCloseTo(concordance(input).value, 12);
  });

  it("Uno's C by its definition, with censoring", () => {
    // Times 1 event, 2 censored, 3 event, 4 event, 5 censored: G(1−) = 1, G(3−) = G(4−) = 3/4.
    const time = Float64Array.of(1, 2, 3, 4, 5);
    const event = Uint8Array.of(1, 0, 1, 1, 0);
    const s = Float64Array.of(9, 1, 3, 5, 4);
    // From 1: four pairs, all concordant. From 3: with 4 (3 < 5 no), 5 (3 < 4 no). From 4: with 5 yes.
    const w = (4 / 3) ** 2;
    expect(unoConcordance({ time, event, score: s }).value).toBeCloseTo((4 + w) / (4 + 3 * w), 12);
    expect(unoConcordance({ time, event, score: s }, 4).value).toBeCloseTo(4 / (4 + 2 * w), 12);
  });

  it("AUC at a horizon by hand, and 1 for the perfect score", () => {
    const time = Float64Array.of(1, 2, 3, 4);
    const event = Uint8Array.of(1, 0, 1, 1);
    // Cases by 3: person 1 (weight 1) and person 3 (weight 1/G(3−) = 1.5); the control is person 4.
    expect(timeDependentAuc({ time, event, score: Float64Array.of(5, 0, 1, 2) }, 3)).toBeCloseTo(1 / 2.5, 12);
    expect(timeDependentAuc({ time, event, score: Float64Array.of(5, 0, 4, 2) }, 3)).toBe(1);
    expect(() => timeDependentAuc({ time, event, score }, 0.5)).toThrow("stats.no-events");
  });
});

describe("Brier score", () => {
  it("without censoring is the mean squared error", () => {
    const S = score.map((v) => 1 / (1 + Math.exp(v - 3)));
    const expected = S.reduce((sum, p, i) => sum + ((everyone.time[i]! > 0.5 ? 1 : 0) - p) ** 2, 0) / 200;
    expect(brierScore(everyone, S, 0.5)).toBeCloseTo(expected, 12);
  });

  it("by hand with censoring, and integrated", () => {
    const outcomes = { time: Float64Array.of(1, 2, 3, 4), event: Uint8Array.of(1, 0, 1, 0) };
    const S = [0.2, 0.5, 0.4, 0.9];
    // At 3: person 1 0.04; person 2 censored, no weight; person 3 0.16/(2/3); person 4 0.01/(2/3).
    expect(brierScore(outcomes, S, 3)).toBeCloseTo((0.04 + 0.16 * 1.5 + 0.01 * 1.5) / 4, 12);
    const [a, b] = [brierScore(outcomes, S, 1), brierScore(outcomes, S, 3)];
    expect(integratedBrier(outcomes, () => S, [1, 3])).toBeCloseTo((a + b) / 2, 12);
  });
});

describe("calibration", () => {
  const fit = fitCox(data, { epsilon: 1e-13 });
  const lp = data.time.map((_, i) => fit.coef.reduce((sum, b, j) => sum + b * data.x[j]![i]!, 0));

  it("of a model in its own data: slope 1, intercept 0", () => {
    const expected = martingaleResiduals(fit).map((m, i) => data.event[i]! - m);
    const c = survivalCalibration(data, lp, expected);
    expect(c.slope).toBeCloseTo(1, 6);
    expect(c.intercept).toBeCloseTo(0, 9);
  });

  it("of probabilities twice too extreme: slope one half", () => {
    const y = Uint8Array.from({ length: 400 }, (_, i) =>
      i % 4 === 0 || i % 4 === (i % 8 < 4 ? 1 : 0) ? 1 : 0,
    );
    const fair = Float64Array.from({ length: 400 }, (_, i) => {
      const group = i % 8 < 4 ? [0, 1, 2, 3] : [4, 5, 6, 7];
      return group.reduce((sum, g) => sum + y[g]!, 0) / 4;
    });
    const extreme = fair.map((p) => 1 / (1 + Math.exp(-2 * Math.log(p / (1 - p)) - 0.1)));
    const c = probabilityCalibration(y, extreme);
    expect(c.slope).toBeCloseTo(0.5, 6);
  });

  it("in groups: predicted and observed of each", () => {
    const { time, cumhaz } = baselineHazard(fit)[0]!;
    const H = cumhaz[stepAt(time, 0.6)]!;
    const risk = lp.map((v) => 1 - Math.exp(-H * Math.exp(v)));
    const points = calibrationCurve(data, risk, 0.6, 4);
    expect(points.map((p) => p.n)).toEqual([50, 50, 50, 50]);
    for (const p of points) {
      expect(p.lower).toBeLessThanOrEqual(p.observed);
      expect(p.upper).toBeGreaterThanOrEqual(p.observed);
    }
    expect(points[0]!.predicted).toBeLessThan(points[3]!.predicted);
  });
});

it("decision curve by hand: four people, no censoring", () => {
  const outcomes = { time: Float64Array.of(1, 2, 5, 6), event: Uint8Array.of(1, 1, 1, 1) };
  const [point] = decisionCurve(outcomes, Float64Array.of(0.9, 0.3, 0.6, 0.1), 3, [0.5]);
  // Two above 0.5, of whom one has the event by 3; of all four, two.
  expect(point!.model).toBeCloseTo(1 / 4 - 1 / 4, 12);
  expect(point!.all).toBeCloseTo(2 / 4 - 2 / 4, 12);
  const [low] = decisionCurve(outcomes, Float64Array.of(0.9, 0.3, 0.6, 0.1), 3, [0.2]);
  expect(low!.model).toBeCloseTo(2 / 4 - (1 / 4) * 0.25, 12);
});

describe("resampling", () => {
  it("optimism is the same on one thread and on two, and takes from the apparent concordance", async () => {
    const small = randomCoxData(52, { n: 60, p: 4, span: Infinity });
    const told: number[] = [];
    const one = bootstrapOptimism(coxProcedure(small), 60, { replicates: 20, seed: 9 });
    const two = await bootstrapCox(small, {
      replicates: 20,
      seed: 9,
      progress: { report: (done) => told.push(done) },
    });
    expect(two.optimism).toBeCloseTo(one.optimism, 14);
    expect(two.corrected).toBeLessThan(two.apparent);
    expect(told.at(-1)).toBe(20);
  });

  it("can be cancelled", async () => {
    const stop = new AbortController();
    const work = bootstrapCox(data, {
      replicates: 5000,
      progress: { signal: stop.signal, report: (d) => d > 3 && stop.abort(new Error("enough")) },
    });
    await expect(work).rejects.toThrow("enough");
  });

  it("folds by municipality and forward in time keep training and testing apart", () => {
    const group = [0, 1, 0, 2, 1, 0];
    expect(
      foldsByGroup(group, ["Vaasa", "Närpiö", "Kaskinen"]).map((f) => [f.label, Array.from(f.test)]),
    ).toEqual([
      ["Vaasa", [0, 2, 5]],
      ["Närpiö", [1, 4]],
      ["Kaskinen", [3]],
    ]);
    const folds = foldsByTime([2019, 2020, 2021, 2022, 2023], [2021, 2023]);
    expect(folds.map((f) => [Array.from(f.train), Array.from(f.test)])).toEqual([
      [
        [0, 1],
        [2, 3],
      ],
      [[0, 1, 2, 3], [4]],
    ]);
    expect(randomFolds(10, 3).reduce((sum, f) => sum + f.test.length, 0)).toBe(10);
    const results = crossValidate(
      coxProcedure(data),
      foldsByGroup(
        Array.from(data.time, (_, i) => i % 3),
        ["a", "b", "c"],
      ),
    );
    expect(results.every((r) => r.value !== undefined && r.value > 0.3)).toBe(true);
    expect(seededRandom(1)()).toBe(seededRandom(1)());
  });
});
