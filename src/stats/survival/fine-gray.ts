import { degenerate } from "../diagnosis.ts";
import { stepAt } from "./cox/baseline.ts";
import type { CoxData } from "./cox/data.ts";
import { survivalSteps } from "./kaplan-meier.ts";

export interface CompetingData {
  readonly names: readonly string[];
  readonly x: readonly Float64Array[];
  readonly time: Float64Array;
  /** 0 censored, 1 the event of interest, 2 a competing event. */
  readonly status: Uint8Array;
  readonly weights?: Float64Array | undefined;
  readonly stratum?: Int32Array | undefined;
  readonly strata?: number | undefined;
}

/**
 * Data for the Fine–Gray model of the subdistribution hazard: those with a competing event stay in the risk set
 * with the weight G(t−)/G(T−), the probability of still being under observation, G the Kaplan–Meier curve of
 * censoring (an event comes before a censoring at the same time). Their time after the event is cut where the weight
 * changes between events of interest. Fit with `fitCox`; the rows of a person form a cluster, so that
 * `robustVariance` is the variance to use.
 *
 * Returns the data and, for each row, the person (row of the input). Source: Fine & Gray 1999; Geskus 2011.
 */
export function fineGrayData(data: CompetingData): { cox: CoxData; person: Int32Array } {
  const n = data.time.length;
  if (n === 0) degenerate("no-rows");
  if (!data.status.includes(1)) degenerate("no-events", { rows: n });
  const strata = data.strata ?? 1;
  const followUps = new Map(Array.from(new Set(data.stratum ?? [0]), (s) => [s, followUp(data, s)]));
  const of = (row: number) => followUps.get(data.stratum ? data.stratum[row]! : 0)!;
  let count = n;
  for (let row = 0; row < n; row++)
    if (data.status[row] === 2) count += of(row).after(data.time[row]!).length;
  const person = new Int32Array(count);
  const [start, time, weights] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const event = new Uint8Array(count);
  let at = 0;
  for (let row = 0; row < n; row++) {
    const own = data.weights ? data.weights[row]! : 1;
    const t = data.time[row]!;
    const { origin, before, after } = of(row);
    person[at] = row;
    start[at] = origin;
    time[at] = t;
    weights[at] = own;
    event[at++] = data.status[row] === 1 ? 1 : 0;
    if (data.status[row] !== 2) continue;
    const observed = before(t);
    let begin = t;
    for (const { end, g } of after(t)) {
      person[at] = row;
      start[at] = begin;
      time[at] = end;
      weights[at++] = (own * g) / observed;
      begin = end;
    }
  }
  return {
    person,
    cox: {
      names: data.names,
      x: data.x.map((x) => {
        const out = new Float64Array(count);
        for (let i = 0; i < count; i++) out[i] = x[person[i]!]!;
        return out;
      }),
      start,
      time,
      event,
      weights,
      stratum: data.stratum && person.map((row) => data.stratum![row]!),
      strata,
      cluster: person,
    },
  };
}

/** A run of events of interest that share one probability g of being still under observation, up to `end`. */
interface Run {
  readonly end: number;
  readonly g: number;
}

/** What a stratum's follow-up says: a time before all others, G(t−), and the runs of events after a time. */
function followUp(data: CompetingData, stratum: number) {
  const rows = Int32Array.from(data.time.keys()).filter(
    (i) => (data.stratum ? data.stratum[i] : 0) === stratum,
  );
  const time = Float64Array.from(rows, (i) => data.time[i]!);
  const status = Uint8Array.from(rows, (i) => data.status[i]!);
  const { before } = censoringCurve(
    time,
    status.map((v) => (v === 0 ? 1 : 0)),
    data.weights && Float64Array.from(rows, (i) => data.weights![i]!),
  );
  const runs: Run[] = [];
  for (const end of Float64Array.from(new Set(time.filter((_, i) => status[i] === 1))).sort()) {
    const g = before(end);
    if (!(g > 0)) break;
    if (runs.at(-1)?.g === g) runs.pop();
    runs.push({ end, g });
  }
  const ends = Float64Array.from(runs, (run) => run.end);
  return {
    origin: time.reduce((least, t) => Math.min(least, t - 1), 0),
    before,
    after: (t: number) => runs.slice(stepAt(ends, t) + 1),
  };
}

/** G(t−) of censoring; at equal times events happen first, so those with an event are not at risk of censoring then. */
export function censoringCurve(
  time: Float64Array,
  censored: Uint8Array,
  weights?: Float64Array,
): { before(t: number): number; at(t: number): number } {
  const sorted = [...new Set(time)].sort((a, b) => a - b);
  // Ranks doubled, censorings one later: events first, every other order unchanged.
  const rank = new Map(sorted.map((t, i) => [t, i]));
  const shifted = time.map((t, i) => 2 * rank.get(t)! + (censored[i] ? 1 : 0));
  const steps = survivalSteps({ time: shifted, event: censored, weights });
  const value = (at: number) => (at < 0 ? 1 : steps.survival[at]!);
  const place = (t: number) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < t) low = middle + 1;
      else high = middle;
    }
    return low; // first time ≥ t
  };
  return {
    before: (t) => value(stepAt(steps.time, 2 * place(t) - 0.5)),
    at: (t) => {
      const k = place(t);
      return value(stepAt(steps.time, sorted[k] === t ? 2 * k + 1 : 2 * k - 0.5));
    },
  };
}
