import { upperGamma } from "./gamma.ts";

/** P(Z > z), standard normal; exact in the far tail too, where 1 − Φ(z) would be 0. */
export function normalUpper(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/** P(|Z| > |z|): the two-sided p-value of a z statistic. */
export function normalTwoSided(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/** Φ(z). */
function normalCdf(z: number): number {
  return normalUpper(-z);
}

function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** Φ⁻¹(p), 0 < p < 1: a rational start (Abramowitz & Stegun 26.2.23) brought to full precision by Halley's steps. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(p));
  let z = -(
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
  for (let i = 0; i < 4; i++) {
    const step = (normalCdf(z) - p) / normalDensity(z);
    z -= step / (1 + (z * step) / 2);
  }
  return z;
}

/** The multiplier of a two-sided interval of the given confidence, e.g. 1.959964 for 0.95. */
export function normalMultiplier(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2);
}
