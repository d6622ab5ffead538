import { fittingParts, type SpelledWord } from "./search-spelling.ts";

/** Letters of the shortest name that is looked for in a word without its space, and of the longest such word. */
const SHORTEST = 3;
const LONGEST = 30;
/** So many spacings are compared with names that are misspelled. */
const LIKELIEST = 3;

type Pair = readonly [string, string];

/** The two words that one may be when the space between them was not hit; none when it is too short for two names. */
export function spacings(word: string): Pair[] {
  if (word.length < 2 * SHORTEST || word.length > LONGEST) return [];
  return Array.from({ length: word.length - 2 * SHORTEST + 1 }, (_, at) => [
    word.slice(0, SHORTEST + at),
    word.slice(SHORTEST + at),
  ]);
}

/** The spacings of which most letters are known names, one word of them at the least. */
export function likeliest(pairs: readonly Pair[], known: ReadonlySet<string>): Pair[] {
  return pairs
    .map((pair) => ({ pair, letters: pair.filter((word) => known.has(word)).join("").length }))
    .filter(({ letters }) => letters > 0)
    .sort((a, b) => b.letters - a.letters)
    .slice(0, LIKELIEST)
    .map(({ pair }) => pair);
}

/** Two names read out of one word, and the share of its letters that is wrong then. */
export interface Spaced {
  readonly words: readonly SpelledWord[];
  readonly cost: number;
}

/** Which of the spacings reads best; `spelled` has both words of each, in their order. */
export function bestSpacing(spelled: readonly SpelledWord[]): Spaced | undefined {
  let best: Spaced | undefined;
  for (let at = 0; at + 1 < spelled.length; at += 2) {
    const words = spelled.slice(at, at + 2);
    const cost = costOf(words);
    if (Number.isFinite(cost) && (best === undefined || cost < best.cost)) best = { words, cost };
  }
  return best;
}

/** The share of the letters of words that is wrong when they are read as the names closest to them. */
export function costOf(words: readonly SpelledWord[]): number {
  const letters = words.map(({ word }) => word).join("").length;
  const wrong = words.map(
    (one) => (fittingParts(one)[0]?.cost ?? Number.POSITIVE_INFINITY) * one.word.length,
  );
  return wrong.reduce((sum, each) => sum + each, 0) / letters;
}
