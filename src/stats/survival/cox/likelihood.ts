import { accumulate, assemble, cumulateRisk } from "./kernel.ts";
import { type Arranged, LANES } from "./sheet.ts";

/** Log partial likelihood, its gradient (p) and minus its Hessian (p × p, row major, both triangles). */
export interface Evaluation {
  readonly loglik: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** The passes over the sheet, in the order in which an evaluation needs them. */
export const PASSES = [accumulate, cumulateRisk, assemble] as const;
export type Pass = 0 | 1 | 2;

/** Runs a pass over all lanes, here or on several threads. */
export type Crew = (pass: Pass) => void;

export function alone(arranged: Arranged): Crew {
  return (pass) => {
    for (let lane = 0; lane < LANES; lane++) PASSES[pass](arranged.sheet, lane, LANES);
  };
}

/**
 * The Cox log partial likelihood with Breslow's or Efron's handling of ties, strata, late entry, case weights.
 *
 * At an event time with d deaths of total weight W, risk sum S₀ and the deaths' own risk sum E₀, Breslow:
 * −W log S₀. Efron: −(W/d) Σ_{l<d} log(S₀ − (l/d) E₀). With D_l = S₀ − (l/d)E₀ and w̄ = W/d, the information is
 * Σ_rows c·x xᵀ − Σ_events w̄ Σ_l (S₁ − (l/d)E₁)(…)ᵀ / D_l². The square is completed, so that each event costs one
 * outer product of S₁ − (β/α) E₁ (weight α = w̄Σ1/D²) and, when tied, one of E₁ (weight γ − β²/α).
 *
 * Sources: Cox 1972, 1975; Efron 1977; Breslow 1974; Therneau & Grambsch, Modeling Survival Data, 3.1–3.3.
 */
export function evaluate(arranged: Arranged, beta: Float64Array, efron: boolean, crew: Crew): Evaluation {
  riskSums(arranged, beta, crew);
  let loglik = hazards(arranged, efron) + arranged.eventOffset;
  for (let j = 0; j < beta.length; j++) loglik += beta[j]! * arranged.eventX[j]!;
  crew(2);
  const { expected, width } = arranged.sheet;
  const score = arranged.eventX.map((v, j) => {
    let sum = v;
    for (let lane = 0; lane < LANES; lane++) sum -= expected[lane * width + j]!;
    return sum;
  });
  return { loglik, score, information: gramOf(arranged) };
}

/** Leaves in the sheet, for each event, the sums over its risk set (and over its own rows when tied). */
export function riskSums(arranged: Arranged, beta: Float64Array, crew: Crew): void {
  const { sheet } = arranged;
  sheet.beta.fill(0);
  sheet.beta.set(beta);
  crew(0);
  crew(1);
}

/** The lanes' Gram matrices together, p × p. */
export function gramOf({ sheet: { p, width, grams } }: Arranged): Float64Array {
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) {
      let sum = 0;
      for (let lane = 0; lane < LANES; lane++) sum += grams[lane * width * width + i * width + j]!;
      out[i * p + j] = sum;
      out[j * p + i] = sum;
    }
  }
  return out;
}

/** Efron's sums over l = 0 … d − 1 of 1/D, q/D, 1/D², q/D², q²/D² and log D, with q = l/d, D = 1 − q·f. */
export interface EfronSums {
  one: number;
  q1: number;
  two: number;
  q2: number;
  qq2: number;
  log: number;
}

export function efronSums(d: number, f: number, into: EfronSums): EfronSums {
  let product = 1;
  let log = 0;
  let one = 0;
  let q1 = 0;
  let two = 0;
  let q2 = 0;
  let qq2 = 0;
  for (let l = 0; l < d; l++) {
    const D = 1 - (l / d) * f;
    product *= D;
    if (product < 1e-250) {
      log += Math.log(product);
      product = 1;
    }
    const inverse = 1 / D;
    const q = (l / d) * inverse;
    one += inverse;
    q1 += q;
    two += inverse * inverse;
    q2 += q * inverse;
    qq2 += q * q;
  }
  into.one = one;
  into.q1 = q1;
  into.two = two;
  into.q2 = q2;
  into.qq2 = qq2;
  into.log = log + Math.log(product);
  return into;
}

/** Fills hazards, exposure and the weights of the outer products; returns the denominators' part of the likelihood. */
export function hazards(arranged: Arranged, efron: boolean): number {
  const { sheet, grid, deaths, deathWeight } = arranged;
  const { sums, exposure, hazard, relief, outer, blend, outerOwn, tied } = sheet;
  const own = sheet.events + 1;
  const e: EfronSums = { one: 0, q1: 0, two: 0, q2: 0, qq2: 0, log: 0 };
  let loglik = 0;
  let product = 1; // of the denominators of single deaths: one logarithm for many
  for (let s = 0; s < sheet.strata; s++) {
    let total = 0;
    for (let k = grid.offset[s]!; k < grid.offset[s + 1]!; k++) {
      const d = deaths[k]!;
      const W = deathWeight[k]!;
      const S0 = sums[k]!;
      const inverse = 1 / S0;
      let rate = W * inverse;
      let spared = 0;
      if (W === 1) {
        product *= S0;
        if (!(product < 1e250 && product > 1e-250)) {
          loglik -= Math.log(product);
          product = 1;
        }
      } else loglik -= W * Math.log(S0);
      outer[k] = rate * inverse;
      if (tied) {
        blend[k] = 0;
        outerOwn[k] = 0;
      }
      if (efron && d > 1) {
        const mean = W / d;
        efronSums(d, sums[own + k]! / S0, e);
        loglik -= mean * e.log;
        rate = (mean * e.one) / S0;
        spared = (mean * e.q1) / S0;
        outer[k] = (mean * e.two) / (S0 * S0);
        blend[k] = e.q2 / e.two;
        outerOwn[k] = (mean * (e.qq2 - (e.q2 * e.q2) / e.two)) / (S0 * S0);
      }
      hazard[k] = rate;
      relief[k] = spared;
      total += rate;
      exposure[k] = total;
      if (tied) exposure[own + k] = total - spared;
    }
  }
  return loglik - Math.log(product);
}
