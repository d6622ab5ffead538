import { describe, expect, it } from "vitest";
import { multiply, transpose } from "../linear/matrix.ts";
import { normalDraw, seededRandom } from "../random.ts";
import { correlationMatrix, principalAxes } from "./factors.ts";
import { adjustedRand, clusterStability, kMeans } from "./k-means.ts";
import { fitLogistic } from "./logistic.ts";
import { chooseMixture, fitMixture } from "./mixture.ts";
import { bsplineBasis, cubicSpline, naturalSpline, splineKnots } from "./spline.ts";

describe("logistic regression", () => {
  const hours = Float64Array.of(
    0.5,
    0.75,
    1,
    1.25,
    1.5,
    1.75,
    1.75,
    2,
    2.25,
    2.5,
    2.75,
    3,
    3.25,
    3.5,
    4,
    4.25,
    4.5,
    4.75,
    5,
    5.5,
  );
  const passed = Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1);

  it("agrees with Newton's method written in NumPy", () => {
    const fit = fitLogistic({ names: ["hours"], x: [hours], y: passed });
    expect(fit.coef[0]).toBeCloseTo(-4.07771343, 7);
    expect(fit.coef[1]).toBeCloseTo(1.50464543, 7);
    expect(Math.sqrt(fit.variance[0]!)).toBeCloseTo(1.76099431, 7);
    expect(Math.sqrt(fit.variance[3]!)).toBeCloseTo(0.62872085, 7);
    expect(fit.loglik[1]).toBeCloseTo(-8.029878464344675, 9);
    expect(fit.findings).toEqual([]);
  });

  it("of a 2 × 2 table is the log odds ratio, with Woolf's error", () => {
    const x = Float64Array.from([...Array(30).fill(1), ...Array(50).fill(0)]);
    const y = Uint8Array.from([
      ...Array(12).fill(1),
      ...Array(18).fill(0),
      ...Array(10).fill(1),
      ...Array(40).fill(0),
    ]);
    const fit = fitLogistic({ names: ["x"], x: [x], y });
    expect(fit.coef[1]).toBeCloseTo(Math.log((12 * 40) / (18 * 10)), 9);
    expect(Math.sqrt(fit.variance[3]!)).toBeCloseTo(Math.sqrt(1 / 12 + 1 / 18 + 1 / 10 + 1 / 40), 9);
  });

  it("names separation and refuses a single outcome", () => {
    const fit = fitLogistic({
      names: ["hours"],
      x: [hours],
      y: Uint8Array.from(hours, (h) => (h > 2.6 ? 1 : 0)),
    });
    expect(fit.findings.map((f) => f.code)).toEqual(["separation"]);
    expect(() => fitLogistic({ names: ["x"], x: [hours], y: new Uint8Array(20) })).toThrow("stats.no-events");
  });
});

describe("splines", () => {
  it("B-spline values agree with SciPy's", () => {
    const knots = [0, 0, 0, 0, 0.3, 0.7, 1, 1, 1, 1];
    const expected = [
      0.037037037037037014, 0.5729402872260014, 0.3519274376417234, 0.038095238095238106, 0, 0,
    ];
    bsplineBasis(0.2, knots, 4).forEach((v, i) => {
      expect(v).toBeCloseTo(expected[i]!, 14);
    });
    expect(Array.from(bsplineBasis(1, knots, 4))).toEqual([0, 0, 0, 0, 0, 1]);
    for (const x of [0, 0.1, 0.55, 0.9])
      expect(bsplineBasis(x, knots, 4).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
  });

  it("a natural spline is straight beyond its ends, a cubic one has df + 2 columns", () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => i / 10);
    const knots = splineKnots(values, 4);
    expect(knots).toEqual({ boundary: [0, 10], inner: [2.5, 5, 7.5] });
    const beyond = naturalSpline(Float64Array.of(11, 12, 13, -1, -2, -3), knots);
    expect(beyond.length).toBe(4);
    for (const c of beyond) {
      expect(c[2]! - c[1]!).toBeCloseTo(c[1]! - c[0]!, 9);
      expect(c[5]! - c[4]!).toBeCloseTo(c[4]! - c[3]!, 9);
    }
    expect(cubicSpline(values, knots).length).toBe(6);
  });
});

function blobs(n: number, centres: readonly (readonly number[])[], spread: number, seed: number) {
  const random = seededRandom(seed);
  const points = new Float64Array(n * 2);
  const truth = Int32Array.from({ length: n }, (_, i) => i % centres.length);
  for (let i = 0; i < n; i++) {
    points[2 * i] = centres[truth[i]!]![0]! + spread * normalDraw(random);
    points[2 * i + 1] = centres[truth[i]!]![1]! + spread * normalDraw(random);
  }
  return { points, truth };
}

