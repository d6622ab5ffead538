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
  const { sheet } = arranged;
  const { p, width } = sheet;
  sheet.beta.fill(0);
  sheet.beta.set(beta);
  crew("accumulate");
  mergeLanes(arranged);
  suffixSums(arranged);
  const loglik = hazards(arranged, efron);
  crew("assemble");
  const score = Float64Array.from(arranged.eventX);
  const information = new Float64Array(p * p);
  const size = 1 + width + width * width;
  let eventEta = 0;
  for (let lane = 0; lane < LANES; lane++) {
    const at = lane * size;
    eventEta += sheet.results[at]!;
    for (let i = 0; i < p; i++) {
      score[i]! += sheet.results[at + 1 + i]!;
      for (let j = i; j < p; j++) information[i * p + j]! += sheet.results[at + 1 + width + i * width + j]!;
    }
  }
  for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) information[i * p + j] = information[j * p + i]!;
  return { loglik: loglik + eventEta, score, information };
}

function mergeLanes({ sheet }: Arranged): void {
  const size = (sheet.p + 1) * (sheet.events + 1);
  for (const table of sheet.tied ? [sheet.sums, sheet.eventSums] : [sheet.sums]) {
    for (let lane = 1; lane < LANES; lane++) {
      const base = lane * size;
      for (let i = 0; i < size; i++) table[i]! += table[base + i]!;
    }
  }
}

/** Sums per event become sums over the risk set: from the last event of a stratum to its first. */
function suffixSums({ sheet, grid, atRisk }: Arranged): void {
  const stride = sheet.events + 1;
  for (let j = 0; j <= sheet.p; j++) {
    const base = j * stride;
    for (let s = 0; s < sheet.strata; s++) {
      let sum = 0;
      for (let k = grid.offset[s + 1]! - 1; k >= grid.offset[s]!; k--) {
        // When everybody has left, what remains is rounding: start again from zero.
        sum = atRisk[k] === 0 ? 0 : sum + sheet.sums[base + k]!;
        sheet.sums[base + k] = sum;
      }
    }
  }
}

/** Fills hazard, relief and the weights of the outer products; returns the denominators' part of the likelihood. */
function hazards({ sheet, grid, deaths, deathWeight }: Arranged, efron: boolean): number {
  const { sums, eventSums, hazard, relief, outer, blend, outerEvents, tied } = sheet;
  let loglik = 0;
  for (let s = 0; s < sheet.strata; s++) {
    let total = 0;
    for (let k = grid.offset[s]!; k < grid.offset[s + 1]!; k++) {
      const d = deaths[k]!;
      const W = deathWeight[k]!;
      const S0 = sums[k]!;
      if (!efron || d < 2) {
        loglik -= W * Math.log(S0);
        total += W / S0;
        outer[k] = W / (S0 * S0);
        relief[k] = 0;
        if (tied) {
          blend[k] = 0;
          outerEvents[k] = 0;
        }
      } else {
        const mean = W / d;
        const f = eventSums[k]! / S0 / d;
        let product = 1;
        let log = 0;
        let one = 0; // Σ 1/D, Σ q/D, and the same over D², in units of S₀, with q = l/d
        let q1 = 0;
        let two = 0;
        let q2 = 0;
        let qq2 = 0;
        for (let l = 0; l < d; l++) {
          const D = 1 - l * f;
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
        loglik -= W * Math.log(S0) + mean * (log + Math.log(product));
        total += (mean * one) / S0;
        relief[k] = (mean * q1) / S0;
        outer[k] = (mean * two) / (S0 * S0);
        blend[k] = q2 / two;
        outerEvents[k] = (mean * (qq2 - (q2 * q2) / two)) / (S0 * S0);
      }
      hazard[k] = total;
    }
  }
  hazard[sheet.events] = 0;
  return loglik;
}
