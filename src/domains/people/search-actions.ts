import { localDate } from "#src/kernel/helsinki.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { codesNear } from "./code-slips.ts";
import { type BornSpan, readPersonQuery } from "./search-query.ts";
import { rankByName } from "./search-rank.ts";
import { bestSpacing, costOf, likeliest, spacings } from "./search-spacing.ts";
import { nameQueries, type SpelledWord } from "./search-spelling.ts";
import { type FoundPerson, knownNames, peopleLike, peopleWithCodes, spelledWords } from "./search-store.ts";

/** The most people that a search tells of. */
const SEARCH_ROWS = 12;
/** How much better two names must fit than one: a name with a slip often falls apart into two others. */
const SPACED = 0.15;

export interface PersonSearch {
  /** `like-code`: a slip from it; `too-little`: no code, no birth date, and no word of two letters. */
  readonly by: "code" | "like-code" | "name" | "too-little";
  readonly people: readonly FoundPerson[];
  /** There are more than are told of: the birth date narrows. */
  readonly more: boolean;
}

/**
 * Looks for people as one types on the phone: by identity code, or by name with a birth date or year; either misspelled
 * or not.
 */
export async function findPeople(tx: ReadTx, text: string, now: Temporal.Instant): Promise<PersonSearch> {
  const today = localDate(now);
  const like = await peopleWithCodes(tx, codesNear(text, today));
  if (like.length > 0) return { by: "like-code", people: like, more: false };
  const query = readPersonQuery(text, today);
  switch (query.kind) {
    case "too-little":
      return { by: "too-little", people: [], more: false };
    case "code":
      return { by: "code", people: await peopleWithCodes(tx, [query.code]), more: false };
    case "name": {
      const words = await spelledWords(tx, query.words);
      const people = rankByName(query.words, await peopleLike(tx, nameQueries(words), query.born));
      const both = await withSpace(tx, query.words, words, query.born, people);
      return { by: "name", people: both.slice(0, SEARCH_ROWS), more: both.length > SEARCH_ROWS };
    }
  }
}

/** The people, and those whose two names were typed as one word that is no name: first whoever fits what was typed better. */
async function withSpace(
  tx: ReadTx,
  typed: readonly string[],
  words: readonly SpelledWord[],
  born: readonly BornSpan[],
  people: readonly FoundPerson[],
): Promise<readonly FoundPerson[]> {
  const [word = ""] = typed;
  if (typed.length !== 1 || words.some(({ begun }) => begun.length > 0)) return people;
  const pairs = spacings(word);
  const likely = likeliest(pairs, await knownNames(tx, pairs.flat()));
  const spelled = await spelledWords(tx, likely.flat());
  // A sign inside a word that is no letter parts it further: then it is no two names.
  const two = spelled.length === 2 * likely.length ? bestSpacing(spelled) : undefined;
  if (two === undefined) return people;
  const spaced = rankByName(
    two.words.map((one) => one.word),
    await peopleLike(tx, nameQueries(two.words), born),
  );
  const [first, then] = two.cost + SPACED < costOf(words) ? [spaced, people] : [people, spaced];
  return [...first, ...then.filter(({ id }) => !first.some((one) => one.id === id))];
}
