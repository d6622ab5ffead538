import { degenerate } from "../diagnosis.ts";
import { type Progress, step } from "../progress.ts";
import type { Random } from "../random.ts";
import { drawBinary, drawCategory, drawNumber } from "./draws.ts";

export type VariableKind = "number" | "binary" | "category";

export interface Variable {
  readonly name: string;
  readonly kind: VariableKind;
  /** Missing values are NaN. Binary: 0 or 1. Category: 0 … levels − 1. */
  readonly values: Float64Array;
}

/**
 * Multiple imputation by chained equations: missing values start as random draws from those observed; then each
 * variable in turn is modelled on all others and its missing values drawn anew, `cycles` times over; m such
 * chains give m completed data sets. Numbers by predictive mean matching, 0/1 by Bayesian logistic regression,
 * categories by one logistic model a level. For survival outcomes put the event indicator and the Nelson–Aalen
 * cumulative hazard among the variables (White & Royston 2009).
 *
 * Refuses: length, and bad-value when a variable has nothing observed.
 * Sources: van Buuren & Groothuis-Oudshoorn 2011; Little 1988 (matching); Rubin 1987, 5.3.
 */
export function imputeChained(
  variables: readonly Variable[],
  random: Random,
  { m = 5, cycles = 10, progress }: { m?: number; cycles?: number; progress?: Progress } = {},
): Float64Array[][] {
  const n = variables[0]?.values.length ?? 0;
  if (n === 0) degenerate("no-rows");
  const missing = variables.map(({ name, values }) => {
    if (values.length !== n) degenerate("length", { column: name, rows: values.length, expected: n });
    const rows = Int32Array.from(values.keys()).filter((i) => Number.isNaN(values[i]!));
    if (rows.length === n) degenerate("bad-value", { column: name, rows: n });
    return rows;
  });
  // Least missing first, so that the better known help the others.
  const turn = variables
    .map((_, v) => v)
    .filter((v) => missing[v]!.length > 0)
    .sort((a, b) => missing[a]!.length - missing[b]!.length || a - b);
  return Array.from({ length: m }, (_, chain) => {
    const columns = variables.map((variable, v) => startingValues(variable, missing[v]!, random));
    for (let cycle = 0; cycle < cycles; cycle++) {
      step(progress, chain * cycles + cycle, m * cycles);
      for (const v of turn) redraw(variables, columns, missing[v]!, v, random);
    }
    return columns;
  });
}

function startingValues({ values }: Variable, missing: Int32Array, random: Random): Float64Array {
  const observed = values.filter((v) => !Number.isNaN(v));
  const out = Float64Array.from(values);
  for (const row of missing) out[row] = observed[Math.floor(random() * observed.length)]!;
  return out;
}

function redraw(
  variables: readonly Variable[],
  columns: readonly Float64Array[],
  missing: Int32Array,
  v: number,
  random: Random,
): void {
  const variable = variables[v]!;
  const observed = Int32Array.from(variable.values.keys()).filter((i) => !Number.isNaN(variable.values[i]!));
  const predictors = variables.flatMap((other, u) =>
    u === v ? [] : predictorColumns(other.kind, columns[u]!),
  );
  const target = columns[v]!;
  const draw =
    variable.kind === "number" ? drawNumber : variable.kind === "binary" ? drawBinary : drawCategory;
  const drawn = draw(target, predictors, observed, missing, random);
  missing.forEach((row, i) => {
    target[row] = drawn[i]!;
  });
}

/** A category enters as a 0/1 column for each level but the lowest. */
function predictorColumns(kind: VariableKind, values: Float64Array): Float64Array[] {
  if (kind !== "category") return [values];
  const levels = [...new Set(values)].sort((a, b) => a - b).slice(1);
  return levels.map((level) => values.map((v) => (v === level ? 1 : 0)));
}
