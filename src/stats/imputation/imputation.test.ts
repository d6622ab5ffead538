import { describe, expect, it } from "vitest";
import { normalDraw, seededRandom } from "../random.ts";
import { imputeChained, type Variable } from "./chained-equations.ts";
import { poolEstimates } from "./rubin.ts";

describe("Rubin's rules", () => {
  it("by hand: three estimates 1, 2, 3, each with variance 1", () => {
    const pooled = poolEstimates([1, 2, 3], [1, 1, 1]);
    expect(pooled.estimate).toBe(2);
    expect(pooled.between).toBe(1);
    expect(pooled.error).toBeCloseTo(Math.sqrt(1 + 4 / 3), 12);
    expect(pooled.df).toBeCloseTo(2 * (1 + 3 / 4) ** 2, 12);
    expect(pooled.lower + pooled.upper).toBeCloseTo(4, 12);
  });

  it("without differences between the data sets nothing is missing", () => {
    const pooled = poolEstimates([2, 2, 2], [1, 1, 1]);
    expect([pooled.error, pooled.missing, pooled.df]).toEqual([1, 0, Infinity]);
    expect(pooled.upper).toBeCloseTo(2 + 1.959963984540054, 6);
  });
});

describe("chained equations", () => {
  const random = seededRandom(8);
  const n = 1500;
  const age = Float64Array.from({ length: n }, () => normalDraw(random));
  const fall = age.map((a) => (random() < 1 / (1 + Math.exp(-a)) ? 1 : 0));
  const load = age.map((a, i) => 2 * a + fall[i]! + 0.5 * normalDraw(random));
  const area = age.map((a) => (a < -0.4 ? 0 : a < 0.5 ? 1 : 2));
  // Load is missing more often at high age: the mean of those observed is wrong.
  const gaps = load.map((v, i) => (random() < 1 / (1 + Math.exp(-1.5 * age[i]!)) ? Number.NaN : v));
  const variables: Variable[] = [
    { name: "age", kind: "number", values: age },
    { name: "load", kind: "number", values: gaps },
    { name: "fall", kind: "binary", values: fall.map((v, i) => (i % 5 === 0 ? Number.NaN : v)) },
    { name: "area", kind: "category", values: area.map((v, i) => (i % 7 === 0 ? Number.NaN : v)) },
  ];
  const mean = (v: Float64Array) => v.reduce((a, b) => a + b, 0) / v.length;
  const sets = imputeChained(variables, seededRandom(4), { m: 4, cycles: 5 });

  it("fill every gap, keep what was observed, and give back the mean that dropping rows loses", () => {
    const dropped = mean(gaps.filter((v) => !Number.isNaN(v)));
    for (const columns of sets) {
      expect(columns.every((c) => c.every(Number.isFinite))).toBe(true);
      expect(columns[1]!.every((v, i) => Number.isNaN(gaps[i]!) || v === gaps[i])).toBe(true);
      expect(new Set(columns[2]!)).toEqual(new Set([0, 1]));
      expect(new Set(columns[3]!)).toEqual(new Set([0, 1, 2]));
      expect(Math.abs(mean(columns[1]!) - mean(load))).toBeLessThan(0.25 * Math.abs(dropped - mean(load)));
    }
    expect(sets[0]![1]).not.toEqual(sets[1]![1]);
  });

  it("category draws follow their predictor", () => {
    const right = sets[0]![3]!.reduce((sum, v, i) => sum + (i % 7 === 0 && v === area[i] ? 1 : 0), 0);
    expect(right / Math.ceil(n / 7)).toBeGreaterThan(0.7);
  });

  it("a variable without a value is refused", () => {
    expect(() =>
      imputeChained(
        [{ name: "x", kind: "number", values: new Float64Array(3).fill(Number.NaN) }],
        seededRandom(1),
      ),
    ).toThrow("stats.bad-value");
  });
});
