import { seededRandom } from "#src/stats/random.ts";
import { concordance } from "#src/stats/survival/concordance.ts";
import type { Ties } from "#src/stats/survival/cox/data.ts";
import { columnDeviations, fitLasso, fitRidge, likelihoodOf } from "#src/stats/survival/cox/penalty.ts";
import { choosePenalty } from "#src/stats/survival/cox/penalty-choice.ts";
import { diagonalRoots, findingsJson, keyed, matrix } from "./json.ts";
import type { ModelData } from "./model-data.ts";
import { number, type Options, text } from "./options.ts";
import { usage } from "./problem.ts";
import type { Session } from "./session.ts";

/** A ridge or lasso fit; `--lasso cv`, or --folds with either, finds the strength by cross-validation. */
export function penalised(model: ModelData, ties: Ties, options: Options, session: Session) {
  const lassoText = text(options, "lasso");
  if (lassoText !== undefined && number(options, "ridge") !== undefined)
    throw usage("Choose --ridge or --lasso, not both.");
  const kind = lassoText === undefined ? "ridge" : "lasso";
  const given =
    kind === "ridge" ? number(options, "ridge") : lassoText === "cv" ? undefined : Number(lassoText);
  if (given !== undefined && !(given >= 0 && given < Infinity))
    throw usage(`--${kind} needs a strength of zero or more${kind === "lasso" ? ', or "cv"' : ""}.`);
  const { data } = model;
  const folds = number(options, "folds") ?? Math.min(10, data.time.length);
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= data.time.length))
    throw usage(`--folds is a whole number from 2 to the number of rows (${data.time.length}).`);
  const seed = number(options, "seed") ?? 1;
  const chosen =
    given === undefined || number(options, "folds") !== undefined
      ? session.compute("cross-validation", () =>
          choosePenalty(data, kind, seededRandom(seed), {
            ties,
            folds,
            progress: {
              signal: session.signal,
              report: (done, all) => session.say(`fold ${done} of ${all}`),
            },
          }),
        )
      : undefined;
  const lambda = chosen?.best ?? (given as number);
  const likelihood = likelihoodOf(data, ties);
  const deviations = columnDeviations(data);
  const fit = (kind === "ridge" ? fitRidge : fitLasso)(likelihood, deviations, lambda);
  const p = fit.coef.length;
  const score = new Float64Array(data.time.length);
  data.x.forEach((x, j) => {
    for (let i = 0; i < score.length; i++)
      score[i] = (score[i] as number) + (x[i] as number) * (fit.coef[j] as number);
  });
  const c = concordance({ ...data, score });
  return {
    model: `cox-${kind}`,
    ties,
    lambda,
    n: data.time.length,
    events: data.event.reduce((a, b) => a + b, 0),
    n_dropped_missing: model.usable.missing,
    n_dropped_zero_length: model.usable.zeroLength,
    n_dropped_reversed: model.usable.reversed,
    coef: keyed(data.names, fit.coef),
    se: fit.variance ? keyed(data.names, diagonalRoots(fit.variance, p)) : null,
    vcov: fit.variance ? matrix(fit.variance, p, p) : null,
    df: fit.df,
    loglik: [likelihood(new Float64Array(p)).loglik, fit.loglik],
    penalty: fit.penalty,
    iterations: fit.iterations,
    concordance: { value: c.value, se: c.se },
    cross_validation: chosen ? { ...chosen, folds, seed } : null,
    diagnoses: findingsJson(model.findings),
  };
}
