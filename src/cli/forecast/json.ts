import type { Finding } from "#src/stats/diagnosis.ts";

/** JSON has no NaN and no infinity: what is not finite is null, and typed arrays are arrays. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, v) => {
    if (typeof v === "number") return Number.isFinite(v) ? v : null;
    if (ArrayBuffer.isView(v) && !(v instanceof DataView))
      return Array.from(v as unknown as ArrayLike<number>);
    return v;
  });
}

export function keyed(names: readonly string[], values: ArrayLike<number>, without: readonly number[] = []) {
  return Object.fromEntries(
    names.map((name, j) => [name, without.includes(j) ? null : (values[j] as number)]),
  );
}

export function matrix(values: ArrayLike<number>, rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => values[i * columns + j] as number),
  );
}

export function diagonalRoots(variance: Float64Array, p: number): Float64Array {
  return Float64Array.from({ length: p }, (_, j) => Math.sqrt(variance[j * p + j] as number));
}

export function findingsJson(findings: readonly Finding[]) {
  return findings.map(({ code, message, columns, count }) => ({ code, message, columns, count }));
}
