import { FARTHEST, wordCost } from "./word-cost.ts";

/** A typed word as the parts of names are written in the register, and the parts that are a slip or two from it. */
export interface SpelledWord {
  readonly word: string;
  readonly parts: readonly string[];
}

/** What to look for in names, as queries of the database's text search. */
export interface NameQueries {
  /** Each word as the parts that it is closest to. */
  readonly closest: string;
  /** Each word as any part that it may stand for, or the beginning of one. */
  readonly alike: string;
}

/** Most parts that one word is looked for as. */
const MOST_PARTS = 24;

/** What people's names must have for the words to speak of them. */
export function nameQueries(words: readonly SpelledWord[]): NameQueries {
  const each = words.map(meanings);
  return {
    closest: each.map(({ closest }) => anyOf(closest)).join("&"),
    alike: each.map(({ alike }) => anyOf(alike)).join("&"),
  };
}

function meanings({ word, parts }: SpelledWord) {
  const typed = { text: word, bare: word };
  const fitting = parts
    .map((part) => ({ part: `'${part}'`, cost: wordCost(typed, { text: part, bare: part }) }))
    .filter(({ cost }) => cost <= FARTHEST)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_PARTS);
  const begun = `'${word}':*`;
  const least = fitting[0]?.cost;
  return {
    closest:
      least === undefined ? [begun] : fitting.filter(({ cost }) => cost === least).map(({ part }) => part),
    alike: [...fitting.map(({ part }) => part), begun],
  };
}

const anyOf = (parts: readonly string[]) => `(${parts.join("|")})`;
