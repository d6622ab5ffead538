import { accumulate, assemble } from "./kernel.ts";
import { type Arranged, LANES } from "./sheet.ts";

/** Log partial likelihood, its gradient (p) and minus its Hessian (p × p, row major, both triangles). */
export interface Evaluation {
  readonly loglik: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Runs a pass over all lanes, here or on several threads. */
export type Crew = (pass: "accumulate" | "assemble") => void;

export function alone(arranged: Arranged): Crew {
  return (pass) => {
    const work = pass === "accumulate" ? accumulate : assemble;
    for (let lane = 0; lane < LANES; lane++) work(arranged.sheet, lane, LANES);
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
  const score = Float64Array.from(arranged.eventX);
  let loglik = hazards(arranged, efron, score) + arranged.eventOffset;
  for (let j = 0; j < beta.length; j++) loglik += beta[j]! * arranged.eventX[j]!;
  crew("assemble");
  return { loglik, score, information: gramOf(arranged) };
}

/** Leaves in the sheet, for each event, the sums over its risk set (and over its own rows when tied). */
export function riskSums(arranged: Arranged, beta: Float64Array, crew: Crew): void {
  const { sheet } = arranged;
  sheet.beta.fill(0);
  sheet.beta.set(beta);
  crew("accumulate");
  const size = (sheet.p + 1) * sheet.bins;
  for (let lane = 1; lane < LANES; lane++) {
    const base = lane * size;
    for (let i = 0; i < size; i++) sheet.sums[i]! += sheet.sums[base + i]!;
  }
  suffixSums(arranged);
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

/** Sums per event become sums over the risk set: from the last event of a stratum to its first. */
function suffixSums({ sheet, grid, atRisk }: Arranged): void {
  const { sums, bins, tied, strata } = sheet;
  const own = sheet.events + 1;
  for (let j = 0; j <= sheet.p; j++) {
    const base = j * bins;
    for (let s = 0; s < strata; s++) {
      let sum = 0;
      for (let k = grid.offset[s + 1]! - 1; k >= grid.offset[s]!; k--) {
        sum += sums[base + k]! + (tied ? sums[base + own + k]! : 0);
        // When everybody has left, what remains is rounding: start again from zero.
        if (atRisk[k] === 0) sum = 0;
        sums[base + k] = sum;
      }
    }
  }
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

/**
 * Fills exposure and the weights of the outer products, takes the expected covariates off the score; returns the
 * denominators' part of the log likelihood.
 */
export function hazards(arranged: Arranged, efron: boolean, score: Float64Array): number {
  const { sheet, grid, deaths, deathWeight } = arranged;
  const { p, sums, exposure, outer, blend, outerOwn, tied, bins } = sheet;
  const own = sheet.events + 1;
  const e: EfronSums = { one: 0, q1: 0, two: 0, q2: 0, qq2: 0, log: 0 };
  let loglik = 0;
  for (let s = 0; s < sheet.strata; s++) {
    let total = 0;
    for (let k = grid.offset[s]!; k < grid.offset[s + 1]!; k++) {
      const d = deaths[k]!;
      const W = deathWeight[k]!;
      const S0 = sums[k]!;
      let hazard = W / S0;
      let relief = 0;
      loglik -= W * Math.log(S0);
      outer[k] = W / (S0 * S0);
      if (tied) {
        blend[k] = 0;
        outerOwn[k] = 0;
      }
      if (efron && d > 1) {
        const mean = W / d;
        efronSums(d, sums[own + k]! / S0, e);
        loglik -= mean * e.log;
        hazard = (mean * e.one) / S0;
        relief = (mean * e.q1) / S0;
        outer[k] = (mean * e.two) / (S0 * S0);
        blend[k] = e.q2 / e.two;
        outerOwn[k] = (mean * (e.qq2 - (e.q2 * e.q2) / e.two)) / (S0 * S0);
      }
      total += hazard;
      exposure[k] = total;
      if (tied) exposure[own + k] = total - relief;
      for (let j = 0; j < p; j++) {
        const at = (j + 1) * bins + k;
        score[j]! -= hazard * sums[at]! - (relief === 0 ? 0 : relief * sums[own + at]!);
      }
    }
  }
  return loglik;
}
