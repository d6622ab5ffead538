import { describe, expect, it } from "vitest";
import { columns, coxData, difference, reference } from "../../reference/load.ts";
import { concordance } from "../concordance.ts";
import { baselineHazard, predictedCurve, stepAt } from "./baseline.ts";
import type { CoxData } from "./data.ts";
import { type CoxFit, fitCox } from "./fit.ts";
import {
  devianceResiduals,
  linearPredictor,
  martingaleResiduals,
  schoenfeldResiduals,
  scoreResiduals,
} from "./residuals.ts";
import { globalTests } from "./tests.ts";
import { proportionalHazardsTest } from "./zph.ts";

interface Case {
  readonly name: string;
  readonly file: string;
  readonly roles: Parameters<typeof coxData>[1];
}

const lung = { time: "time", event: "status" };
const cases: readonly Case[] = [
  { name: "lung_efron", file: "lung.csv", roles: { ...lung, covariates: ["age", "sex", "ph.ecog"] } },
  { name: "lung_breslow", file: "lung.csv", roles: { ...lung, covariates: ["age", "sex", "ph.ecog"] } },
  { name: "lung_exact", file: "lung.csv", roles: { ...lung, covariates: ["age", "sex", "ph.ecog"] } },
  {
    name: "lung_strata_sex",
    file: "lung.csv",
    roles: { ...lung, covariates: ["age", "ph.ecog", "wt.loss"], stratum: "sex" },
  },
  {
    name: "lung_weighted",
    file: "derived_lung_weighted.csv",
    roles: { ...lung, covariates: ["age", "sex"], weights: "w" },
  },
  {
    name: "ovarian",
    file: "ovarian.csv",
    roles: { time: "futime", event: "fustat", covariates: ["age", "rx", "ecog.ps"] },
  },
  { name: "tg_test1_efron", file: "derived_tg_test1_efron.csv", roles: { ...lung, covariates: ["x"] } },
  { name: "tg_test1_breslow", file: "derived_tg_test1_breslow.csv", roles: { ...lung, covariates: ["x"] } },
  { name: "tg_test1_exact", file: "derived_tg_test1_exact.csv", roles: { ...lung, covariates: ["x"] } },
  {
    name: "tg_test2_efron",
    file: "derived_tg_test2_efron.csv",
    roles: { time: "stop", start: "start", event: "event", covariates: ["x"] },
  },
  {
    name: "tg_test2_breslow",
    file: "derived_tg_test2_breslow.csv",
    roles: { time: "stop", start: "start", event: "event", covariates: ["x"] },
  },
];

function columnSumsOfSquares(values: Float64Array, p: number): number[] {
  const sums = new Array<number>(p).fill(0);
  values.forEach((v, at) => {
    sums[at % p] = (sums[at % p] ?? 0) + v * v;
  });
  return sums;
}

function score(fit: CoxFit): Float64Array {
  return linearPredictor(fit);
}

