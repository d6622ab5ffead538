import { describe, expect, it } from "vitest";
import { idMaker, uuid7 } from "./ids.ts";
import { Rng } from "./rng.ts";
import { apportion, Weighted } from "./weighted.ts";

const draws = (rng: Rng, n: number) => Array.from({ length: n }, () => rng.uint32());

describe("seeded numbers", () => {
  it("are the same for the same seed and others for another", () => {
    expect(draws(Rng.of("a"), 50)).toEqual(draws(Rng.of("a"), 50));
    expect(draws(Rng.of("a"), 50)).not.toEqual(draws(Rng.of("b"), 50));
  });

  it("of a fork do not depend on what else was drawn, and differ from fork to fork", () => {
    const fresh = Rng.of(7);
    const used = Rng.of(7);
    draws(used, 1000);
    expect(draws(used.fork("people"), 20)).toEqual(draws(fresh.fork("people"), 20));
    const firsts = new Set(Array.from({ length: 20_000 }, (_, i) => fresh.fork(i).uint32()));
    expect(firsts.size).toBeGreaterThan(19_990);
  });

  it("fill their range evenly", () => {
    const rng = Rng.of("even");
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const bin = rng.int(0, 9);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    for (const bin of bins) expect(Math.abs(bin - 10_000)).toBeLessThan(400);
  });
});

it("draws by weight", () => {
  const rng = Rng.of("weights");
  const weights = { a: 6, b: 3, c: 1 };
  const drawn = new Weighted(["a", "b", "c"] as const, (item) => weights[item]);
  const counts = { a: 0, b: 0, c: 0 };
  for (let i = 0; i < 50_000; i++) counts[drawn.draw(rng)]++;
  expect(counts.a / 50_000).toBeCloseTo(0.6, 1);
  expect(counts.b / 50_000).toBeCloseTo(0.3, 1);
  expect(counts.c / 50_000).toBeCloseTo(0.1, 1);
});

it("apportions whole parts that sum to the count", () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(apportion(7, [5, 0, 2])).toEqual([5, 0, 2]);
  expect(apportion(0, [1, 2])).toEqual([0, 0]);
});

it("makes ids of version 7 that sort by time", () => {
  const rng = Rng.of("ids");
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const times = [0, 1, 65_535, 65_536, 1_790_000_000_000, 1_790_000_000_001];
  const ids = times.map((ms) => uuid7(rng, ms));
  for (const id of ids) expect(id).toMatch(form);
  expect([...ids].sort()).toEqual(ids);
  const newId = idMaker(rng, () => Temporal.Instant.from("2026-03-01T10:00:00Z"));
  expect(newId()).not.toBe(newId());
});
