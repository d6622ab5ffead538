import type { CoxData } from "./data.ts";

/** The rows of a data set, in the order given (a row may come more than once). */
export function selectRows(data: CoxData, rows: ArrayLike<number>): CoxData {
  const n = rows.length;
  const doubles = (from: Float64Array) => {
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++) out[i] = from[rows[i]!]!;
    return out;
  };
  const integers = (from: Int32Array) => {
    const out = new Int32Array(n);
    for (let i = 0; i < n; i++) out[i] = from[rows[i]!]!;
    return out;
  };
  const event = new Uint8Array(n);
  for (let i = 0; i < n; i++) event[i] = data.event[rows[i]!]!;
  return {
    names: data.names,
    x: data.x.map(doubles),
    time: doubles(data.time),
    start: data.start && doubles(data.start),
    event,
    stratum: data.stratum && integers(data.stratum),
    strata: data.strata,
    weights: data.weights && doubles(data.weights),
    offset: data.offset && doubles(data.offset),
    cluster: data.cluster && integers(data.cluster),
  };
}
