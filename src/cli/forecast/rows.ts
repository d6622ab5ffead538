import type { Finding } from "#src/stats/diagnosis.ts";
import { tieRoundedTimes } from "#src/stats/survival/timefix.ts";
import type { Column } from "./column.ts";
import { Problem } from "./problem.ts";
import { column, type Table } from "./table.ts";

/** The rows of a table that can be used, with their times, and what became of the others. */
export interface UsableRows {
  readonly rows: Int32Array;
  readonly time: Float64Array;
  readonly start: Float64Array | undefined;
  readonly missing: number;
  readonly zeroLength: number;
  readonly reversed: number;
  readonly findings: readonly Finding[];
}

/**
 * Drops rows with a missing value in any column used, then rows of no length (start equal to stop, also when
 * equal but for rounding) and rows whose start lies after their stop; each kind is counted.
 */
export function usableRows(table: Table, time: string, start: string | undefined): UsableRows {
  const used = [...table.columns.values()];
  const times = finite(table, time);
  const starts = start === undefined ? undefined : finite(table, start);
  const lacking = new Uint8Array(table.rows);
  for (const c of used) markMissing(c, lacking);
  const kept = new Int32Array(table.rows);
  let count = 0;
  let missing = 0;
  let zeroLength = 0;
  let reversed = 0;
  for (let row = 0; row < table.rows; row++) {
    if (lacking[row]) missing++;
    else if (starts && times[row] === starts[row]) zeroLength++;
    else if (starts && (starts[row] as number) > (times[row] as number)) reversed++;
    else kept[count++] = row;
  }
  let rows: Int32Array = kept.slice(0, count);
  let found = pick(times, starts, rows);
  if (found.start && rows.length > 0) {
    const { start: s, time: t } = found;
    const real = rows.filter((_, i) => (s[i] as number) < (t[i] as number));
    zeroLength += rows.length - real.length;
    if (real.length < rows.length) {
      rows = real;
      found = pick(times, starts, rows);
    }
  }
  const findings: Finding[] = [];
  const note = (code: Finding["code"], count: number, message: string) => {
    if (count > 0) findings.push({ code, count, message: `${count} ${message}` });
  };
  note("missing-values", missing, "rows lack a value and are left out");
  note("zero-length-interval", zeroLength, "rows begin and end at the same time and are left out");
  note("reversed-interval", reversed, "rows end before they begin and are left out: are the dates reversed?");
  if (found.start) {
    const early = found.start.reduce((sum, v) => sum + (v < 0 ? 1 : 0), 0);
    note("negative-start", early, "rows begin before time 0");
  }
  return { rows, ...found, missing, zeroLength, reversed, findings };
}

function markMissing(source: Column, into: Uint8Array): void {
  if (source.kind === "numbers") {
    for (let i = 0; i < into.length; i++) if (Number.isNaN(source.values[i])) into[i] = 1;
  } else for (let i = 0; i < into.length; i++) if ((source.codes[i] as number) < 0) into[i] = 1;
}

function pick(times: Float64Array, starts: Float64Array | undefined, rows: Int32Array) {
  const take = (from: Float64Array) => {
    const out = new Float64Array(new SharedArrayBuffer(8 * rows.length));
    for (let i = 0; i < rows.length; i++) out[i] = from[rows[i] as number] as number;
    return out;
  };
  if (rows.length === 0) return { time: take(times), start: starts ? take(starts) : undefined };
  const { time, start } = tieRoundedTimes(take(times), starts ? take(starts) : undefined);
  return { time, start };
}

function finite(table: Table, name: string): Float64Array {
  const values = numeric(table, name);
  const endless = values.reduce((sum, v) => sum + (Math.abs(v) === Infinity ? 1 : 0), 0);
  if (endless > 0) throw new Problem("bad-time", `${endless} rows have an infinite time in "${name}".`);
  return values;
}

function numeric(table: Table, name: string): Float64Array {
  const found: Column = column(table, name);
  if (found.kind === "numbers") return found.values;
  throw new Problem(
    "not-numeric",
    `"${name}" does not hold numbers alone. Dates must be turned into days (or years) since the start first.`,
  );
}

/** Numbers of a column for the rows. */
export function numbersOf(table: Table, name: string, rows: Int32Array): Float64Array {
  const values = numeric(table, name);
  const out = new Float64Array(new SharedArrayBuffer(8 * rows.length));
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] as number] as number;
  return out;
}

/** Groups by one or more columns: a number per row and a label per group ("sex=1, area=south"), in order. */
export function groupsOf(
  table: Table,
  names: readonly string[],
  rows: Int32Array,
): { group: Int32Array; labels: string[]; values: string[][] } {
  const sources = names.map((name) => column(table, name));
  const keys = sources.map((source) => {
    const used = new Map<number, number>();
    const raw = (row: number) =>
      (source.kind === "numbers" ? source.values[row] : source.codes[row]) as number;
    for (const row of rows) used.set(raw(row), 0);
    const collator = new Intl.Collator("en");
    const order = [...used.keys()].sort((a, b) =>
      source.kind === "numbers"
        ? a - b
        : collator.compare(source.words[a] as string, source.words[b] as string),
    );
    order.forEach((key, i) => {
      used.set(key, i);
    });
    const words = order.map((key) =>
      source.kind === "numbers" ? String(key) : (source.words[key] as string),
    );
    return { rank: (row: number) => used.get(raw(row)) as number, words };
  });
  const combined = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    let key = 0;
    for (const k of keys) key = key * k.words.length + k.rank(rows[i] as number);
    combined[i] = key;
  }
  const present = [...new Set(combined)].sort((a, b) => a - b);
  const place = new Map(present.map((key, i) => [key, i]));
  const values = present.map((key) => {
    const parts: string[] = [];
    let rest = key;
    for (const k of keys.toReversed()) {
      parts.unshift(k.words[rest % k.words.length] as string);
      rest = Math.floor(rest / k.words.length);
    }
    return parts;
  });
  return {
    group: Int32Array.from(combined, (key) => place.get(key) as number),
    labels: values.map((parts) => parts.map((v, i) => `${names[i]}=${v}`).join(", ")),
    values,
  };
}
