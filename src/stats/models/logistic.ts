import { degenerate, type Finding } from "../diagnosis.ts";
import { cholesky, choleskyInverse, choleskySolve } from "../linear/cholesky.ts";

export interface LogisticData {
  readonly names: readonly string[];
  /** p columns of n values; the intercept is added. */
  readonly x: readonly Float64Array[];
  /** 0 or 1. */
  readonly y: Uint8Array;
  readonly weights?: Float64Array | undefined;
  readonly offset?: Float64Array | undefined;
}

export interface LogisticFit {
  readonly names: readonly string[];
  /** Intercept first; length p + 1. Left-out columns have 0. */
  readonly coef: Float64Array;
  readonly variance: Float64Array;
  readonly loglik: readonly [interceptOnly: number, fitted: number];
  readonly fitted: Float64Array;
  readonly iterations: number;
  readonly aliased: readonly number[];
  readonly findings: readonly Finding[];
}

/**
 * Logistic regression, log(π/(1−π)) = offset + α + xβ, by iteratively reweighted least squares (Newton): step
 * (XᵀWX)⁻¹ Xᵀ(y − π), halved while the likelihood falls; ends when the deviance changes by less than 1e-10 of
 * itself. `ridge` penalises ½ λ Σ (sⱼ βⱼ)² without the intercept.
 *
 * Refuses: no-rows, no-events (all 0 or all 1), bad-value, length. Finds separation, collinear.
 * Source: McCullagh & Nelder, Generalized Linear Models, 4.4; Albert & Anderson 1984 on separation.
 */
export function fitLogistic(data: LogisticData, ridge = 0): LogisticFit {
  const n = data.y.length;
  if (n === 0) degenerate("no-rows");
  const ones = data.y.reduce((a, b) => a + b, 0);
  if (ones === 0 || ones === n) degenerate("no-events", { rows: n, events: ones });
  const p = data.x.length + 1;
  data.x.forEach((column, j) => {
    const name = data.names[j] ?? `x${j + 1}`;
    if (column.length !== n) degenerate("length", { column: name, rows: column.length, expected: n });
    if (!column.every(Number.isFinite)) degenerate("bad-value", { column: name });
  });
  const centre = data.x.map((column) => column.reduce((a, b) => a + b, 0) / n);
  const scale = data.x.map((column, j) => {
    const s = Math.sqrt(column.reduce((a, b) => a + (b - centre[j]!) ** 2, 0) / n);
    return s > 0 ? s : 1;
  });
  const x = [
    new Float64Array(n).fill(1),
    ...data.x.map((column, j) => column.map((v) => (v - centre[j]!) / scale[j]!)),
  ];
  const nothing = climb(data, [x[0]!], 0);
  const found = climb(data, x, ridge);
  const factor = cholesky(found.information, p);
  const inverse = choleskyInverse(factor);
  const back = toOriginalScale(found.beta, inverse, centre, scale);
  const aliased = factor.redundant.map((j) => j - 1);
  const names = ["(Intercept)", ...data.x.map((_, j) => data.names[j] ?? `x${j + 1}`)];
  const findings: Finding[] = [];
  if (aliased.length > 0) {
    const columns = factor.redundant.map((j) => names[j]!);
    findings.push({ code: "collinear", columns, message: `left out: ${columns.join(", ")}` });
  }
  const extreme = found.fitted.some((f) => f < 1e-8 || f > 1 - 1e-8);
  const runaway = names.filter((_, j) => j > 0 && Math.abs(found.beta[j]!) > 8);
  if (ridge === 0 && (extreme || !found.converged) && runaway.length > 0) {
    const message = `fitted probabilities of 0 or 1: infinite estimates (separation): ${runaway.join(", ")}`;
    findings.push({ code: "separation", columns: runaway, message });
  } else if (!found.converged)
    findings.push({ code: "not-converged", message: "no convergence in 50 iterations" });
  return {
    names,
    ...back,
    loglik: [nothing.loglik, found.loglik],
    fitted: found.fitted,
    iterations: found.iterations,
    aliased,
    findings,
  };
}

