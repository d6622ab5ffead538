import { describe, expect, it } from "vitest";
import { seededRandom } from "../../random.ts";
import { randomCoxData } from "../../reference/slow.ts";
import { fitCox } from "./fit.ts";
import { columnDeviations, fitLasso, fitRidge, largestLasso, likelihoodOf } from "./penalty.ts";
import { choosePenalty } from "./penalty-choice.ts";

const data = randomCoxData(41, { n: 150, p: 4, span: 30 });
const likelihood = likelihoodOf(data, "efron");
const deviations = columnDeviations(data);

describe("ridge", () => {
  it("with no penalty is the maximum likelihood fit", () => {
    const plain = fitCox(data, { epsilon: 1e-14 });
    const ridge = fitRidge(likelihood, deviations, 0);
    ridge.coef.forEach((b, j) => {
      expect(b).toBeCloseTo(plain.coef[j]!, 8);
    });
    expect(ridge.df).toBeCloseTo(4, 8);
  });

  it("balances the score against λ s² β", () => {
    const { coef, df } = fitRidge(likelihood, deviations, 25);
    const { score } = likelihood(coef);
    score.forEach((u, j) => {
      expect(u).toBeCloseTo(25 * deviations[j]! ** 2 * coef[j]!, 4);
    });
    expect(df).toBeLessThan(4);
  });
});

describe("lasso", () => {
  it("is all zero from the largest λ on, and not just below", () => {
    const top = largestLasso(likelihood, deviations);
    expect(fitLasso(likelihood, deviations, top * 1.0001).df).toBe(0);
    expect(fitLasso(likelihood, deviations, top * 0.98).df).toBeGreaterThan(0);
  });

  it("meets the conditions of Karush, Kuhn and Tucker", () => {
    const lambda = largestLasso(likelihood, deviations) / 3;
    const { coef } = fitLasso(likelihood, deviations, lambda);
    const { score } = likelihood(coef);
    coef.forEach((b, j) => {
      const slope = score[j]! / (lambda * deviations[j]!);
      if (b === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(1);
      else expect(slope).toBeCloseTo(Math.sign(b), 4);
    });
  });

  it("finds a strength by cross-validation, the same for the same seed", () => {
    const choose = () => choosePenalty(data, "lasso", seededRandom(5), { folds: 5, count: 12 });
    const a = choose();
    expect(a.best).toBe(choose().best);
    expect(a.sparse).toBeGreaterThanOrEqual(a.best);
  });

  it("stops when it is told to", () => {
    const signal = AbortSignal.abort(new Error("enough"));
    expect(() => choosePenalty(data, "lasso", seededRandom(5), { progress: { signal } })).toThrow("enough");
  });
});
