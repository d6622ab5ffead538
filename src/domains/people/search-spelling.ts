import { FARTHEST, wordCost } from "./word-cost.ts";

/** A typed word as the parts of names are written in the register, and the parts that it may stand for. */
export interface SpelledWord {
  readonly word: string;
  /** Those that are a slip or two from it, and others that look so until they are compared. */
  readonly near: readonly string[];
  /** Those that begin with it: all, or one more than `MOST_BEGUN`. */
  readonly begun: readonly string[];
}

/** For each typed word the parts of names that it may mean, as a query of the database's text search. */
export type NameQuery = readonly string[];

/** Most parts that one word is looked for as, beside those that begin with it. */
const MOST_PARTS = 40;
/** How much worse than the closest part a part may fit and still be looked for before all the others are. */
const NEAR = 0.15;
/** So many names that begin with a word are looked for one by one; of more, whatever begins with it. */
export const MOST_BEGUN = 40;

/**
 * What people's names must have for the words to speak of them, each query meaning more than the one before: the closest
 * parts; those near them and beginnings; all that a word may mean.
 */
export function nameQueries(words: readonly SpelledWord[]): NameQuery[] {
  const meanings = words.map(meaningsOf);
  return [0, 1, 2].map((far) => meanings.map((each) => each[far]?.join("|") ?? ""));
}

function meaningsOf(spelled: SpelledWord): string[][] {
  const { word } = spelled;
  const fitting = fittingParts(spelled)
    .filter(({ part }) => !part.startsWith(word))
    .slice(0, MOST_PARTS);
  const upTo = (most: number) => fitting.filter(({ cost }) => cost <= most).map(({ part }) => `'${part}'`);
  const begun =
    spelled.begun.length > MOST_BEGUN ? [`'${word}':*`] : spelled.begun.map((part) => `'${part}'`);
  // A word that is a name itself is seldom another name, and then with one letter wrong.
  if (spelled.begun.includes(word))
    return [[`'${word}'`], [`'${word}'`, ...upTo(NEAR)], [...begun, ...upTo(1 / word.length)]];
  const least = fitting[0]?.cost ?? 0;
  return [least, least + NEAR, FARTHEST].map((most) => [...begun, ...upTo(most)]);
}

/** The parts that are near the word, the closest first. */
export function fittingParts({ word, near }: SpelledWord): { part: string; cost: number }[] {
  const typed = { text: word, bare: word };
  return near
    .map((part) => ({ part, cost: wordCost(typed, { text: part, bare: part }) }))
    .filter(({ cost }) => cost <= FARTHEST)
    .sort((a, b) => a.cost - b.cost);
}
