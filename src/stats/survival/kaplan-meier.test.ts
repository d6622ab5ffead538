import { describe, expect, it } from "vitest";
import { columns, coxData, difference, reference } from "../reference/load.ts";
import { quantileTime, restrictedMean, survivalLimits, survivalSteps } from "./kaplan-meier.ts";

describe("Kaplan–Meier agrees with R's survfit", () => {
  it("on the lung data: survival, errors, limits, hazard, median, restricted mean", () => {
    const r = reference("km_lung");
    const data = coxData(columns("lung.csv"), { time: "time", event: "status", covariates: [] });
    const steps = survivalSteps(data);
    const { lower, upper } = survivalLimits(steps);
    expect(difference(steps.time, r.time)).toBe(0);
    expect(difference(steps.atRisk, r.n_risk)).toBe(0);
    expect(difference(steps.events, r.n_event)).toBe(0);
    expect(difference(steps.survival, r.surv)).toBeLessThan(1e-12);
    expect(difference(steps.error, r.std_err)).toBeLessThan(1e-11);
    expect(difference(steps.cumhaz, r.cumhaz)).toBeLessThan(1e-12);
    expect(difference(lower.map(Number), r.lower)).toBeLessThan(1e-11);
    expect(difference(upper.map(Number), r.upper)).toBeLessThan(1e-11);
    expect(quantileTime(steps.time, steps.survival, 0.5)).toBe(r.table.median);
    expect(quantileTime(steps.time, lower, 0.5)).toBe(r.table["0.95LCL"]);
    expect(quantileTime(steps.time, upper, 0.5)).toBe(r.table["0.95UCL"]);
    const rmean = restrictedMean(
      steps,
      data.time.reduce((a, b) => Math.max(a, b)),
    );
    expect(difference([rmean.mean, rmean.error], [r.table.rmean, r.table["se(rmean)"]])).toBeLessThan(1e-9);
  });

  it("on the two groups of the aml data", () => {
    const r = reference("km_aml");
    const table = columns("aml.csv");
    const words = reference("km_aml").strata as string[];
    ["x=Maintained", "x=Nonmaintained"].forEach((group, g) => {
      const rows = g === 0 ? [0, 11] : [11, 23];
      const time = Float64Array.from((table.time ?? []).slice(rows[0], rows[1]));
      const event = Uint8Array.from((table.status ?? []).slice(rows[0], rows[1]));
      const steps = survivalSteps({ time, event });
      const mine = words.map((w, i) => (w === group ? i : -1)).filter((i) => i >= 0);
      const pick = (field: string) => mine.map((i) => r[field][i]);
      expect(difference(steps.survival, pick("surv"))).toBeLessThan(1e-12);
      expect(difference(steps.cumhaz, pick("cumhaz"))).toBeLessThan(1e-12);
      const { lower } = survivalLimits(steps);
      pick("lower").forEach((expected, k) => {
        if (expected === null) expect(lower[k]).toBeUndefined();
        else expect(difference([lower[k] ?? Number.NaN], [expected])).toBeLessThan(1e-11);
      });
      const until = g === 0 ? 161 : 45;
      const rmean = restrictedMean(steps, until);
      expect(
        difference([rmean.mean, rmean.error], [r.table[group].rmean, r.table[group]["se(rmean)"]]),
      ).toBeLessThan(1e-9);
      expect(quantileTime(steps.time, steps.survival, 0.5)).toBe(r.table[group].median);
      expect(quantileTime(steps.time, lower, 0.5)).toBe(r.table[group]["0.95LCL"]);
    });
  });
});
