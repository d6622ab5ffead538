import { describe, expect, it } from "vitest";
import { chiSquaredUpper, logGamma } from "./gamma.ts";
import { normalQuantile, normalTwoSided, normalUpper } from "./normal.ts";
import { studentMultiplier, studentTwoSided } from "./student.ts";

const close = (found: number, expected: number, digits = 1e-12) =>
  expect(Math.abs(found - expected)).toBeLessThan(digits * Math.max(Math.abs(expected), 1e-300));

describe("distributions, against values of SciPy 1.17", () => {
  it.each([
    [0.5, 1, 0.4795001221869535],
    [3.841458820694124, 1, 0.05],
    [30.5, 3, 1.0831686754579124e-6],
    [100, 2, 1.9287498479639315e-22],
  ])("P(χ² > %d), %d degrees of freedom", (x, df, expected) => close(chiSquaredUpper(x, df), expected, 1e-9));

  it("normal tails and quantiles are each other's inverse, far out too", () => {
    for (const p of [1e-12, 1e-5, 0.001, 0.025, 0.3, 0.5, 0.8, 0.999])
      close(normalUpper(-normalQuantile(p)), p, 1e-11);
    close(normalQuantile(0.975), 1.959963984540054);
    close(normalUpper(8), 6.22096057427174e-16, 1e-9);
    close(normalTwoSided(1.959963984540054), 0.05);
  });

  it("Student's t: one degree of freedom is the Cauchy distribution, infinitely many the normal", () => {
    close(studentTwoSided(1, 1), 0.5);
    close(studentMultiplier(0.95, 1), 12.706204736174694, 1e-10);
    close(studentMultiplier(0.95, 10), 2.2281388519862744, 1e-10);
    close(studentTwoSided(1.959963984540054, Infinity), 0.05);
    close(studentTwoSided(2.1, 7), 0.07387119621292265, 1e-11);
  });

  it("log Γ of whole numbers is the log of a factorial", () => {
    close(logGamma(11), Math.log(3628800));
    close(logGamma(0.5), Math.log(Math.sqrt(Math.PI)));
  });
});
