import { describe, expect, it } from "vitest";
import { randomCoxData, slowLoglik } from "../../reference/slow.ts";
import { fitCox } from "./fit.ts";
import { likelihoodOf } from "./penalty.ts";

const shapes = [
  { n: 60, p: 2, span: 12 },
  { n: 60, p: 3, span: Infinity },
  { n: 80, p: 2, span: 9, late: true },
  { n: 80, p: 2, span: Infinity, late: true, strata: 3 },
  { n: 120, p: 4, span: 10, late: true, strata: 4, weights: true, offset: true },
  { n: 50, p: 1, span: 5, weights: true },
];

describe("the likelihood from Gram matrices is the one of the definition", () => {
  for (const [s, shape] of shapes.entries()) {
    for (const ties of ["efron", "breslow"] as const) {
      it(`${JSON.stringify(shape)} ${ties}: value, gradient and Hessian by differences`, () => {
        const data = randomCoxData(100 + s, shape);
        const fast = likelihoodOf(data, ties);
        const beta = Float64Array.from({ length: shape.p }, (_, j) => (j % 2 ? 0.3 : -0.02));
        const here = fast(beta);
        expect(here.loglik).toBeCloseTo(slowLoglik(data, beta, ties), 8);
        for (let j = 0; j < shape.p; j++) {
          const h = j % 2 ? 1e-4 : 1e-6;
          const moved = (by: number) => beta.map((b, k) => (k === j ? b + by : b));
          const slope = (slowLoglik(data, moved(h), ties) - slowLoglik(data, moved(-h), ties)) / (2 * h);
          expect(Math.abs(here.score[j]! - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
          const up = fast(moved(h)).score;
          const down = fast(moved(-h)).score;
          for (let k = 0; k < shape.p; k++) {
            const curve = -(up[k]! - down[k]!) / (2 * h);
            expect(Math.abs(here.information[j * shape.p + k]! - curve)).toBeLessThan(
              1e-4 * (1 + Math.abs(curve)),
            );
          }
        }
      });
    }
  }
});

describe("the exact likelihood by symmetric polynomials", () => {
  it.each([
    [{ n: 14, p: 2, span: 4 }],
    [{ n: 14, p: 2, span: 4, late: true }],
    [{ n: 18, p: 1, span: 4, strata: 2, offset: true }],
  ])("%o equals the sum over all subsets, and so do its derivatives", (shape) => {
    const data = randomCoxData(7, shape);
    const fast = likelihoodOf(data, "exact");
    const beta = Float64Array.from({ length: shape.p }, (_, j) => (j % 2 ? 0.4 : -0.03));
    const here = fast(beta);
    expect(here.loglik).toBeCloseTo(slowLoglik(data, beta, "exact"), 9);
    for (let j = 0; j < shape.p; j++) {
      const moved = (by: number) => beta.map((b, k) => (k === j ? b + by : b));
      const slope = (slowLoglik(data, moved(1e-5), "exact") - slowLoglik(data, moved(-1e-5), "exact")) / 2e-5;
      expect(Math.abs(here.score[j]! - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
      const curve = -(fast(moved(1e-5)).score[j]! - fast(moved(-1e-5)).score[j]!) / 2e-5;
      expect(Math.abs(here.information[j * shape.p + j]! - curve)).toBeLessThan(1e-4 * (1 + curve));
    }
  });

  it("stays in range with hundreds of events at one time", () => {
    const n = 2000;
    const data = {
      names: ["x"],
      x: [Float64Array.from({ length: n }, (_, i) => (i * 7919) % 13)],
      time: Float64Array.from({ length: n }, (_, i) => 1 + (i % 3)),
      event: Uint8Array.from({ length: n }, (_, i) => (i % 5 < 2 ? 1 : 0)),
    };
    const fit = fitCox(data, { ties: "exact" });
    expect(fit.converged).toBe(true);
    expect(Number.isFinite(fit.loglik[1])).toBe(true);
  });
});

describe("order of rows, threads and sorting do not matter", () => {
  it("large continuous times are sorted first: same fit in any order, on one thread or two", () => {
    const data = randomCoxData(3, { n: 120_000, p: 2, span: Infinity });
    const one = fitCox(data, { threads: 1 });
    const two = fitCox(data, { threads: 2 });
    expect(two.coef).toEqual(one.coef);
    const flip = <T extends Float64Array | Uint8Array>(v: T): T => v.toReversed() as T;
    const reversed = { ...data, x: data.x.map(flip), time: flip(data.time), event: flip(data.event) };
    const other = fitCox(reversed, { threads: 1 });
    one.coef.forEach((b, j) => {
      expect(Math.abs(other.coef[j]! - b)).toBeLessThan(1e-10);
    });
  });
});
