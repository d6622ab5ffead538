import { describe, expect, it } from "vitest";
import { columns, coxData } from "../../reference/load.ts";
import { randomCoxData } from "../../reference/slow.ts";
import type { CoxData } from "./data.ts";
import { fitCox } from "./fit.ts";

const base: CoxData = {
  names: ["x"],
  x: [Float64Array.of(1, 2, 3, 4)],
  time: Float64Array.of(1, 2, 3, 4),
  event: Uint8Array.of(1, 0, 1, 1),
};

describe("what cannot be fitted is refused by name", () => {
  it.each<[string, Partial<CoxData>]>([
    ["stats.no-rows", { time: new Float64Array(), x: [new Float64Array()], event: new Uint8Array() }],
    ["stats.one-row", { time: Float64Array.of(1), x: [Float64Array.of(1)], event: Uint8Array.of(1) }],
    ["stats.no-events", { event: new Uint8Array(4) }],
    ["stats.no-covariates", { x: [], names: [] }],
    ["stats.constant", { x: [Float64Array.of(2, 2, 2, 2)] }],
    ["stats.negative-time", { time: Float64Array.of(-1, 2, 3, 4) }],
    ["stats.bad-time", { time: Float64Array.of(Number.NaN, 2, 3, 4) }],
    ["stats.bad-time", { start: Float64Array.of(0, 2, 0, 0) }],
    ["stats.bad-event", { event: Uint8Array.of(0, 1, 2, 1) }],
    ["stats.bad-weight", { weights: Float64Array.of(1, 0, 1, 1) }],
    ["stats.bad-value", { x: [Float64Array.of(1, Infinity, 3, 4)] }],
    ["stats.length", { x: [Float64Array.of(1, 2)] }],
  ])("%s", (reason, change) => {
    expect(() => fitCox({ ...base, ...change })).toThrow(reason);
  });
});

describe("what can be fitted with care carries a finding", () => {
  it("a perfect predictor: separation", () => {
    const data = { ...base, x: [Float64Array.of(1, 0, 1, 1)], time: Float64Array.of(1, 9, 2, 3) };
    const fit = fitCox(data);
    expect(fit.findings.map((f) => f.code)).toContain("separation");
    expect(fit.coef.every(Number.isFinite)).toBe(true);
  });

  it("a covariate without effect is not taken for one that separates", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const data = randomCoxData(seed, { n: 60, p: 2, span: seed % 2 ? 15 : Infinity, late: seed % 3 === 0 });
      expect(fitCox(data).findings).toEqual([]);
    }
  });

  it("a column twice, and a constant beside a good one: left out, the rest unharmed", () => {
    const data = randomCoxData(1, { n: 50, p: 1, span: 20 });
    const alone = fitCox(data);
    const x = data.x[0]!;
    const fit = fitCox({
      ...data,
      names: ["a", "b", "c"],
      x: [x, x.map((v) => 3 - 2 * v), new Float64Array(50).fill(7)],
    });
    expect(fit.findings.map((f) => [f.code, f.columns])).toEqual([
      ["constant", ["c"]],
      ["collinear", ["b"]],
    ]);
    expect(fit.coef[0]).toBeCloseTo(alone.coef[0]!, 10);
    expect(Array.from(fit.coef.slice(1))).toEqual([0, 0]);
  });

  it("a time of zero is a time", () => {
    const fit = fitCox({ ...base, time: Float64Array.of(0, 2, 3, 4) });
    expect(fit.events).toBe(3);
  });

  it("times that differ by rounding are ties, as whole numbers would be", () => {
    const whole = coxData(columns("lung.csv"), { time: "time", event: "status", covariates: ["age", "sex"] });
    const shaken = { ...whole, time: whole.time.map((t, i) => t / 7 + (i % 3) * 1e-11) };
    const expected = fitCox(whole);
    const found = fitCox(shaken);
    expect(found.loglik[1]).toBeCloseTo(expected.loglik[1], 10);
    expect(found.coef[0]).toBeCloseTo(expected.coef[0]!, 12);
  });

  it("covariates far from zero do not lose digits", () => {
    const data = randomCoxData(5, { n: 200, p: 2, span: 40 });
    const moved = { ...data, x: data.x.map((x) => x.map((v) => v + 1e6)) };
    const [a, b] = [fitCox(data), fitCox(moved)];
    a.coef.forEach((v, j) => {
      expect(Math.abs(b.coef[j]! - v)).toBeLessThan(1e-9 * (1 + Math.abs(v)));
    });
  });
});
