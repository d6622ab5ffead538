/**
 * Prints, for each result of R kept in src/stats/reference, the largest relative difference of ours:
 * node bench/numerics/differences.ts. Differences from numbers under 1e-8 in size are absolute, in units of 1e-8.
 */
import { columns, coxData, difference, reference } from "#src/stats/reference/load.ts";
import { concordance } from "#src/stats/survival/concordance.ts";
import { baselineHazard, predictedCurve, stepAt } from "#src/stats/survival/cox/baseline.ts";
import { type CoxFit, fitCox } from "#src/stats/survival/cox/fit.ts";
import {
  devianceResiduals,
  linearPredictor,
  martingaleResiduals,
  schoenfeldResiduals,
  scoreResiduals,
} from "#src/stats/survival/cox/residuals.ts";
import { globalTests } from "#src/stats/survival/cox/tests.ts";
import { proportionalHazardsTest } from "#src/stats/survival/cox/zph.ts";
import { survivalLimits, survivalSteps } from "#src/stats/survival/kaplan-meier.ts";

import { splitCohort } from "./data.ts";

const largest = new Map<string, [number, string]>();

function note(what: string, where: string, found: ArrayLike<number>, expected: ArrayLike<number>): void {
  const d = difference(found, expected);
  const kept = largest.get(what);
  if (!kept || d > kept[0]) largest.set(what, [d, where]);
}

const lung = { time: "time", event: "status" };
const abc = { ...lung, covariates: ["age", "sex", "ph.ecog"] };
const one = { ...lung, covariates: ["x"] };
const intervals = { time: "stop", start: "start", event: "event", covariates: ["x"] };
const fits: [string, string, Parameters<typeof coxData>[1]][] = [
  ["lung_efron", "lung.csv", abc],
  ["lung_breslow", "lung.csv", abc],
  ["lung_exact", "lung.csv", abc],
  ["lung_strata_sex", "lung.csv", { ...lung, covariates: ["age", "ph.ecog", "wt.loss"], stratum: "sex" }],
  ["lung_weighted", "derived_lung_weighted.csv", { ...lung, covariates: ["age", "sex"], weights: "w" }],
  ["ovarian", "ovarian.csv", { time: "futime", event: "fustat", covariates: ["age", "rx", "ecog.ps"] }],
  ["tg_test1_efron", "derived_tg_test1_efron.csv", one],
  ["tg_test1_breslow", "derived_tg_test1_breslow.csv", one],
  ["tg_test2_efron", "derived_tg_test2_efron.csv", intervals],
  ["tg_test2_breslow", "derived_tg_test2_breslow.csv", intervals],
];

function squares(values: Float64Array, p: number): number[] {
  const sums = new Array<number>(p).fill(0);
  for (let i = 0; i < values.length; i++) sums[i % p] = (sums[i % p] as number) + (values[i] as number) ** 2;
  return sums;
}

