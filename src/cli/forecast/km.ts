import { chiSquaredUpper } from "#src/stats/probability/gamma.ts";
import { aalenJohansen } from "#src/stats/survival/aalen-johansen.ts";
import { stepAt } from "#src/stats/survival/cox/baseline.ts";
import {
  type Limits,
  quantileTime,
  restrictedMean,
  survivalLimits,
  survivalSteps,
} from "#src/stats/survival/kaplan-meier.ts";
import { logRankTest } from "#src/stats/survival/log-rank.ts";
import { codeMatcher } from "./events.ts";
import { findingsJson } from "./json.ts";
import { type ModelData, modelData } from "./model-data.ts";
import { confidenceOf, flag, list, number, numbers, type Options, required, text } from "./options.ts";
import { Problem, usage } from "./problem.ts";
import { groupsOf } from "./rows.ts";
import type { Session } from "./session.ts";
import { column } from "./table.ts";
import { levelsOf } from "./terms.ts";

/** `prima forecast km`: survival curves by group, with the log-rank test, or cumulative incidence of several causes. */
export async function kmVerb(options: Options, session: Session): Promise<void> {
  const limits = (text(options, "limits") ?? "log") as Limits;
  if (!["log", "log-log", "plain"].includes(limits)) throw usage("--limits is log, log-log or plain.");
  const confidence = confidenceOf(options);
  const competing = flag(options, "competing");
  const grouping = list(options, "strata");
  const model = await session.timed("read", () => modelData(options, session.reading, !competing));
  for (const finding of model.findings) session.say(`note (${finding.code}): ${finding.message}`);
  const { data } = model;
  if (!competing && !data.event.includes(1)) session.say("note (no-events): no row ends in an event");
  const groups = grouping.length > 0 ? groupsOf(model.table, grouping, model.usable.rows) : undefined;
  const labels = groups?.labels ?? ["all"];
  if (labels.length > 1000)
    throw new Problem("too-many-levels", `--strata makes ${labels.length} groups. Is it an identifier?`);
  const members = labels.map((): number[] => []);
  for (const i of data.time.keys()) members[groups ? (groups.group[i] as number) : 0]?.push(i);
  const last = data.time.reduce((a, b) => Math.max(a, b), -Infinity);
  const curves = Object.fromEntries(
    labels.map((label, g) => [
      label,
      competing
        ? incidence(model, members[g] as number[], options)
        : curve(
            model,
            members[g] as number[],
            limits,
            confidence,
            numbers(options, "times"),
            number(options, "until") ?? last,
          ),
    ]),
  );
  session.print({
    model: competing ? "aalen-johansen" : "kaplan-meier",
    n: data.time.length,
    events: competing ? undefined : data.event.reduce((a, b) => a + b, 0),
    n_dropped_missing: model.usable.missing,
    n_dropped_zero_length: model.usable.zeroLength,
    n_dropped_reversed: model.usable.reversed,
    limits: competing ? undefined : limits,
    confidence,
    curves,
    log_rank:
      groups && labels.length > 1 && !competing && data.event.includes(1)
        ? logRank(model, groups.group, labels.length)
        : null,
    diagnoses: findingsJson(model.findings),
  });
}

function take(values: Float64Array | undefined, rows: readonly number[]): Float64Array | undefined {
  return values && Float64Array.from(rows, (i) => values[i] as number);
}

function curve(
  { data }: ModelData,
  rows: readonly number[],
  limits: Limits,
  confidence: number,
  times: readonly number[],
  until: number,
) {
  const steps = survivalSteps({
    time: Float64Array.from(rows, (i) => data.time[i] as number),
    start: take(data.start, rows),
    event: Uint8Array.from(rows, (i) => data.event[i] as number),
    weights: take(data.weights, rows),
  });
  const { lower, upper } = survivalLimits(steps, limits, confidence);
  const area = restrictedMean(steps, until);
  const all = steps.time.map((_, i) => i);
  const at = times.length > 0 ? times.map((t) => stepAt(steps.time, t)) : Array.from(all);
  const pick = (from: ArrayLike<number | undefined>, before: number) =>
    at.map((k) => (k < 0 ? before : (from[k] ?? null)));
  return {
    n: rows.length,
    events: steps.events.reduce((a, b) => a + b, 0),
    time: times.length > 0 ? times : steps.time,
    n_risk: at.map((k, i) => (times.length > 0 ? riskAt(data, rows, times[i] as number) : steps.atRisk[k])),
    n_event: times.length > 0 ? undefined : steps.events,
    surv: pick(steps.survival, 1),
    std_err: pick(
      steps.error.map((e, k) => ((steps.survival[k] as number) > 0 ? e : Number.NaN)),
      0,
    ),
    lower: pick(lower, 1),
    upper: pick(upper, 1),
    cumhaz: pick(steps.cumhaz, 0),
    std_cumhaz: pick(steps.hazardError, 0),
    median: quantileTime(steps.time, steps.survival, 0.5) ?? null,
    median_lower: quantileTime(steps.time, lower, 0.5) ?? null,
    median_upper: quantileTime(steps.time, upper, 0.5) ?? null,
    rmean: area.mean,
    se_rmean: area.error,
    rmean_until: until,
  };
}

function riskAt({ time, start, weights }: ModelData["data"], rows: readonly number[], t: number): number {
  let sum = 0;
  for (const i of rows) {
    if ((time[i] as number) >= t && (!start || (start[i] as number) < t))
      sum += weights ? (weights[i] as number) : 1;
  }
  return sum;
}

function incidence(model: ModelData, rows: readonly number[], options: Options) {
  const events = column(model.table, required(options, "event"));
  const used = model.usable.rows;
  const censored = text(options, "censored") ?? "0";
  const causes = levelsOf(events, used).filter((level) => level !== censored);
  if (causes.length === 0) throw new Problem("no-events", "No row ends in an event.");
  if (causes.length > 50)
    throw new Problem("bad-event", `"${events.name}" has ${causes.length} codes. Is it the event column?`);
  const matchers = causes.map((cause) => codeMatcher(events, cause));
  const status = Int32Array.from(rows, (i) => 1 + matchers.findIndex((match) => match(used[i] as number)));
  const found = aalenJohansen({
    time: Float64Array.from(rows, (i) => model.data.time[i] as number),
    start: take(model.data.start, rows),
    status,
    causes: causes.length,
    weights: take(model.data.weights, rows),
  });
  const times = numbers(options, "times");
  const at = times.map((t) => stepAt(found.time, t));
  const pick = (from: Float64Array | undefined, before: number) =>
    times.length > 0 ? at.map((k) => (k < 0 ? before : (from?.[k] as number))) : from;
  return {
    n: rows.length,
    time: times.length > 0 ? times : found.time,
    n_risk: times.length > 0 ? times.map((t) => riskAt(model.data, rows, t)) : found.atRisk,
    surv: pick(found.survival, 1),
    causes: Object.fromEntries(
      causes.map((cause, c) => [
        cause,
        { cif: pick(found.incidence[c], 0), std_err: pick(found.error[c], 0) },
      ]),
    ),
  };
}

function logRank({ data }: ModelData, group: Int32Array, groups: number) {
  const test = logRankTest({ time: data.time, start: data.start, event: data.event, group, groups });
  return {
    test: test.statistic,
    df: test.df,
    pvalue: chiSquaredUpper(test.statistic, test.df),
    observed: test.observed,
    expected: test.expected,
  };
}
