import { normalDraw, type Random, seededRandom } from "#src/stats/random.ts";
import type { CoxData } from "#src/stats/survival/cox/data.ts";

const shared = (n: number) => new Float64Array(new SharedArrayBuffer(8 * n));

/** Synthetic rows: ten covariates of mixed kinds, event times from a proportional-hazards model, censoring at 10 years. */
export function syntheticCohort(n: number, seed: number, wholeDays: boolean): CoxData {
  const random = seededRandom(seed);
  const effects = [0.3, -0.1, 0.03, 0.5, 0.7, 0.04, -0.05, -0.2, 0.1, 0.02];
  const draws: ((r: Random) => number)[] = [
    (r) => (r() < 0.5 ? 1 : 0),
    (r) => Math.floor(r() * 5),
    (r) => Math.floor(r() * 55) + 30,
    (r) => Math.round(r() * 100) / 100,
    (r) => (r() < 0.1 ? 1 : 0),
    (r) => Math.floor(r() * 21),
    (r) => Math.round((5 + 2.5 * normalDraw(r)) * 100) / 100,
    (r) => (r() < 0.3 ? 1 : 0),
    (r) => Math.round(-Math.log(1 - r()) * 20) / 10,
    (r) => Math.floor(r() * 7),
  ];
  const x = draws.map(() => shared(n));
  const time = shared(n);
  const event = new Uint8Array(new SharedArrayBuffer(n));
  for (let i = 0; i < n; i++) {
    let eta = -2.2;
    draws.forEach((draw, j) => {
      const value = draw(random);
      (x[j] as Float64Array)[i] = value;
      eta += (effects[j] as number) * value;
    });
    const death = (-Math.log(1 - random()) / Math.exp(eta)) * 4200 + 0.001;
    const censored = Math.min(3650, random() * 7300 + 1);
    const t = Math.min(death, censored);
    time[i] = wholeDays ? Math.max(1, Math.ceil(t)) : t;
    event[i] = death <= censored ? 1 : 0;
  }
  return { names: draws.map((_, j) => `x${j + 1}`), x, time, event };
}

/** Each row split at day 365, the fourth column moving there; strata from the last column. */
export function splitCohort(data: CoxData): CoxData {
  const n = data.time.length;
  const pieces = data.time.reduce((sum, t) => sum + (t > 365 ? 2 : 1), 0);
  const x = data.x.slice(0, 9).map(() => shared(pieces));
  const start = shared(pieces);
  const time = shared(pieces);
  const event = new Uint8Array(new SharedArrayBuffer(pieces));
  const stratum = new Int32Array(pieces);
  let at = 0;
  for (let i = 0; i < n; i++) {
    const t = data.time[i] as number;
    const parts = t > 365 ? 2 : 1;
    for (let part = 0; part < parts; part++) {
      x.forEach((column, j) => {
        const v = (data.x[j] as Float64Array)[i] as number;
        column[at] = part === 1 && j === 3 ? Math.min(1, v + 0.25) : v;
      });
      start[at] = part === 1 ? 365 : 0;
      time[at] = parts === 2 && part === 0 ? 365 : t;
      event[at] = part === parts - 1 ? (data.event[i] as number) : 0;
      stratum[at] = (data.x[9] as Float64Array)[i] as number;
      at++;
    }
  }
  return { names: data.names.slice(0, 9), x, start, time, event, stratum, strata: 7 };
}
