import { naturalSpline, type SplineKnots, splineKnots } from "#src/stats/models/spline.ts";
import type { Column } from "./column.ts";
import { Problem, usage } from "./problem.ts";
import { column, type Table } from "./table.ts";

/** A covariate as it is written: a column, a column as a factor `C(x)`, or a natural spline `ns(x, df)`. */
export interface Term {
  readonly written: string;
  readonly column: string;
  readonly kind: "plain" | "factor" | "spline";
  readonly df: number;
}

export function parseTerm(written: string): Term {
  const factor = /^(?:C|factor)\(\s*(.+?)\s*\)$/.exec(written);
  if (factor) return { written, column: factor[1] as string, kind: "factor", df: 1 };
  const spline = /^ns\(\s*([^,]+?)\s*,\s*(?:df\s*=\s*)?(\d+)\s*\)$/.exec(written);
  if (spline) {
    const df = Number(spline[2]);
    if (df < 1 || df > 20) throw usage(`${written}: choose 1 to 20 degrees of freedom.`);
    return { written, column: spline[1] as string, kind: "spline", df };
  }
  return { written, column: written, kind: "plain", df: 1 };
}

/** How a term becomes columns of the design: fixed on the data of the fit, used again for predictions. */
export interface Coding {
  readonly term: Term;
  readonly names: readonly string[];
  /** Of a factor: the levels, the first being the reference. */
  readonly levels?: readonly string[];
  readonly knots?: SplineKnots;
}

/**
 * Treatment contrasts for factors (columns of words, or `C(x)`): a 0/1 column for each level but the first, named
 * column + level. Levels are those of the rows used, numbers by size, words by English collation; `given`
 * sets another order. Everything else is a number, centred nowhere.
 */
export function codeTerm(table: Table, term: Term, rows: Int32Array, given?: readonly string[]): Coding {
  const source = column(table, term.column);
  if (term.kind === "spline") {
    if (source.kind === "words")
      throw new Problem("not-numeric", `${term.written}: "${term.column}" holds words.`);
    const values = Float64Array.from(rows, (row) => source.values[row] as number);
    const knots = splineKnots(values, term.df);
    return { term, knots, names: [...knots.inner, 0].map((_, i) => `${term.written}${i + 1}`) };
  }
  if (term.kind === "plain" && source.kind === "numbers" && !given) return { term, names: [term.column] };
  const found = levelsOf(source, rows);
  if (found.length > 1000) {
    throw new Problem("too-many-levels", `"${term.column}" has ${found.length} levels. Is it an identifier?`);
  }
  if (given) {
    const unknown = found.filter((level) => !given.includes(level));
    if (unknown.length > 0) {
      throw new Problem(
        "unknown-level",
        `--levels of "${term.column}" lacks levels of the data: ${unknown.length}.`,
      );
    }
  }
  const levels = given ? given.filter((level) => found.includes(level)) : found;
  return { term, levels, names: levels.slice(1).map((level) => `${term.column}${level}`) };
}

/** The distinct values among the rows, as text, in order. */
export function levelsOf(source: Column, rows: Int32Array): string[] {
  if (source.kind === "numbers") {
    const distinct = new Set<number>();
    for (const row of rows) distinct.add(source.values[row] as number);
    return [...distinct].sort((a, b) => a - b).map(String);
  }
  const used = new Set<number>();
  for (const row of rows) used.add(source.codes[row] as number);
  const collator = new Intl.Collator("en");
  return [...used]
    .map((code) => source.words[code] as string)
    .sort((a, b) => collator.compare(a, b) || (a < b ? -1 : 1));
}

/** The value of a column in a row as text: for matching levels. */
export function textAt(source: Column, row: number): string {
  return source.kind === "numbers"
    ? String(source.values[row])
    : (source.words[source.codes[row] as number] as string);
}

/** The design columns of a term for the given rows; a level unknown to the fit gives NaN. */
export function designColumns(table: Table, coding: Coding, rows: Int32Array): Float64Array[] {
  const source = column(table, coding.term.column);
  const n = rows.length;
  const make = () => new Float64Array(new SharedArrayBuffer(8 * n));
  if (coding.knots) {
    if (source.kind === "words") throw new Problem("not-numeric", `"${coding.term.column}" holds words.`);
    const values = Float64Array.from(rows, (row) => source.values[row] as number);
    return naturalSpline(values, coding.knots);
  }
  if (!coding.levels) {
    if (source.kind === "words") {
      throw new Problem(
        "not-numeric",
        `"${coding.term.column}" held numbers in the fit and holds words here.`,
      );
    }
    const out = make();
    for (let i = 0; i < n; i++) out[i] = source.values[rows[i] as number] as number;
    return [out];
  }
  const place = new Map(coding.levels.map((level, i) => [level, i]));
  const out = coding.names.map(make);
  const byCode =
    source.kind === "words" ? source.words.map((word) => place.get(word) ?? Number.NaN) : undefined;
  for (let i = 0; i < n; i++) {
    const row = rows[i] as number;
    const level =
      source.kind === "words"
        ? ((byCode as number[])[source.codes[row] as number] ?? Number.NaN)
        : (place.get(String(source.values[row])) ?? Number.NaN);
    if (Number.isNaN(level)) for (const c of out) c[i] = Number.NaN;
    else if (level > 0) (out[level - 1] as Float64Array)[i] = 1;
  }
  return out;
}
