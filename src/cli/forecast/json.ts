import type { Finding } from "#src/stats/diagnosis.ts";

/** JSON has no NaN and no infinity: what is not finite is null, and typed arrays are arrays. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, v) => {
    if (typeof v === "number") return Number.isFinite(v) ? v : null;
    if (isTyped(v)) return Array.from(v);
    return v;
  });
}

const PIECE = 4096;

/** The same in pieces: the residuals of a million rows are longer than one string can be. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value) || isTyped(value)) {
    yield "[";
    for (let from = 0; from < value.length; from += PIECE) {
      if (from > 0) yield ",";
      const part = value.slice(from, from + PIECE);
      if (part.some((v) => longer(v))) {
        for (const [i, v] of part.entries()) {
          if (i > 0) yield ",";
          yield* jsonPieces(v);
        }
      } else yield toJson(part).slice(1, -1);
    }
    yield "]";
  } else if (typeof value === "object" && value !== null) {
    yield "{";
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    for (const [i, [key, v]] of entries.entries()) {
      yield `${i > 0 ? "," : ""}${JSON.stringify(key)}:`;
      yield* jsonPieces(v);
    }
    yield "}";
  } else yield toJson(value);
}

function isTyped(value: unknown): value is Float64Array | Int32Array | Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function longer(value: unknown): boolean {
  return (Array.isArray(value) || isTyped(value)) && value.length > PIECE;
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
