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
  const pieces: Piece[] = [];
  for (let s = 0; s < strata; s++) {
    const rows = Int32Array.from(data.time.keys()).filter((i) => (data.stratum ? data.stratum[i] : 0) === s);
    if (rows.length > 0) cutStratum(data, rows, pieces);
  }
  pieces.sort((a, b) => a.row - b.row || a.start - b.start);
  const column = (value: (piece: Piece) => number) => Float64Array.from(pieces, value);
  const person = Int32Array.from(pieces, (piece) => piece.row);
  return {
    person,
    cox: {
      names: data.names,
      x: data.x.map((x) => column((piece) => x[piece.row]!)),
      start: column((piece) => piece.start),
      time: column((piece) => piece.stop),
      event: Uint8Array.from(pieces, (piece) => piece.event),
      weights: column((piece) => piece.weight),
      stratum: data.stratum && Int32Array.from(pieces, (piece) => data.stratum![piece.row]!),
      strata,
      cluster: person,
    },
  };
}

interface Piece {
  readonly row: number;
  readonly start: number;
  readonly stop: number;
  readonly event: number;
  readonly weight: number;
}

function cutStratum(data: CompetingData, rows: Int32Array, into: Piece[]): void {
  const time = Float64Array.from(rows, (i) => data.time[i]!);
  const status = Uint8Array.from(rows, (i) => data.status[i]!);
  const weights = data.weights && Float64Array.from(rows, (i) => data.weights![i]!);
  const censoring = censoringCurve(
    time,
    status.map((v) => (v === 0 ? 1 : 0)),
    weights,
  );
  const eventTimes = [...new Set(time.filter((_, i) => status[i] === 1))].sort((a, b) => a - b);
  const first = Math.min(0, time.reduce((a, b) => Math.min(a, b), Infinity) - 1);
  rows.forEach((row, i) => {
    const own = weights ? weights[i]! : 1;
    const t = time[i]!;
    into.push({ row, start: t === 0 ? -1 : first, stop: t, event: status[i] === 1 ? 1 : 0, weight: own });
    if (status[i] !== 2) return;
    const at = censoring.before(t);
    let begin = t;
    let k = eventTimes.findIndex((e) => e > t);
    while (k >= 0 && k < eventTimes.length) {
      // Events that share a weight share a piece.
      const g = censoring.before(eventTimes[k]!);
      if (!(g > 0)) break;
      while (k + 1 < eventTimes.length && censoring.before(eventTimes[k + 1]!) === g) k++;
      into.push({ row, start: begin, stop: eventTimes[k]!, event: 0, weight: (own * g) / at });
      begin = eventTimes[k]!;
      k++;
    }
  });
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
