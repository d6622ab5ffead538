import { localDate } from "#src/kernel/helsinki.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { codesNear } from "./code-slips.ts";
import { type BornSpan, readPersonQuery } from "./search-query.ts";
import { rankByName } from "./search-rank.ts";
import { bestSpacing, nameQueries, spacings } from "./search-spelling.ts";
import { type FoundPerson, peopleLike, peopleWithCodes, spelledWords } from "./search-store.ts";

/** The most people that a search tells of. */
export const SEARCH_ROWS = 12;

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
      const ranked = people.length > 0 ? people : await withSpace(tx, query.words, query.born);
      return { by: "name", people: ranked.slice(0, SEARCH_ROWS), more: ranked.length > SEARCH_ROWS };
    }
  }
}

/** People whose two names were typed as one word. */
async function withSpace(
  tx: ReadTx,
  words: readonly string[],
  born: readonly BornSpan[],
): Promise<FoundPerson[]> {
  const two = bestSpacing(await spelledWords(tx, spacings(words).flat()));
  if (two.length === 0) return [];
  const people = await peopleLike(tx, nameQueries(two), born);
  return rankByName(
    two.map(({ word }) => word),
    people,
  );
}
