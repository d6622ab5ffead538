import { Refusal } from "#src/kernel/errors.ts";

/**
 * What is wrong with data or with a fit, by name. A *finding* accompanies a result that can be used with care;
 * a *refusal* (thrown as `Refusal("invalid", "stats.<code>")`) means that there is no result.
 */
export type FindingCode =
  | "separation" // the likelihood grows without bound: the estimate is infinite
  | "collinear" // a column is a combination of others and is left out
  | "constant" // a column does not vary among the rows used
  | "not-converged"
  | "empty-group" // a factor's level or a stratum has no event
  | "reversed-interval"
  | "zero-length-interval"
  | "missing-values"
  | "few-events"
  | "duplicate-ids"
  | "overlapping-intervals"
  | "mixed-values" // a column has numbers and words
  | "negative-start";

export interface Finding {
  readonly code: FindingCode;
  /** In English, for the log and the analyst; a page chooses its words by `code`. */
  readonly message: string;
  readonly columns?: readonly string[];
  readonly count?: number;
}

export type DegenerateCode =
  | "no-rows"
  | "one-row"
  | "no-events"
  | "no-pairs"
  | "no-covariates"
  | "constant"
  | "negative-time"
  | "bad-time"
  | "bad-event"
  | "bad-weight"
  | "bad-value"
  | "length"
  | "overflow"
  | "rank"
  | "not-converged"
  | "one-group";

/** Throws the named refusal. Details hold codes, names of columns and numbers, never values of a person. */
export function degenerate(code: DegenerateCode, details: Record<string, string | number> = {}): never {
  throw new Refusal("invalid", `stats.${code}`, details);
}