interface Peak {
  readonly beta: Float64Array;
  readonly information: Float64Array;
  readonly fitted: Float64Array;
  readonly loglik: number;
  readonly iterations: number;
  readonly converged: boolean;
}

function climb({ y, weights, offset }: LogisticData, x: readonly Float64Array[], ridge: number): Peak {
  const n = y.length;
  const p = x.length;
  let beta: Float64Array = new Float64Array(p);
  const at = (b: Float64Array) => {
    const fitted = new Float64Array(n);
    let loglik = 0;
    for (let i = 0; i < n; i++) {
      let eta = offset ? offset[i]! : 0;
      for (let j = 0; j < p; j++) eta += b[j]! * x[j]![i]!;
      fitted[i] = 1 / (1 + Math.exp(-eta));
      // log(1 + e^η) without overflow.
      const softplus = eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta));
      loglik += (weights ? weights[i]! : 1) * (y[i]! * eta - softplus);
    }
    const penalty = 0.5 * ridge * b.reduce((sum, v, j) => sum + (j > 0 ? v * v : 0), 0);
    return { fitted, loglik, value: loglik - penalty };
  };
  let now = at(beta);
  let information = new Float64Array(p * p);
  for (let iterations = 1; iterations <= 50; iterations++) {
    information = new Float64Array(p * p);
    const score = new Float64Array(p);
    for (let i = 0; i < n; i++) {
      const w = weights ? weights[i]! : 1;
      const f = now.fitted[i]!;
      const v = w * f * (1 - f);
      for (let j = 0; j < p; j++) {
        const xj = x[j]![i]!;
        score[j]! += w * (y[i]! - f) * xj;
        for (let k = j; k < p; k++) information[j * p + k]! += v * xj * x[k]![i]!;
      }
    }
    for (let j = 1; j < p; j++) {
      information[j * p + j]! += ridge;
      score[j]! -= ridge * beta[j]!;
    }
    for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) information[j * p + k] = information[k * p + j]!;
    const move = choleskySolve(cholesky(information, p), score);
    let fraction = 1;
    let next = beta;
    let there = now;
    for (let halvings = 0; halvings < 30; halvings++, fraction /= 2) {
      next = beta.map((b, j) => b + fraction * move[j]!);
      there = at(next);
      if (there.value >= now.value - 1e-12 * Math.abs(now.value)) break;
    }
    const settled = Math.abs(there.value - now.value) <= 1e-10 * (Math.abs(there.value) + 0.1);
    const done = { beta, information, fitted: now.fitted, loglik: now.loglik, iterations, converged: true };
    if (settled && Math.abs(move.reduce((m, v) => Math.max(m, Math.abs(v)), 0)) < 1e-8) return done;
    beta = next;
    now = there;
  }
  return { beta, information, fitted: now.fitted, loglik: now.loglik, iterations: 50, converged: false };
}

/** β and its variance from centred, scaled columns back to the columns given. */
function toOriginalScale(beta: Float64Array, variance: Float64Array, centre: number[], scale: number[]) {
  const p = beta.length;
  // Rows of the linear map: β_j / s_j, and the intercept less Σ m_j β_j / s_j.
  const map = new Float64Array(p * p);
  map[0] = 1;
  for (let j = 1; j < p; j++) {
    map[j * p + j] = 1 / scale[j - 1]!;
    map[j] = -centre[j - 1]! / scale[j - 1]!;
  }
  const coef = new Float64Array(p);
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      coef[i]! += map[i * p + j]! * beta[j]!;
      for (let k = 0; k < p; k++) {
        for (let l = 0; l < p; l++)
          out[i * p + k]! += map[i * p + j]! * variance[j * p + l]! * map[k * p + l]!;
      }
    }
  }
  return { coef, variance: out };
}

/** Fitted probabilities for other rows. */
export function predictLogistic(
  fit: { coef: Float64Array },
  x: readonly Float64Array[],
  n: number,
): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let eta = fit.coef[0]!;
    x.forEach((column, j) => {
      eta += fit.coef[j + 1]! * column[i]!;
    });
    return 1 / (1 + Math.exp(-eta));
  });
}
