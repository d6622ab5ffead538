import { describe, expect, test } from "vitest";
import { customPeriod, namedPeriod, previousFrom, stepEnd } from "./period.ts";
import { quantileBucket } from "./quantile.ts";
import { wilson95 } from "./wilson.ts";

const today = Temporal.PlainDate.from("2026-11-21");

describe("the 95 % interval of a share", () => {
  test.each([
    // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3 (score, no continuity correction).
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i", (hits, of, low, high) => {
    const interval = wilson95(hits, of);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });
  test("is the mirror image when hits and misses change places, and reaches the end", () => {
    expect(wilson95(20, 20)).toEqual({ low: 1 - (wilson95(0, 20)?.high ?? 0), high: 1 });
  });
  test("is none of nobody", () => {
    expect(wilson95(0, 0)).toBeNull();
  });
});

describe("quantiles of counts in buckets (type 1 of Hyndman and Fan 1996)", () => {
  const of = (...counts: [number, number][]) => counts.map(([bucket, n]) => ({ bucket, n }));
  test.each([
    ["one", of([7, 1]), 0.5, 7],
    ["two: the lower holds half", of([3, 1], [9, 1]), 0.5, 3],
    ["three: the middle", of([3, 1], [5, 1], [9, 1]), 0.5, 5],
    ["in any order", of([9, 1], [3, 1], [5, 1]), 0.5, 5],
    ["nine of ten is reached exactly", of([1, 9], [50, 1]), 0.9, 1],
    ["nine of eleven is not nine of ten", of([1, 9], [50, 2]), 0.9, 50],
    ["weights as many rows would have", of([0, 49], [1, 1], [2, 50]), 0.5, 1],
    ["0.9 of 70 is 63 in spite of binary fractions", of([4, 63], [8, 7]), 0.9, 4],
    ["nobody", of(), 0.5, null],
    ["what came to nothing does not count", of([4, 0], [6, 2]), 0.5, 6],
  ])("%s", (_, counts, q, bucket) => {
    expect(quantileBucket(counts, q)).toBe(bucket);
  });
});

describe("periods", () => {
  test.each([
    ["7d", "2026-11-15", 7, "2026-11-08"],
    ["28d", "2026-10-25", 4, "2026-09-27"],
    ["3m", "2026-08-23", 13, "2026-05-24"],
    ["12m", "2025-12-01", 12, "2024-12-10"],
  ] as const)("%s ends today", (name, from, steps, previous) => {
    const period = namedPeriod(name, today);
    expect([String(period.from), String(period.to), period.steps.length]).toEqual([
      from,
      "2026-11-21",
      steps,
    ]);
    expect(String(previousFrom(period))).toBe(previous);
    expect(String(stepEnd(period, steps - 1))).toBe("2026-11-21");
  });
  test("on the last of a month twelve months still begin on a first", () => {
    expect(String(namedPeriod("12m", Temporal.PlainDate.from("2028-02-29")).from)).toBe("2027-03-01");
  });
  test.each([
    ["2026-11-01", "2026-11-07", { unit: "day" }],
    ["2026-10-01", "2026-11-07", { unit: "week" }],
    ["2025-01-15", "2026-11-07", { unit: "month" }],
    ["2026-11-07", "2026-11-01", { fault: "reversed" }],
    ["2026-11-15", "2026-11-22", { fault: "future" }],
    ["2026-11-15", "9999-12-31", { fault: "future" }],
    ["2026-11-15", "2026-11-20", { fault: "too-short" }],
    ["0001-01-01", "2026-11-20", { fault: "too-long" }],
    ["", "2026-11-20", { fault: "date-missing" }],
    ["2026-02-29", "2026-11-20", { fault: "date-unknown" }],
    ["2026-11-31", "2026-12-20", { fault: "date-unknown" }],
    ["1.11.2026", "2026-11-20", { fault: "date-unknown" }],
    ["+275760-09-14", "2026-11-20", { fault: "date-unknown" }],
    ["<script>", "2026-11-20", { fault: "date-unknown" }],
  ])("own dates %s to %s", (from, to, expected) => {
    expect(customPeriod(from, to, today)).toMatchObject(expected);
  });
});