function compareFit(name: string, fit: CoxFit): void {
  const r = reference(name);
  const p = fit.coef.length;
  note("coefficients", name, fit.coef, Object.values(r.coef));
  const se = fit.coef.map((_, j) => Math.sqrt(fit.variance[j * p + j] as number));
  note("standard errors", name, se, Object.values(r.se));
  note("covariance", name, fit.variance, r.vcov.flat());
  note("log likelihood", name, fit.loglik, [r.loglik.null, r.loglik.fitted]);
  const tests = globalTests(fit);
  note("likelihood ratio test", name, [tests.likelihoodRatio.test], [r.tests.likelihood_ratio.test]);
  note("score test", name, [tests.score.test], [r.tests.score.test]);
  note("Wald test (p)", name, [tests.wald.pvalue], [r.tests.wald.pvalue]);
  const c = concordance({ ...fit.data, score: linearPredictor(fit) });
  note("concordance", name, [c.value], [r.concordance.value]);
  note("error of concordance", name, [c.se as number], [r.concordance.se]);
  const strata = Object.values<{ cumhaz: number[] }>(r.baseline_cumhaz_at_zero);
  baselineHazard(fit).forEach(({ cumhaz }, s) => {
    const expected = strata[s]?.cumhaz ?? [];
    note("baseline hazard", name, cumhaz.slice(0, expected.length), expected);
  });
  const martingale = martingaleResiduals(fit);
  note("martingale residuals", name, martingale.slice(0, 10), r.martingale.first10);
  note("deviance residuals", name, devianceResiduals(fit, martingale).slice(0, 10), r.deviance.first10);
  if (r.score_residuals) {
    note("score residuals", name, scoreResiduals(fit).slice(0, 3 * p), r.score_residuals.first3.flat());
    note(
      "score residuals (squares)",
      name,
      squares(scoreResiduals(fit), p),
      [r.score_residuals.colsumsq].flat(),
    );
    const { residual } = schoenfeldResiduals(fit);
    note("Schoenfeld residuals", name, residual.slice(0, 3 * p), r.schoenfeld.first3.flat());
  }
  if (r.cox_zph_km) {
    const zph = proportionalHazardsTest(fit);
    for (const t of zph.terms)
      note("test of proportional hazards", name, [t.result.test], [r.cox_zph_km[t.name].chisq]);
    note("test of proportional hazards", name, [zph.global.test], [r.cox_zph_km.GLOBAL.chisq]);
  }
  const curves = r.survival_curves;
  if (!curves) return;
  const stratified = (fit.data.strata ?? 1) > 1;
  r.newdata.forEach((row: Record<string, number>, person: number) => {
    const x = fit.names.map((covariate) => row[covariate] ?? 0);
    const curve = predictedCurve(fit, x, { stratum: stratified ? person : 0 });
    curves.times.forEach((time: number, i: number) => {
      const at = stepAt(curve.time, time);
      const pick = (field: string): number =>
        stratified ? curves[field][person * curves.times.length + i][0] : curves[field][i][person];
      note("predicted survival", name, [curve.survival[at] as number], [pick("surv")]);
      note("its error", name, [curve.error[at] as number], [pick("std_err")]);
      note("its limits", name, [curve.lower[at] as number], [pick("lower")]);
    });
  });
}

for (const [name, file, roles] of fits) {
  compareFit(name, fitCox(coxData(columns(file), roles), { ties: reference(name).ties }));
}
const covariates = Array.from({ length: 10 }, (_, j) => `x${j + 1}`);
const simulated = coxData(columns("sim_100000.csv.gz"), { ...lung, covariates });
for (const ties of ["efron", "breslow"] as const) {
  const r = reference("timing_100000").runs[`${ties}_days`];
  const fit = fitCox(simulated, { ties });
  note("coefficients, 100 000 rows", ties, fit.coef, Object.values(r.coef));
  const se = fit.coef.map((_, j) => Math.sqrt(fit.variance[j * 10 + j] as number));
  note("standard errors, 100 000 rows", ties, se, Object.values(r.se));
  note("log likelihood, 100 000 rows", ties, fit.loglik, r.loglik);
  const c = concordance({ ...simulated, score: linearPredictor(fit) });
  note("concordance, 100 000 rows", ties, [c.value], [r.concordance_inside]);
}
const split = reference("timing_100000").runs.startstop_strata;
const intervalFit = fitCox(splitCohort(simulated));
note("coefficients, start/stop in strata", "179 684 rows", intervalFit.coef, Object.values(split.coef));
note("log likelihood, start/stop", "179 684 rows", intervalFit.loglik, split.loglik);
const r = reference("km_lung");
const km = survivalSteps(coxData(columns("lung.csv"), { ...lung, covariates: [] }));
note("Kaplan–Meier", "km_lung", km.survival, r.surv);
note("Greenwood's error", "km_lung", km.error, r.std_err);
note("Nelson–Aalen", "km_lung", km.cumhaz, r.cumhaz);
note("log limits", "km_lung", survivalLimits(km).lower.map(Number), r.lower);

for (const [what, [d, where]] of largest)
  console.log(`${what.padEnd(34)} ${d.toExponential(1).padStart(8)}  ${where}`);