describe("segments", () => {
  const { points, truth } = blobs(
    300,
    [
      [0, 0],
      [6, 0],
      [0, 7],
    ],
    0.8,
    2,
  );

  it("k-means finds three clouds, stably, and four less so", () => {
    const found = kMeans(points, 2, 3, seededRandom(1));
    expect(adjustedRand(found.cluster, truth)).toBe(1);
    expect(clusterStability(points, 2, 3, seededRandom(1))).toBeGreaterThan(0.99);
    expect(clusterStability(points, 2, 4, seededRandom(1))).toBeLessThan(0.95);
  });

  it("the adjusted Rand index by hand: pairs together in both less chance (Hubert & Arabie 1985)", () => {
    // {1,1,2,2} against {1,1,1,2}: one pair of both, 2 and 3 of each, 6 in all.
    expect(adjustedRand([1, 1, 2, 2], [1, 1, 1, 2])).toBeCloseTo((1 - 1) / (2.5 - 1), 12);
    expect(adjustedRand([1, 1, 2, 2], [5, 5, 7, 7])).toBe(1);
  });

  it("a mixture of one is the normal likelihood in closed form", () => {
    const n = 300;
    const one = fitMixture(points, 2, 1, "full", seededRandom(1));
    const [a, b, c] = [one.covariances[0]!, one.covariances[1]!, one.covariances[3]!];
    const loglik = -0.5 * n * (2 * Math.log(2 * Math.PI) + Math.log(a * c - b * b) + 2);
    expect(Math.abs(one.loglik / loglik - 1)).toBeLessThan(1e-5);
    expect(one.bic).toBeCloseTo(-2 * one.loglik + 5 * Math.log(n), 9);
  });

  it("BIC chooses the three clouds", () => {
    const { best, tried } = chooseMixture(
      points,
      2,
      [1, 2, 3, 4, 5],
      ["full", "diagonal", "shared"],
      seededRandom(3),
    );
    expect(best.k).toBe(3);
    expect(tried.length).toBe(15);
    const cluster = truth.map((_, i) =>
      [0, 1, 2].reduce((m, c) => (best.membership[i * 3 + c]! > best.membership[i * 3 + m]! ? c : m), 0),
    );
    expect(adjustedRand(cluster, truth)).toBe(1);
  });
});

describe("principal axis factors", () => {
  // Two factors behind six measures, each loading on one: the simple structure that varimax should find.
  const loadings = Float64Array.of(0.8, 0, 0.7, 0, 0.6, 0, 0, 0.75, 0, 0.65, 0, 0.55);
  const build = (phi: number) => {
    const middle = multiply(loadings, Float64Array.of(1, phi, phi, 1), 6, 2, 2);
    const R = multiply(middle, transpose(loadings, 6, 2), 6, 2, 6);
    for (let i = 0; i < 6; i++) R[i * 6 + i] = 1;
    return R;
  };

  it("give back the loadings and communalities of which a correlation matrix was made", () => {
    const found = principalAxes(build(0), 6, 2, "varimax");
    const swapped = found.loadings[0]! < 0.5;
    for (let i = 0; i < 6; i++) {
      for (let f = 0; f < 2; f++) {
        expect(found.loadings[i * 2 + (swapped ? 1 - f : f)]).toBeCloseTo(loadings[i * 2 + f]!, 6);
      }
      expect(found.communality[i]).toBeCloseTo(loadings[i * 2]! ** 2 + loadings[i * 2 + 1]! ** 2, 6);
    }
  });

  it("promax finds correlated factors: loadings, correlation and fit", () => {
    const R = build(0.4);
    const found = principalAxes(R, 6, 2, "promax");
    const fitted = multiply(
      multiply(found.loadings, found.correlation, 6, 2, 2),
      transpose(found.loadings, 6, 2),
      6,
      2,
      6,
    );
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < 6; j++) if (i !== j) expect(fitted[i * 6 + j]).toBeCloseTo(R[i * 6 + j]!, 6);
    expect(found.correlation[1]).toBeGreaterThan(0.25);
    expect(found.correlation[0]).toBeCloseTo(1, 10);
  });

  it("correlations of columns, and a constant column refused", () => {
    const R = correlationMatrix([
      Float64Array.of(1, 2, 3),
      Float64Array.of(2, 4, 6),
      Float64Array.of(3, 2, 1),
    ]);
    [1, 1, -1, 1, 1, -1, -1, -1, 1].forEach((v, i) => {
      expect(R[i]).toBeCloseTo(v, 12);
    });
    expect(() => correlationMatrix([Float64Array.of(1, 1)])).toThrow("stats.constant");
  });
});