describe.each(cases)("$name agrees with R's survival package", ({ name, file, roles }) => {
  const r = reference(name);
  const fit = fitCox(coxData(columns(file), roles), { ties: r.ties });
  // The exact fit of the first test set has an infinite coefficient: R's last digits there are chance.
  const digits = name === "tg_test1_exact" ? 1e-6 : 1e-11;

  it("in coefficients, log likelihood, errors, tests and iterations", () => {
    expect(difference(fit.coef, Object.values(r.coef))).toBeLessThan(1e-8);
    expect(difference(fit.loglik, [r.loglik.null, r.loglik.fitted])).toBeLessThan(1e-11);
    const se = fit.coef.map((_, j) => Math.sqrt(fit.variance[j * fit.coef.length + j] ?? 0));
    expect(difference(se, Object.values(r.se))).toBeLessThan(digits);
    expect(difference(fit.variance, r.vcov.flat())).toBeLessThan(digits * 10);
    expect(fit.iterations).toBe(r.convergence.iter);
    const tests = globalTests(fit);
    expect(difference([tests.likelihoodRatio.test], [r.tests.likelihood_ratio.test])).toBeLessThan(1e-9);
    expect(difference([tests.likelihoodRatio.pvalue], [r.tests.likelihood_ratio.pvalue])).toBeLessThan(1e-9);
    expect(difference([tests.score.test], [r.tests.score.test])).toBeLessThan(1e-9);
    expect(tests.wald.test).toBeCloseTo(r.tests.wald.test, 2); // R prints it with two decimals
    expect(difference([tests.wald.pvalue], [r.tests.wald.pvalue])).toBeLessThan(Math.max(digits, 1e-9));
  });

  it("in concordance", () => {
    const c = concordance({ ...fit.data, score: score(fit) });
    expect(difference([c.value, c.se ?? 0], [r.concordance.value, r.concordance.se])).toBeLessThan(1e-12);
    expect([c.concordant, c.discordant, c.tiedScore, c.tiedTime, c.tiedBoth]).toEqual(
      Object.values(r.concordance.counts),
    );
  });

  it("in the baseline hazard", () => {
    const strata = Object.values<{ time: number[]; cumhaz: number[] }>(r.baseline_cumhaz_at_zero);
    baselineHazard(fit).forEach((found, s) => {
      const many = strata[s]?.cumhaz.length ?? 0;
      expect(difference(found.time.slice(0, many), strata[s]?.time ?? [])).toBe(0);
      expect(difference(found.cumhaz.slice(0, many), strata[s]?.cumhaz ?? [])).toBeLessThan(digits * 10);
    });
  });

  it("in residuals", () => {
    const martingale = martingaleResiduals(fit);
    expect(difference(martingale.slice(0, 10), r.martingale.first10)).toBeLessThan(digits * 100);
    expect(difference([martingale.reduce((a, m) => a + m * m, 0)], [r.martingale.sumsq])).toBeLessThan(
      digits,
    );
    const deviance = devianceResiduals(fit, martingale);
    if (name !== "tg_test1_exact") {
      expect(difference(deviance.slice(0, 10), r.deviance.first10)).toBeLessThan(1e-9);
      expect(difference([deviance.reduce((a, m) => a + m * m, 0)], [r.deviance.sumsq])).toBeLessThan(1e-10);
    }
    if (r.score_residuals) {
      const p = fit.coef.length;
      const residuals = scoreResiduals(fit);
      expect(difference(residuals.slice(0, 3 * p), r.score_residuals.first3.flat())).toBeLessThan(1e-9);
      expect(difference(columnSumsOfSquares(residuals, p), [r.score_residuals.colsumsq].flat())).toBeLessThan(
        1e-10,
      );
      const schoenfeld = schoenfeldResiduals(fit);
      expect(schoenfeld.row.length).toBe(r.schoenfeld.n);
      expect(difference(schoenfeld.residual.slice(0, 3 * p), r.schoenfeld.first3.flat())).toBeLessThan(1e-9);
      expect(
        difference(columnSumsOfSquares(schoenfeld.residual, p), [r.schoenfeld.colsumsq].flat()),
      ).toBeLessThan(1e-10);
    }
  });

  it("in the test of proportional hazards", () => {
    if (!r.cox_zph_km) return; // R has none for exact ties
    const zph = proportionalHazardsTest(fit);
    for (const term of zph.terms) {
      expect(difference([term.result.test], [r.cox_zph_km[term.name].chisq])).toBeLessThan(1e-8);
    }
    expect(
      difference([zph.global.test, zph.global.pvalue], [r.cox_zph_km.GLOBAL.chisq, r.cox_zph_km.GLOBAL.p]),
    ).toBeLessThan(1e-8);
  });

  it("in predicted curves", () => {
    if (!r.survival_curves || name === "tg_test1_exact") return; // none given, or an infinite hazard
    const expected = r.survival_curves;
    r.newdata.forEach((row: Record<string, number>, person: number) => {
      const x = fit.names.map((covariate) => row[covariate] ?? 0);
      // With strata the reference has a block of rows per person, each in the person's own stratum.
      const stratified = roles.stratum !== undefined;
      const curve = predictedCurve(fit, x, { stratum: stratified ? person : 0 });
      expected.times.forEach((time: number, i: number) => {
        const at = stepAt(curve.time, time);
        const pick = (field: string): number =>
          stratified ? expected[field][person * expected.times.length + i][0] : expected[field][i][person];
        expect(difference([curve.survival[at] ?? 1], [pick("surv")])).toBeLessThan(1e-10);
        expect(difference([curve.cumhaz[at] ?? 0], [pick("cumhaz")])).toBeLessThan(1e-10);
        expect(difference([curve.error[at] ?? 0], [pick("std_err")])).toBeLessThan(1e-9);
        expect(difference([curve.lower[at] ?? 1], [pick("lower")])).toBeLessThan(1e-8);
        expect(difference([curve.upper[at] ?? 1], [pick("upper")])).toBeLessThan(1e-8);
      });
    });
  });
});

