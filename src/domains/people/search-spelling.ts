import { FARTHEST, wordCost } from "./word-cost.ts";

/** A typed word as the parts of names are written in the register, and the parts that are a slip or two from it. */
export interface SpelledWord {
  readonly word: string;
  readonly parts: readonly string[];
}

/** For each typed word the parts of names that it may mean, as a query of the database's text search. */
export type NameQuery = readonly string[];

/** Most parts that one word is looked for as, beside those that begin with it. */
const MOST_PARTS = 40;
/** How much worse than the closest part a part may fit and still be looked for before all the others are. */
const NEAR = 0.15;
/** Letters of the shortest name that is looked for in a word without its space, and of the longest such word. */
const SHORTEST = 3;
const LONGEST = 30;

/**
 * What people's names must have for the words to speak of them, each query meaning more than the one before: the closest
 * parts; those near them and beginnings; all that a word may mean.
 */
export function nameQueries(words: readonly SpelledWord[]): NameQuery[] {
  const meanings = words.map(meaningsOf);
  return [0, 1, 2].map((far) => meanings.map((each) => each[far]?.join("|") ?? ""));
}

function meaningsOf(spelled: SpelledWord): string[][] {
  const fitting = fittingParts(spelled)
    .filter(({ part }) => part === spelled.word || !part.startsWith(spelled.word))
    .slice(0, MOST_PARTS);
  const begun = `'${spelled.word}':*`;
  const least = fitting[0]?.cost ?? 0;
  const upTo = (most: number) => fitting.filter(({ cost }) => cost <= most).map(({ part }) => `'${part}'`);
  const isName = fitting.length > 0 && least === 0;
  return [
    isName ? upTo(0) : [...upTo(least), begun],
    [...upTo(least + NEAR), begun],
    // A word that is a name itself is seldom another name, and then with one letter wrong.
    [...upTo(isName ? 1 / spelled.word.length : FARTHEST), begun],
  ];
}

function fittingParts({ word, parts }: SpelledWord): { part: string; cost: number }[] {
  const typed = { text: word, bare: word };
  return parts
    .map((part) => ({ part, cost: wordCost(typed, { text: part, bare: part }) }))
    .filter(({ cost }) => cost <= FARTHEST)
    .sort((a, b) => a.cost - b.cost);
}

/** The two words that one may be when the space between them was not hit; none when it is too short for two names. */
export function spacings(words: readonly string[]): [string, string][] {
  const [word = ""] = words;
  if (words.length !== 1 || word.length < 2 * SHORTEST || word.length > LONGEST) return [];
  return Array.from({ length: word.length - 2 * SHORTEST + 1 }, (_, at) => [
    word.slice(0, SHORTEST + at),
    word.slice(SHORTEST + at),
  ]);
}

/** Which of the spacings reads best as two names; `spelled` has both words of each, in their order. */
export function bestSpacing(spelled: readonly SpelledWord[]): SpelledWord[] {
  const costs = spelled.map((word) => fittingParts(word)[0]?.cost ?? Number.POSITIVE_INFINITY);
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let at = 0; at + 1 < spelled.length; at += 2) {
    const cost = (costs[at] ?? 0) + (costs[at + 1] ?? 0);
    if (cost < least) [best, least] = [at, cost];
  }
  return Number.isFinite(least) ? spelled.slice(best, best + 2) : [];
}
