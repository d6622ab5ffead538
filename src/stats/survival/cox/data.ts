import { degenerate } from "../../diagnosis.ts";

export type Ties = "efron" | "breslow" | "exact";

/**
 * Data of a Cox model: n rows, p columns. Column major, because every step of the fit walks down columns.
 * Times may have any unit; a row is at risk on (start, time]. Without `start` every row is at risk from before 0.
 */
export interface CoxData {
  readonly names: readonly string[];
  /** p columns of n values each, no NaN. */
  readonly x: readonly Float64Array[];
  readonly time: Float64Array;
  readonly start?: Float64Array | undefined;
  /** 1 when the row ends in an event. */
  readonly event: Uint8Array;
  /** Stratum of each row, 0 … strata − 1. */
  readonly stratum?: Int32Array | undefined;
  readonly strata?: number | undefined;
  /** Case weights, > 0. */
  readonly weights?: Float64Array | undefined;
  /** Added to the linear predictor with a coefficient of 1. */
  readonly offset?: Float64Array | undefined;
  /** Group of each row for the robust variance, 0 … */
  readonly cluster?: Int32Array | undefined;
}

/** Refuses what no fit can be made from; see `DegenerateCode` for the names. */
export function checkCoxData(data: CoxData): void {
  const n = data.time.length;
  if (n === 0) degenerate("no-rows");
  if (n === 1) degenerate("one-row", { rows: 1 });
  if (data.x.length === 0) degenerate("no-covariates");
  const columns: [string, ArrayLike<number> | undefined][] = [
    ["time", data.time],
    ["start", data.start],
    ["event", data.event],
    ["stratum", data.stratum],
    ["weights", data.weights],
    ["offset", data.offset],
    ["cluster", data.cluster],
    ...data.x.map((column, j): [string, Float64Array] => [data.names[j] ?? `x${j + 1}`, column]),
  ];
  for (const [column, values] of columns) {
    if (values && values.length !== n) degenerate("length", { column, rows: values.length, expected: n });
  }
  finite("time", data.time, "bad-time");
  if (data.start) finite("start", data.start, "bad-time");
  else if (count(data.time, (t) => t < 0) > 0) {
    degenerate("negative-time", { rows: count(data.time, (t) => t < 0) });
  }
  if (data.start) {
    const { start, time } = data;
    let wrong = 0;
    for (let i = 0; i < n; i++) if (!(start[i]! < time[i]!)) wrong++;
    if (wrong > 0) degenerate("bad-time", { column: "start", rows: wrong });
  }
  if (count(data.event, (e) => e > 1) > 0) degenerate("bad-event", { rows: count(data.event, (e) => e > 1) });
  if (!data.event.includes(1)) degenerate("no-events", { rows: n });
  if (data.weights) {
    const wrong = count(data.weights, (w) => !(w > 0 && w < Infinity));
    if (wrong > 0) degenerate("bad-weight", { rows: wrong });
  }
  if (data.offset) finite("offset", data.offset, "bad-value");
  data.x.forEach((column, j) => {
    finite(data.names[j] ?? `x${j + 1}`, column, "bad-value");
  });
}

function finite(column: string, values: Float64Array, code: "bad-time" | "bad-value"): void {
  // A sum is finite only if every term is: one pass without branches, and the slow count on trouble alone.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * 0;
  if (sum === 0) return;
  degenerate(code, { column, rows: count(values, (v) => !Number.isFinite(v)) });
}

function count(values: ArrayLike<number>, test: (value: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < values.length; i++) if (test(values[i]!)) found++;
  return found;
}
