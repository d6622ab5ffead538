import { degenerate, type Finding } from "../../diagnosis.ts";
import { CHOLESKY_TOLERANCE } from "../../linear/cholesky.ts";
import { type CoxData, checkCoxData, type Ties } from "./data.ts";
import { evaluateExact } from "./exact.ts";
import { alone, evaluate } from "./likelihood.ts";
import { type Maximum, maximise, type NewtonOptions } from "./newton.ts";
import { type Arranged, arrange } from "./sheet.ts";
import { assembleTeam } from "./team.ts";

/** A fitted Cox model. Matrices are p × p row major; coefficients of left-out columns are 0, with variance 0. */
export interface CoxFit {
  readonly data: CoxData;
  readonly ties: Ties;
  readonly names: readonly string[];
  readonly coef: Float64Array;
  /** The inverse information at the maximum. */
  readonly variance: Float64Array;
  readonly loglik: readonly [initial: number, fitted: number];
  readonly scoreTest: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly n: number;
  readonly events: number;
  /** Weighted means of the columns. */
  readonly mean: Float64Array;
  /** Indices of columns left out as redundant. */
  readonly aliased: readonly number[];
  readonly findings: readonly Finding[];
  readonly arranged: Arranged;
}

export interface CoxOptions extends NewtonOptions {
  readonly ties?: Ties;
  /** 1 or 2 threads; by default 2 for large data. */
  readonly threads?: number;
}

const LARGE = 60_000;

/**
 * Maximum partial likelihood estimate of a Cox proportional-hazards model.
 *
 * Refuses (`Refusal`, reason `stats.…`): no-rows, one-row, no-events, no-covariates, constant (no column varies),
 * negative-time, bad-time, bad-event, bad-weight, bad-value, length. Finds, beside a result: separation,
 * collinear, constant, not-converged, few-events.
 *
 * Source: Cox 1972; see likelihood.ts for ties, newton.ts for the search.
 */
export function fitCox(data: CoxData, options: CoxOptions = {}): CoxFit {
  checkCoxData(data);
  const { ties = "efron" } = options;
  if (ties === "exact" && data.weights?.some((w) => w !== 1)) degenerate("bad-weight", { ties });
  const parallel = ties !== "exact" && (options.threads ?? (data.time.length >= LARGE ? 2 : 1)) > 1;
  const team = parallel ? assembleTeam() : undefined;
  try {
    const arranged = arrange(data, ties === "efron", parallel, team?.centre);
    const constant = data.x.flatMap((column, j) => (varies(column) ? [] : [j]));
    if (constant.length === data.x.length) degenerate("constant", { columns: data.names.join(", ") });
    const crew = team?.crew(arranged.sheet) ?? alone(arranged);
    const at =
      ties === "exact"
        ? (beta: Float64Array) => evaluateExact(arranged, beta)
        : (beta: Float64Array) => evaluate(arranged, beta, ties === "efron", crew);
    const strict = data.start !== undefined || ties === "exact";
    const found = maximise(at, arranged.scale, strict, { ...options, tolerance: CHOLESKY_TOLERANCE });
    if (!found.finite) degenerate("overflow", { where: "the starting values" });
    return describe(data, ties, arranged, found, constant);
  } finally {
    team?.dismiss();
  }
}

function varies(column: Float64Array): boolean {
  const first = column[0]!;
  for (let i = 1; i < column.length; i++) if (column[i] !== first) return true;
  return false;
}

function describe(
  data: CoxData,
  ties: Ties,
  arranged: Arranged,
  found: Maximum,
  constant: readonly number[],
): CoxFit {
  const aliased = [...found.redundant];
  const coef = found.beta.map((b, j) => (aliased.includes(j) ? 0 : b));
  const name = (j: number) => data.names[j] ?? `x${j + 1}`;
  const findings: Finding[] = [];
  if (constant.length > 0) {
    const columns = constant.map(name);
    findings.push({
      code: "constant",
      columns,
      message: `does not vary and is left out: ${columns.join(", ")}`,
    });
  }
  const collinear = aliased.filter((j) => !constant.includes(j)).map(name);
  if (collinear.length > 0) {
    const message = `a combination of other columns, or the same in every risk set, left out: ${collinear.join(", ")}`;
    findings.push({ code: "collinear", columns: collinear, message });
  }
  const runaway = separated(arranged, found, coef).map(name);
  if (runaway.length > 0) {
    const message = `the likelihood keeps growing, so the coefficient may be infinite (separation): ${runaway.join(", ")}`;
    findings.push({ code: "separation", columns: runaway, message });
  } else if (!found.converged) {
    findings.push({ code: "not-converged", message: `no convergence in ${found.iterations} iterations` });
  }
  const events = arranged.deaths.reduce((sum, d) => sum + d, 0);
  const estimated = coef.length - aliased.length;
  if (events < estimated) {
    const message = `${events} events for ${estimated} coefficients`;
    findings.push({ code: "few-events", count: events, message });
  }
  return {
    data,
    ties,
    names: data.x.map((_, j) => name(j)),
    coef,
    variance: found.variance,
    loglik: [found.initialLoglik, found.loglik],
    scoreTest: found.scoreTest,
    iterations: found.iterations,
    converged: found.converged,
    n: data.time.length,
    events,
    mean: arranged.mean,
    aliased,
    findings,
    arranged,
  };
}

/**
 * Columns whose coefficient would still move, though the likelihood stands still: the next Newton step changes the
 * linear predictor by more than 0.001 for a mean deviation of the column. At a true maximum that step is next to
 * nothing; on the way to infinity every step is about 1.
 */
function separated({ scale }: Arranged, found: Maximum, coef: Float64Array): number[] {
  const p = coef.length;
  const out: number[] = [];
  for (let j = 0; j < p; j++) {
    let step = 0;
    for (let k = 0; k < p; k++) step += found.variance[j * p + k]! * found.score[k]!;
    if (Math.abs(step) / scale[j]! > 1e-3) out.push(j);
  }
  return out;
}
