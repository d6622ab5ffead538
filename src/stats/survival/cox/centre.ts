import { type CoxData, requireFinite } from "./data.ts";

/** One column to be centred: the parts that a helping thread needs. */
export interface Column {
  readonly from: Float64Array;
  readonly into: Float64Array;
  readonly order: Int32Array | undefined;
  readonly event: Uint8Array;
  readonly weights: Float64Array | undefined;
  readonly total: number;
}

export interface Centred {
  readonly mean: number;
  /** Σ w·|x − mean|. */
  readonly deviation: number;
  /** Σ w·(x − mean) over events. */
  readonly events: number;
}

/** Centres columns, on one thread or more; the results are in the order of the columns. */
export type CentreCrew = (columns: readonly Column[]) => Centred[];

export const centreAlone: CentreCrew = (columns) => columns.map(centreColumn);

/** Writes the columns less their weighted means into the sheet; refuses values that are not finite. */
export function centre(
  data: CoxData,
  order: Int32Array | undefined,
  x: Float64Array,
  crew: CentreCrew,
): { mean: Float64Array; scale: Float64Array; eventX: Float64Array } {
  const n = data.time.length;
  const total = data.weights ? data.weights.reduce((a, b) => a + b, 0) : n;
  const found = crew(
    data.x.map((from, j) => ({
      from,
      into: x.subarray(j * n, (j + 1) * n),
      order,
      event: data.event,
      weights: data.weights,
      total,
    })),
  );
  found.forEach(({ mean }, j) => {
    if (!Number.isFinite(mean)) requireFinite(data.names[j] ?? `x${j + 1}`, data.x[j]!, "bad-value");
  });
  return {
    mean: Float64Array.from(found, (c) => c.mean),
    scale: Float64Array.from(found, (c) => (c.deviation > 0 ? total / c.deviation : 1)),
    eventX: Float64Array.from(found, (c) => c.events),
  };
}

export function centreColumn({ from, into, order, event, weights: w, total }: Column): Centred {
  const n = from.length;
  let sum = 0;
  let more = 0;
  if (w) for (let i = 0; i < n; i++) sum += w[i]! * from[i]!;
  else {
    for (let i = 0; i + 1 < n; i += 2) {
      sum += from[i]!;
      more += from[i + 1]!;
    }
    if (n & 1) sum += from[n - 1]!;
  }
  const mean = (sum + more) / total;
  let deviation = 0;
  let events = 0;
  if (w || order) {
    for (let i = 0; i < n; i++) into[i] = from[order ? order[i]! : i]! - mean;
    for (let i = 0; i < n; i++) {
      const v = (w ? w[i]! : 1) * (from[i]! - mean);
      deviation += Math.abs(v);
      events += event[i]! * v;
    }
  } else {
    for (let i = 0; i < n; i++) {
      const v = from[i]! - mean;
      into[i] = v;
      deviation += Math.abs(v);
      events += event[i]! * v;
    }
  }
  return { mean, deviation, events };
}
