import { describe, expect, it } from "vitest";
import { columns, coxData } from "../reference/load.ts";
import { randomCoxData, slowLoglik } from "../reference/slow.ts";
import { aalenJohansen } from "./aalen-johansen.ts";
import { fitCox } from "./cox/fit.ts";
import { likelihoodOf } from "./cox/penalty.ts";
import { censoringCurve, fineGrayData } from "./fine-gray.ts";
import { survivalSteps } from "./kaplan-meier.ts";
import { logRankTest } from "./log-rank.ts";

describe("Aalen–Johansen", () => {
  it("with one cause is one less Kaplan–Meier, with Greenwood's error", () => {
    const data = coxData(columns("lung.csv"), { time: "time", event: "status", covariates: [] });
    const km = survivalSteps(data);
    const aj = aalenJohansen({ time: data.time, status: Int32Array.from(data.event), causes: 1 });
    km.survival.forEach((S, k) => {
      expect(aj.incidence[0]![k]).toBeCloseTo(1 - S, 12);
      if (S > 0) expect(aj.error[0]![k]).toBeCloseTo(km.error[k]!, 10);
    });
  });

  it("by hand: five people, causes 1, 2, censored, 1, 2 at times 1 … 5", () => {
    const aj = aalenJohansen({
      time: Float64Array.of(1, 2, 3, 4, 5),
      status: Int32Array.of(1, 2, 0, 1, 2),
      causes: 2,
    });
    // S: 4/5, 3/5, then two at risk: 3/10, 0.
    expect(Array.from(aj.survival)).toEqual([0.8, expect.closeTo(0.6, 12), expect.closeTo(0.3, 12), 0]);
    expect(Array.from(aj.incidence[0]!)).toEqual([
      0.2,
      0.2,
      expect.closeTo(0.5, 12),
      expect.closeTo(0.5, 12),
    ]);
    expect(Array.from(aj.incidence[1]!)).toEqual(
      [0, 0.2, 0.2, expect.closeTo(0.5, 12)].map((v) => (typeof v === "number" ? expect.closeTo(v, 12) : v)),
    );
    // Without censoring before it the variance is binomial: F(1 − F)/5.
    expect(aj.error[0]![0]).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 5), 12);
    expect(aj.error[1]![1]).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 5), 12);
  });
});

describe("errors under sampling weights and late entry are those of the infinitesimal jackknife", () => {
  const random = randomCoxData(36, { n: 40, p: 1, span: 9, late: true, weights: true });
  const data = {
    ...random,
    status: Int32Array.from(random.event, (e, i) => (e ? 1 + (i % 2) : 0)),
    causes: 2,
  };

  it.each<[string, (weights: Float64Array) => readonly Float64Array[], () => readonly Float64Array[]]>([
    [
      "Aalen–Johansen",
      (weights) => aalenJohansen({ ...data, weights }).incidence,
      () => aalenJohansen(data).error,
    ],
    [
      "Kaplan–Meier and Nelson–Aalen",
      (weights) => {
        const { survival, cumhaz } = survivalSteps({ ...data, weights });
        return [survival, cumhaz];
      },
      () => {
        const { error, hazardError } = survivalSteps(data);
        return [error, hazardError];
      },
    ],
  ])("%s", (_, curves, errors) => {
    const weights = data.weights!;
    const sums = errors().map((e) => e.map(() => 0));
    weights.forEach((w, i) => {
      const up = curves(weights.with(i, w + 1e-5));
      const down = curves(weights.with(i, w - 1e-5));
      sums.forEach((sum, c) => {
        for (let k = 0; k < sum.length; k++) sum[k]! += (w * ((up[c]![k]! - down[c]![k]!) / 2e-5)) ** 2;
      });
    });
    errors().forEach((error, c) => {
      error.forEach((e, k) => {
        expect(e).toBeCloseTo(Math.sqrt(sums[c]![k]!), 7);
      });
    });
  });
});

describe("log-rank", () => {
  it("on the aml data: 7 events where 10.69 were expected, χ² = 3.396 (Miller 1981, p. 49 data; R's survdiff prints 3.4, p = 0.0653)", () => {
    const table = columns("aml.csv");
    const test = logRankTest({
      time: Float64Array.from(table.time!),
      event: Uint8Array.from(table.status!),
      group: Int32Array.from({ length: 23 }, (_, i) => (i < 11 ? 0 : 1)),
      groups: 2,
    });
    expect(test.observed[0]).toBe(7);
    expect(test.expected[0]).toBeCloseTo(10.69, 2);
    expect(test.statistic).toBeCloseTo(3.396, 3);
  });

  it("without ties is the score test of a Cox model", () => {
    const data = randomCoxData(31, { n: 80, p: 1, span: Infinity });
    const group = Int32Array.from({ length: 80 }, (_, i) => i % 2);
    const fit = fitCox({ ...data, x: [Float64Array.from(group)] });
    expect(logRankTest({ ...data, group, groups: 2 }).statistic).toBeCloseTo(fit.scoreTest, 9);
  });

  it("in strata adds up within them", () => {
    const data = randomCoxData(32, { n: 80, p: 1, span: Infinity, strata: 3 });
    const group = Int32Array.from({ length: 80 }, (_, i) => i % 2);
    const fit = fitCox({ ...data, x: [Float64Array.from(group)] });
    expect(
      logRankTest({ ...data, group, groups: 2, stratum: data.stratum, strata: 3 }).statistic,
    ).toBeCloseTo(fit.scoreTest, 9);
  });
});

describe("Fine–Gray", () => {
  const source = randomCoxData(33, { n: 120, p: 1, span: Infinity });

  it("without censoring is a Cox model in which competing events never leave", () => {
    const status = Uint8Array.from({ length: 120 }, (_, i) => (i % 3 === 0 ? 2 : 1));
    const { cox } = fineGrayData({ ...source, status });
    const forever = source.time.map((t, i) => (status[i] === 2 ? 10 : t));
    const plain = fitCox({ ...source, time: forever, event: status.map((s) => (s === 1 ? 1 : 0)) });
    expect(fitCox(cox).coef[0]).toBeCloseTo(plain.coef[0]!, 10);
  });

  it("with censoring equals the weighted partial likelihood written out", () => {
    const time = source.time.map((t) => Math.ceil(t * 12));
    const status = Uint8Array.from({ length: 120 }, (_, i) => i % 3);
    const { cox } = fineGrayData({ ...source, time, status });
    const G = censoringCurve(
      time,
      status.map((s) => (s === 0 ? 1 : 0)),
    );
    const x = source.x[0]!;
    const written = (b: number) => {
      let sum = 0;
      for (let i = 0; i < 120; i++) {
        if (status[i] !== 1) continue;
        let S = 0;
        for (let j = 0; j < 120; j++) {
          if (time[j]! >= time[i]!) S += Math.exp(b * x[j]!);
          else if (status[j] === 2) S += (G.before(time[i]!) / G.before(time[j]!)) * Math.exp(b * x[j]!);
        }
        sum += b * x[i]! - Math.log(S);
      }
      return sum;
    };
    const fast = likelihoodOf(cox, "breslow");
    expect(fast(Float64Array.of(0.05)).loglik - fast(Float64Array.of(0)).loglik).toBeCloseTo(
      written(0.05) - written(0),
      8,
    );
    expect(slowLoglik(cox, [0.05], "breslow")).toBeCloseTo(written(0.05), 8);
  });
});
