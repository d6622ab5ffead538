import { logGamma } from "./gamma.ts";
import { normalTwoSided } from "./normal.ts";

/** The regularised incomplete beta function I_x(a, b) by its continued fraction. Source: Abramowitz & Stegun 26.5.8. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || 1e-300);
  let h = d;
  for (let m = 1; m < 5000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || 1e-300);
    c = 1 + even / c || 1e-300;
    h *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || 1e-300);
    c = 1 + odd / c || 1e-300;
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return (front * h) / a;
}

/** P(|T| > |t|) for Student's t with `df` degrees of freedom (df may be infinite). */
export function studentTwoSided(t: number, df: number): number {
  if (df > 1e9) return normalTwoSided(t);
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** The t with P(|T| > t) = 1 − confidence, by bisection on the two-sided tail. */
export function studentMultiplier(confidence: number, df: number): number {
  let low = 0;
  let high = 1;
  while (studentTwoSided(high, df) > 1 - confidence) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, df) > 1 - confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
