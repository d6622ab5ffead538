import { FARTHEST, type Part, partsOf, wordCost } from "./word-cost.ts";

/** A name as the search compares it. */
export interface Named {
  readonly givenNames: string;
  readonly surname: string;
}

/** How much worse than the best one a name may fit and still be shown. */
const BEHIND_BEST = 0.35;

/**
 * The people in the order of how well their names fit the typed words, in any order of words: the same, a beginning,
 * letters wrong. Those whom a word does not fit at all are left out. What fits equally stays as it came.
 */
export function rankByName<T extends Named>(words: readonly string[], people: readonly T[]): T[] {
  const typed = words.flatMap(partsOf);
  const costs = costsOf(typed);
  const fitting = people
    .map((person) => ({ person, cost: costOf(typed.length, costs(wholeOf(person))) }))
    .filter(({ cost }) => Number.isFinite(cost))
    .sort((a, b) => a.cost - b.cost);
  const best = fitting[0]?.cost ?? 0;
  return fitting.filter(({ cost }) => cost <= best + BEHIND_BEST).map(({ person }) => person);
}

/** The name with its double names once more, written together, as some type them. */
function wholeOf({ givenNames, surname }: Named): string {
  const name = `${givenNames} ${surname}`;
  const double = name.split(/\s+/u).filter((part) => part.includes("-"));
  return [name, ...double.map((part) => part.replaceAll("-", ""))].join(" ");
}

/** For each part of a name what each typed word costs by it; one name is borne by many, and is compared once. */
function costsOf(typed: readonly Part[]): (name: string) => (readonly number[])[] {
  const known = new Map<string, readonly number[]>();
  return (name) =>
    partsOf(name).map((part) => {
      const costs = known.get(part.text) ?? typed.map((word) => wordCost(word, part));
      known.set(part.text, costs);
      return costs;
    });
}

/** The cheapest way to give each typed word a part of the name of its own, the best-fitting first. */
function costOf(words: number, parts: readonly (readonly number[])[]): number {
  const pairs = parts
    .flatMap((costs, p) => costs.map((cost, w) => ({ w, p, cost })))
    .filter(({ cost }) => cost <= FARTHEST)
    .sort((a, b) => a.cost - b.cost);
  const [given, taken] = [new Set<number>(), new Set<number>()];
  let sum = 0;
  for (const { w, p, cost } of pairs) {
    if (given.has(w) || taken.has(p)) continue;
    given.add(w);
    taken.add(p);
    sum += cost;
  }
  // More words than parts: a double name typed whole where the register has half of it.
  return given.size >= Math.min(words, parts.length) ? sum : Number.POSITIVE_INFINITY;
}
