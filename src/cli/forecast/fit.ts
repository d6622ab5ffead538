import { Refusal } from "#src/kernel/errors.ts";
import type { Finding } from "#src/stats/diagnosis.ts";
import { normalMultiplier, normalTwoSided } from "#src/stats/probability/normal.ts";
import { concordance } from "#src/stats/survival/concordance.ts";
import { baselineHazard } from "#src/stats/survival/cox/baseline.ts";
import type { Ties } from "#src/stats/survival/cox/data.ts";
import { eventTable } from "#src/stats/survival/cox/events.ts";
import { type CoxFit, fitCox } from "#src/stats/survival/cox/fit.ts";
import {
  devianceResiduals,
  dfbeta,
  linearPredictor,
  martingaleResiduals,
  schoenfeldResiduals,
  scoreResiduals,
} from "#src/stats/survival/cox/residuals.ts";
import { robustScoreTest, robustVariance } from "#src/stats/survival/cox/robust.ts";
import { chiSquaredTest, globalTests } from "#src/stats/survival/cox/tests.ts";
import { proportionalHazardsTest } from "#src/stats/survival/cox/zph.ts";
import { diagonalRoots, findingsJson, keyed, matrix } from "./json.ts";
import { type ModelData, modelData } from "./model-data.ts";
import { confidenceOf, flag, list, number, type Options, text } from "./options.ts";
import { penalised } from "./penalised.ts";
import { predictions, referenceMeans } from "./predictions.ts";
import { usage } from "./problem.ts";
import type { Session } from "./session.ts";
import { subdistribution } from "./subdistribution.ts";

/** `prima forecast fit`: a Cox model of a CSV file as JSON. */
export async function fitVerb(options: Options, session: Session): Promise<void> {
  const ties = (text(options, "ties") ?? "efron") as Ties;
  if (!["efron", "breslow", "exact"].includes(ties)) throw usage("--ties is efron, breslow or exact.");
  if (list(options, "covariates").length === 0) throw usage("Name at least one covariate with --covariates.");
  const confidence = confidenceOf(options);
  const fineGray = flag(options, "fine-gray");
  if (fineGray && text(options, "cause") === undefined) throw usage("--fine-gray needs --cause CODE.");
  const read = await session.timed("read", () => modelData(options, session.reading));
  const model = fineGray ? subdistribution(read, options) : read;
  if (number(options, "ridge") !== undefined || text(options, "lasso") !== undefined) {
    session.print(penalised(model, ties, options, session));
    return;
  }
  if (ties === "exact" && model.robust)
    throw usage("The exact method of ties has no robust variance. Use --ties efron.");
  const fit = session.compute("fit", () =>
    fitCox(model.data, {
      ties,
      signal: session.signal,
      report: (iteration, loglik) => session.say(`iteration ${iteration}: log likelihood ${loglik}`),
    }),
  );
  const findings: Finding[] = [...model.findings, ...fit.findings];
  for (const finding of findings) session.say(`note (${finding.code}): ${finding.message}`);
  const robust = model.robust && ties !== "exact" ? robustVariance(fit) : undefined;
  const c = session.compute("concordance", () => agreement(fit));
  const result: Record<string, unknown> = {
    ...summary(model, fit, robust, confidence),
    concordance: c,
    diagnoses: findingsJson(findings),
  };
  if (flag(options, "baseline")) result.baseline = baseline(model, fit);
  if (flag(options, "residuals")) result.residuals = residuals(model, fit);
  if (flag(options, "zph")) result.zph = zph(model, fit);
  const file = text(options, "predict");
  if (file) result.predict = await predictions(file, model, fit, robust, confidence, options, session);
  session.print(result);
}