describe("100 000 simulated rows", () => {
  const table = columns("sim_100000.csv.gz");
  const r = reference("timing_100000").runs;
  const covariates = Array.from({ length: 10 }, (_, j) => `x${j + 1}`);

  it.each(["efron", "breslow"] as const)(
    "agree with R in whole days (%s), on one thread and on two",
    (ties) => {
      const data = coxData(table, { time: "time", event: "status", covariates });
      const expected = r[`${ties}_days`];
      const [one, two] = [fitCox(data, { ties, threads: 1 }), fitCox(data, { ties, threads: 2 })];
      expect(difference(one.coef, Object.values(expected.coef))).toBeLessThan(1e-9);
      expect(difference(one.loglik, expected.loglik)).toBeLessThan(1e-12);
      expect(one.iterations).toBe(expected.iter);
      expect(two.coef).toEqual(one.coef);
      const c = concordance({ ...data, score: score(one) }, false);
      expect(c.value).toBeCloseTo(expected.concordance_inside, 10);
    },
  );

  it("agree with R split at day 365, in strata of the last column: 179 684 rows", () => {
    const whole = coxData(table, { time: "time", event: "status", covariates });
    const data = splitAtYear(whole);
    const expected = r.startstop_strata;
    const fit = fitCox(data);
    expect(fit.n).toBe(expected.n);
    expect(difference(fit.coef, Object.values(expected.coef))).toBeLessThan(1e-9);
    expect(difference(fit.loglik, expected.loglik)).toBeLessThan(1e-12);
    const se = fit.coef.map((_, j) => Math.sqrt(fit.variance[j * 9 + j] ?? 0));
    expect(difference(se, Object.values(expected.se))).toBeLessThan(1e-9);
    expect(concordance({ ...data, score: score(fit) }, false).value).toBeCloseTo(
      expected.concordance_inside,
      10,
    );
  });
});

/** As the reference was made: after day 365 a row of its own, with the fourth covariate 0.25 higher (at most 1). */
function splitAtYear(data: CoxData): CoxData {
  const pieces = Array.from(data.time).flatMap((t, i) => (t > 365 ? [i, i] : [i]));
  const later = pieces.map((row, at) => at > 0 && pieces[at - 1] === row);
  const isLast = pieces.map((row, at) => pieces[at + 1] !== row);
  const pick = (value: (row: number, at: number) => number) => Float64Array.from(pieces, value);
  return {
    names: data.names.slice(0, 9),
    x: data.x
      .slice(0, 9)
      .map((x, j) =>
        pick((row, at) => (later[at] && j === 3 ? Math.min(1, (x[row] ?? 0) + 0.25) : (x[row] ?? 0))),
      ),
    start: pick((_, at) => (later[at] ? 365 : 0)),
    time: pick((row, at) => (isLast[at] ? (data.time[row] ?? 0) : 365)),
    event: Uint8Array.from(pieces, (row, at) => (isLast[at] ? (data.event[row] ?? 0) : 0)),
    stratum: Int32Array.from(pieces, (row) => data.x[9]?.[row] ?? 0),
    strata: 7,
  };
}
