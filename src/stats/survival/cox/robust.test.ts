import { expect, it } from "vitest";
import { randomCoxData } from "../../reference/slow.ts";
import { fitCox } from "./fit.ts";
import { dfbeta, martingaleResiduals, scoreResiduals } from "./residuals.ts";
import { robustScoreTest, robustVariance } from "./robust.ts";

const shapes = [
  { n: 60, p: 2, span: Infinity },
  { n: 60, p: 2, span: Infinity, late: true, strata: 2, weights: true },
];

it.each(shapes)("dfbeta is the change of the coefficients with the weight of a row: %o", (shape) => {
  const data = randomCoxData(21, shape);
  const weights = data.weights ?? new Float64Array(shape.n).fill(1);
  const precise = { threads: 1, epsilon: 1e-14 };
  const influence = dfbeta(fitCox({ ...data, weights }, precise));
  for (const i of [0, 7, 33]) {
    const at = (by: number) => fitCox({ ...data, weights: weights.with(i, weights[i]! + by) }, precise).coef;
    const [up, down] = [at(1e-4), at(-1e-4)];
    for (let j = 0; j < shape.p; j++) {
      expect(influence[i * shape.p + j]).toBeCloseTo((up[j]! - down[j]!) / 2e-4, 6);
    }
  }
});

it("weighted martingale and score residuals sum to zero at the maximum, with ties too", () => {
  const data = randomCoxData(22, { n: 90, p: 2, span: 9, late: true, strata: 3, weights: true });
  for (const ties of ["efron", "breslow"] as const) {
    const fit = fitCox(data, { ties, epsilon: 1e-14 });
    const w = data.weights!;
    expect(martingaleResiduals(fit).reduce((sum, m, i) => sum + m * w[i]!, 0)).toBeCloseTo(0, 9);
    const score = scoreResiduals(fit);
    for (let j = 0; j < 2; j++) {
      let sum = 0;
      for (let i = 0; i < 90; i++) sum += w[i]! * score[i * 2 + j]!;
      expect(sum).toBeCloseTo(0, 7);
    }
  }
});

it("a cluster of all rows of a person counts as one: doubling every row leaves the clustered variance", () => {
  const once = randomCoxData(23, { n: 40, p: 1, span: Infinity });
  const pairs = (v: ArrayLike<number>) => Array.from(v).flatMap((value) => [value, value]);
  const doubled = {
    ...once,
    x: once.x.map((x) => Float64Array.from(pairs(x))),
    time: Float64Array.from(pairs(once.time)),
    event: Uint8Array.from(pairs(once.event)),
    cluster: Int32Array.from({ length: 80 }, (_, i) => i >> 1),
  };
  const a = robustVariance(fitCox(once, { ties: "breslow" }));
  const fit = fitCox(doubled, { ties: "breslow" });
  expect(robustVariance(fit)[0]).toBeCloseTo(a[0]!, 8);
  expect(robustScoreTest(fit)).toBeCloseTo(robustScoreTest(fitCox(once, { ties: "breslow" })), 8);
});
