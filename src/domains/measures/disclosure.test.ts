import { describe, expect, test } from "vitest";
import { LEAST_SHOWN, protect } from "./disclosure.ts";

type Cells = Readonly<Record<string, number>>;

const one = (cells: Cells) =>
  protect(
    1,
    Object.entries(cells).map(([key, n]) => ({ at: [key], n })),
  );
const shownOf = (cells: Cells) => {
  const table = one(cells);
  return { total: table.shown([undefined]), parts: Object.keys(cells).map((key) => table.shown([key])) };
};

describe("one breakdown with its total on the same page", () => {
  test.each([
    ["nothing small, nothing hidden", { a: 10, b: 5 }, 15, [10, 5]],
    ["one small: the next smallest goes with it", { a: 100, b: 40, c: 3 }, 143, [100, null, null]],
    ["two small that come to five or more suffice", { a: 100, b: 4, c: 3 }, 107, [100, null, null]],
    [
      "two small that come to fewer take a third",
      { a: 100, b: 1, c: 1, d: 50 },
      152,
      [100, null, null, null],
    ],
    ["ones alone would be told by their sum", { a: 9, b: 1, c: 1 }, 11, [null, null, null]],
    ["nobody is shown, for it tells of nobody", { a: 12, b: 0 }, 12, [12, 0]],
    ["a small part beside nobody: nothing to hide it behind but the total", { a: 3, b: 0 }, null, [null, 0]],
    ["a small total hides its parts", { a: 2, b: 2 }, null, [null, null]],
    ["the only part of its total stays", { a: 7 }, 7, [7]],
    ["nothing at all", {}, 0, []],
  ] as const)("%s", (_, cells, total, parts) => {
    expect(shownOf(cells as Cells)).toEqual({ total, parts: [...parts] });
  });
});

test("a value that nobody has is nobody", () => {
  expect(one({ a: 10 }).shown(["z"])).toBe(0);
});

/** Municipality by language. Kaskinen has three in Finnish, and somebody looks through every filter. */
const HOSTILE = {
  "vaasa|fi": 60,
  "vaasa|sv": 40,
  "korsholm|fi": 20,
  "korsholm|sv": 30,
  "kaskinen|fi": 3,
  "kaskinen|sv": 6,
} as const;

describe("somebody who subtracts", () => {
  const table = protect(
    2,
    Object.entries(HOSTILE).map(([key, n]) => ({ at: key.split("|"), n })),
  );
  const get = (municipality?: string, language?: string) => table.shown([municipality, language]);

  test("does not see the small count", () => {
    expect(get("kaskinen", "fi")).toBeNull();
  });
  test("cannot take the other language from the municipality's total", () => {
    expect([get("kaskinen"), get("kaskinen", "sv")]).toContain(null);
  });
  test("cannot take the other municipalities from the language's total", () => {
    expect([get(undefined, "fi"), get("vaasa", "fi"), get("korsholm", "fi")]).toContain(null);
  });
  test("cannot open the filter of what was hidden beside it to get there", () => {
    const behind = get("korsholm", "fi") === null ? "korsholm" : "vaasa";
    expect([get(behind), get(behind, "sv")]).toContain(null);
  });
  test("still sees the whole", () => {
    expect(get()).toBe(159);
  });
});

/** A small generator with a seed, so that a failure can be had again. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

type Shown = (at: readonly (string | undefined)[]) => number | null;

/** Every total of the table with its parts along one dimension. */
function* sums(
  sizes: readonly number[],
): Generator<{ total: (string | undefined)[]; parts: (string | undefined)[][] }> {
  const values = (size: number) => [undefined, ...Array.from({ length: size }, (_, i) => String(i))];
  const places = sizes.reduce<(string | undefined)[][]>(
    (all, size) => all.flatMap((at) => values(size).map((value) => [...at, value])),
    [[]],
  );
  for (const total of places) {
    for (const [d, size] of sizes.entries()) {
      if (total[d] === undefined)
        yield {
          total,
          parts: values(size)
            .slice(1)
            .map((value) => total.with(d, value)),
        };
    }
  }
}

/** What follows from the shown counts by taking parts from totals, again and again with what was found. */
function found(sizes: readonly number[], shown: Shown): string[] {
  const key = (at: readonly (string | undefined)[]) => at.map((value) => value ?? "*").join("|");
  const learnt = new Set<string>();
  for (let more = true; more; ) {
    more = false;
    for (const { total, parts } of sums(sizes)) {
      const unknown = [total, ...parts].filter((at) => shown(at) === null && !learnt.has(key(at)));
      if (unknown.length === 1) {
        learnt.add(key(unknown[0] as string[]));
        more = true;
      }
    }
  }
  return [...learnt];
}

/** Sums of hidden parts that a shown total gives away although they are of few. */
function fewTogether(sizes: readonly number[], shown: Shown): number[] {
  return [...sums(sizes)].flatMap(({ total, parts }) => {
    const whole = shown(total);
    if (whole === null || parts.every((at) => shown(at) !== null)) return [];
    const rest = parts.reduce((left, at) => left - (shown(at) ?? 0), whole);
    return rest < LEAST_SHOWN ? [rest] : [];
  });
}

describe("somebody who goes through every page and every choice of filters", () => {
  test.each([
    ["municipality by language", [6, 3], 100],
    ["line by municipality by language", [3, 5, 2], 60],
    ["line by channel by municipality by language", [2, 3, 4, 2], 30],
  ] as const)("finds no hidden count: %s", (_, sizes, rounds) => {
    for (let round = 1; round <= rounds; round++) {
      const random = numbers(round);
      const cells = sizes.reduce<string[][]>(
        (all, size) => all.flatMap((at) => Array.from({ length: size }, (_, i) => [...at, String(i)])),
        [[]],
      );
      const most = 3 + 40 * random.next().value;
      const counts = cells.map((at) => ({ at, n: Math.floor(most * random.next().value ** 3) }));
      const { shown } = protect(sizes.length, counts);
      expect(found(sizes, shown), `seed ${round}`).toEqual([]);
      expect(fewTogether(sizes, shown), `seed ${round}`).toEqual([]);
      for (const { at, n } of counts) if (n > 0 && n < LEAST_SHOWN) expect(shown(at)).toBeNull();
    }
  });
});
