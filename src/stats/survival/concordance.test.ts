import { describe, expect, it } from "vitest";
import { randomCoxData } from "../reference/slow.ts";
import { type ConcordanceInput, concordance } from "./concordance.ts";

/** Every pair looked at once: [concordant, discordant, tied score, tied time, tied both]. */
function byPairs(d: ConcordanceInput): number[] {
  const out = [0, 0, 0, 0, 0];
  const n = d.time.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j || !d.event[i] || (d.stratum && d.stratum[i] !== d.stratum[j])) continue;
      const w = (d.weights ? d.weights[i]! : 1) * (d.weights ? d.weights[j]! : 1);
      const t = d.time[i]!;
      if (d.start && d.start[j]! >= t) continue;
      const equal = d.score[i] === d.score[j];
      if (d.time[j] === t && d.event[j]) {
        if (i < j) out[equal ? 4 : 3]! += w;
      } else if (d.time[j]! >= t) out[equal ? 2 : d.score[i]! > d.score[j]! ? 0 : 1]! += w;
    }
  }
  return out;
}

const cases = [
  { n: 70, p: 1, span: 12 },
  { n: 70, p: 1, span: Infinity },
  { n: 90, p: 1, span: 8, late: true, strata: 3 },
  { n: 90, p: 1, span: 8, late: true, strata: 2, weights: true },
];

describe("concordance counts what a look at every pair counts", () => {
  it.each(cases)("%o", (shape) => {
    const data = randomCoxData(11, shape);
    const input = { ...data, score: data.x[0]!.map((v) => Math.round(v / 2)) };
    const found = concordance(input);
    const counts = [found.concordant, found.discordant, found.tiedScore, found.tiedTime, found.tiedBoth];
    byPairs(input).forEach((expected, i) => {
      expect(counts[i]).toBeCloseTo(expected, 8);
    });
  });

  it.each(cases)("its error is the root of the summed squares of w·∂C/∂w: %o", (shape) => {
    const data = randomCoxData(12, shape);
    const weights = data.weights ?? new Float64Array(shape.n).fill(1);
    const input = { ...data, weights, score: data.x[0]!.map((v) => Math.round(v / 2)) };
    let sum = 0;
    for (let i = 0; i < shape.n; i++) {
      const moved = (by: number) =>
        concordance({ ...input, weights: weights.with(i, weights[i]! + by) }, false).value;
      sum += (weights[i]! * ((moved(1e-4) - moved(-1e-4)) / 2e-4)) ** 2;
    }
    expect(concordance(input).se).toBeCloseTo(Math.sqrt(sum), 7);
  });
});

it.each([24, Infinity])("many ranks in blocks give what the general count gives (times up to %d)", (span) => {
  const data = randomCoxData(13, { n: 30_000, p: 1, span });
  const input = { ...data, score: data.x[0]!.map((v, i) => (i % 3 ? v : Math.round(v))) };
  const fast = concordance(input);
  const general = concordance({ ...input, weights: new Float64Array(30_000).fill(1) });
  expect({ ...fast, se: 0 }).toEqual({ ...general, value: expect.closeTo(fast.value, 12), se: 0 });
  expect(fast.se).toBeCloseTo(general.se!, 12);
});
