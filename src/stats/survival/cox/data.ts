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
  requireFinite("time", data.time, "bad-time");
  if (data.start) {
    requireFinite("start", data.start, "bad-time");
    const wrong = countNotBefore(data.start, data.time);
    if (wrong > 0) degenerate("bad-time", { column: "start", rows: wrong });
  } else {
    const rows = countNegative(data.time);
    if (rows > 0) degenerate("negative-time", { rows });
  }
  let codes = 0;
  for (let i = 0; i < n; i++) codes |= data.event[i]!;
  if (codes > 1) degenerate("bad-event", { rows: data.event.filter((e) => e > 1).length });
  if (codes === 0) degenerate("no-events", { rows: n });
  if (data.weights) {
    const rows = data.weights.reduce((sum, w) => sum + (w > 0 && w < Infinity ? 0 : 1), 0);
    if (rows > 0) degenerate("bad-weight", { rows });
  }
  if (data.offset) requireFinite("offset", data.offset, "bad-value");
}

function countNegative(values: Float64Array): number {
  let rows = 0;
  for (let i = 0; i < values.length; i++) rows += values[i]! < 0 ? 1 : 0;
  return rows;
}

function countNotBefore(start: Float64Array, time: Float64Array): number {
  let rows = 0;
  for (let i = 0; i < time.length; i++) rows += start[i]! < time[i]! ? 0 : 1;
  return rows;
}

/** A sum is finite only if every term is: the slow count runs on trouble alone. */
export function requireFinite(column: string, values: Float64Array, code: "bad-time" | "bad-value"): void {
  let a = 0;
  let b = 0;
  for (let i = 0; i + 1 < values.length; i += 2) {
    a += values[i]!;
    b += values[i + 1]!;
  }
  if (Number.isFinite(a + b + values[values.length - 1]!)) return;
  const rows = values.reduce((sum, v) => sum + (Number.isFinite(v) ? 0 : 1), 0);
  if (rows > 0) degenerate(code, { column, rows });
}
