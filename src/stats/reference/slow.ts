import { type Random, seededRandom } from "../random.ts";
import type { CoxData, Ties } from "../survival/cox/data.ts";

/** The log partial likelihood straight from its definition, O(n²), for checking the fast one. */
export function slowLoglik(data: CoxData, beta: ArrayLike<number>, ties: Ties): number {
  const n = data.time.length;
  const eta = Array.from({ length: n }, (_, i) =>
    data.x.reduce((sum, x, j) => sum + x[i]! * beta[j]!, data.offset ? data.offset[i]! : 0),
  );
  const weight = (i: number) => (data.weights ? data.weights[i]! : 1);
  const stratum = (i: number) => (data.stratum ? data.stratum[i]! : 0);
  let loglik = 0;
  const done = new Set<string>();
  for (let i = 0; i < n; i++) {
    if (!data.event[i] || done.has(`${stratum(i)}:${data.time[i]}`)) continue;
    done.add(`${stratum(i)}:${data.time[i]}`);
    const t = data.time[i]!;
    const risk: number[] = [];
    const dead: number[] = [];
    for (let j = 0; j < n; j++) {
      if (stratum(j) !== stratum(i) || data.time[j]! < t || (data.start && data.start[j]! >= t)) continue;
      risk.push(j);
      if (data.event[j] && data.time[j] === t) dead.push(j);
    }
    const S = risk.reduce((sum, j) => sum + weight(j) * Math.exp(eta[j]!), 0);
    const E = dead.reduce((sum, j) => sum + weight(j) * Math.exp(eta[j]!), 0);
    const W = dead.reduce((sum, j) => sum + weight(j), 0);
    loglik += dead.reduce((sum, j) => sum + weight(j) * eta[j]!, 0);
    const d = dead.length;
    if (ties === "breslow") loglik -= W * Math.log(S);
    else if (ties === "efron") for (let l = 0; l < d; l++) loglik -= (W / d) * Math.log(S - (l / d) * E);
    else
      loglik -= Math.log(
        subsets(
          risk.map((j) => Math.exp(eta[j]!)),
          d,
        ),
      );
  }
  return loglik;
}

/** Sum over all subsets of size d of their products, one by one. */
function subsets(values: readonly number[], d: number, from = 0): number {
  if (d === 0) return 1;
  let sum = 0;
  for (let i = from; i <= values.length - d; i++) sum += values[i]! * subsets(values, d - 1, i + 1);
  return sum;
}

interface Shape {
  readonly n: number;
  readonly p: number;
  readonly late?: boolean;
  readonly strata?: number;
  readonly weights?: boolean;
  readonly offset?: boolean;
  /** Times are whole numbers up to this: few of them make many ties. Infinity gives continuous times. */
  readonly span: number;
}

export function randomCoxData(
  seed: number,
  { n, p, late, strata = 1, weights, offset, span }: Shape,
): CoxData {
  const random: Random = seededRandom(seed);
  const x = Array.from({ length: p }, (_, j) =>
    Float64Array.from({ length: n }, () => (j % 2 ? Math.floor(random() * 3) : 50 + 10 * random())),
  );
  const start = late
    ? Float64Array.from({ length: n }, () => (span < Infinity ? Math.floor((random() * span) / 2) : random()))
    : undefined;
  const time = Float64Array.from({ length: n }, (_, i) => {
    const length = span < Infinity ? 1 + Math.floor(random() * span) : 0.01 + random();
    return (start ? start[i]! : 0) + length;
  });
  return {
    names: x.map((_, j) => `x${j + 1}`),
    x,
    time,
    start,
    event: Uint8Array.from({ length: n }, () => (random() < 0.6 ? 1 : 0)),
    stratum: strata > 1 ? Int32Array.from({ length: n }, () => Math.floor(random() * strata)) : undefined,
    strata,
    weights: weights ? Float64Array.from({ length: n }, () => 0.5 + random() * 2) : undefined,
    offset: offset ? Float64Array.from({ length: n }, () => random() - 0.5) : undefined,
  };
}
