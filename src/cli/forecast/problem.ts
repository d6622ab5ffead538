import { Refusal } from "#src/kernel/errors.ts";

/** Exit codes, after sysexits.h. */
export const EXIT = { done: 0, usage: 64, data: 65, noInput: 66, internal: 70, cancelled: 130 } as const;

/** What the analyst must mend: a name for programs, a sentence for people, a code for the shell. */
export class Problem extends Error {
  readonly code: string;
  readonly exit: number;

  constructor(code: string, message: string, exit: number = EXIT.data) {
    super(message);
    this.name = "Problem";
    this.code = code;
    this.exit = exit;
  }
}

export function usage(message: string): Problem {
  return new Problem("usage", message, EXIT.usage);
}

const sentences: Readonly<Record<string, (d: Readonly<Record<string, string | number>>) => string>> = {
  "no-rows": () =>
    "There is no row to use. Look at what was dropped, or whether the file has rows under its header.",
  "one-row": () => "Only one row can be used. A model compares people: give at least two.",
  "no-events": () =>
    "No row ends in an event, so there is nothing to learn from. Check --event and its codes.",
  "no-pairs": () => "No two rows can be compared: nobody outlives an event.",
  "no-covariates": () => "Name at least one covariate with --covariates.",
  constant: (d) => `No covariate varies among the rows used (${d.columns}). Choose columns that differ.`,
  "negative-time": (d) =>
    `${d.rows} rows have a negative time. A follow-up cannot be shorter than nothing: check the dates behind --time.`,
  "bad-time": (d) => `${d.rows} rows have a time in "${d.column}" that cannot be used.`,
  "bad-event": (d) => `${d.rows} rows have an event code that is neither 0 nor 1.`,
  "bad-weight": (d) =>
    d.ties
      ? "The exact method of ties is not defined with case weights. Use --ties efron."
      : `${d.rows} rows have a weight that is not above zero.`,
  "bad-value": (d) => `${d.rows} rows have an infinite value in "${d.column}".`,
  overflow: (d) =>
    d.ties
      ? `The exact method overflows with ${d.ties} events at one time. Use --ties efron.`
      : "A risk is beyond what numbers can hold. Look for covariates or offsets of absurd size.",
  rank: () => "The columns do not determine the coefficients.",
  "not-converged": () => "The search for the maximum did not end.",
  "one-group": (d) => `There is only one group in "${d.column}".`,
  length: (d) => `Column "${d.column}" has ${d.rows} rows where ${d.expected} were expected.`,
};

/** A refusal of the numerics as a problem with a sentence. */
export function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (!(error instanceof Refusal) || !error.reason.startsWith("stats.")) return undefined;
  const code = error.reason.slice("stats.".length);
  return new Problem(code, sentences[code]?.(error.details) ?? error.message);
}