function summary(model: ModelData, fit: CoxFit, robust: Float64Array | undefined, confidence: number) {
  const p = fit.coef.length;
  const { names, aliased } = fit;
  const se = diagonalRoots(fit.variance, p);
  const robustSe = robust ? diagonalRoots(robust, p) : undefined;
  const used = robustSe ?? se;
  const z = fit.coef.map((b, j) => b / (used[j] as number));
  const k = normalMultiplier(confidence);
  const tests = globalTests(fit, robust);
  return {
    model: "cox",
    ties: fit.ties,
    n: model.people,
    events: fit.events,
    n_dropped_missing: model.usable.missing,
    n_dropped_zero_length: model.usable.zeroLength,
    n_dropped_reversed: model.usable.reversed,
    coef: keyed(names, fit.coef, aliased),
    se: keyed(names, se, aliased),
    robust_se: robustSe ? keyed(names, robustSe, aliased) : null,
    z: keyed(names, z, aliased),
    p: keyed(names, z.map(normalTwoSided), aliased),
    hazard_ratio: keyed(names, fit.coef.map(Math.exp), aliased),
    confidence,
    lower: keyed(
      names,
      fit.coef.map((b, j) => Math.exp(b - k * (used[j] as number))),
      aliased,
    ),
    upper: keyed(
      names,
      fit.coef.map((b, j) => Math.exp(b + k * (used[j] as number))),
      aliased,
    ),
    covariates: names,
    levels: Object.fromEntries(model.codings.filter((c) => c.levels).map((c) => [c.term.column, c.levels])),
    vcov: matrix(robust ?? fit.variance, p, p),
    naive_vcov: robust ? matrix(fit.variance, p, p) : null,
    loglik: fit.loglik,
    aic: -2 * fit.loglik[1] + 2 * (p - aliased.length),
    bic: -2 * fit.loglik[1] + Math.log(fit.events) * (p - aliased.length),
    tests: {
      likelihood_ratio: tests.likelihoodRatio,
      wald: tests.wald,
      score: tests.score,
      robust_score: robust ? chiSquaredTest(robustScoreTest(fit), p - aliased.length) : null,
    },
    iterations: fit.iterations,
    converged: fit.converged,
    means: keyed(names, referenceMeans(fit, 1)),
  };
}

function agreement(fit: CoxFit) {
  const { data } = fit;
  const score = linearPredictor(fit);
  try {
    const c = concordance({ ...data, score });
    return {
      value: c.value,
      se: c.se,
      counts: {
        concordant: c.concordant,
        discordant: c.discordant,
        "tied.x": c.tiedScore,
        "tied.y": c.tiedTime,
        "tied.xy": c.tiedBoth,
      },
    };
  } catch (error) {
    // Nobody outlives an event: there is a fit, but no pair to judge it by.
    if (error instanceof Refusal && error.reason === "stats.no-pairs")
      return { value: null, se: null, counts: null };
    throw error;
  }
}

function baseline(model: ModelData, fit: CoxFit) {
  return Object.fromEntries(
    baselineHazard(fit).map(({ time, cumhaz }, s) => [
      model.strataLabels[s],
      { time, cumhaz, surv: cumhaz.map((h) => Math.exp(-h)) },
    ]),
  );
}

function residuals(model: ModelData, fit: CoxFit) {
  const table = eventTable(fit);
  const p = fit.coef.length;
  const martingale = martingaleResiduals(fit, table);
  const { rows } = model.usable;
  const common = {
    // Rows of the file, the first under the header being 1.
    row: rows.map((row) => row + 1),
    martingale,
    deviance: devianceResiduals(fit, martingale),
  };
  // The others are of the Efron or Breslow likelihood.
  if (fit.ties === "exact") return { ...common, score: null, dfbeta: null, schoenfeld: null };
  const score = scoreResiduals(fit, table);
  const schoenfeld = schoenfeldResiduals(fit, table);
  const { weights } = fit.data;
  // The whole row's influence, as R's default has it: its weight counts.
  const influence = dfbeta(fit, score).map(
    (v, at) => (weights ? (weights[Math.floor(at / p)] as number) : 1) * v,
  );
  return {
    ...common,
    score: matrix(score, fit.n, p),
    dfbeta: matrix(influence, fit.n, p),
    schoenfeld: {
      row: schoenfeld.row.map((i) => (rows[i] as number) + 1),
      time: schoenfeld.time,
      residuals: matrix(schoenfeld.residual, schoenfeld.row.length, p),
    },
  };
}

function zph(model: ModelData, fit: CoxFit) {
  let at = 0;
  const terms = model.codings.map((coding) => {
    const columns = coding.names.map((_, i) => at + i);
    at += coding.names.length;
    return { name: coding.term.written, columns };
  });
  const test = proportionalHazardsTest(
    fit,
    "km",
    terms.filter((t) => t.columns.length > 0),
  );
  return {
    transform: "km",
    ...Object.fromEntries(test.terms.map((t) => [t.name, t.result])),
    GLOBAL: test.global,
  };
}
