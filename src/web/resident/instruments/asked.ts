import { MOST_LETTERS } from "#src/domains/directory/index.ts";
import {
  FACETS,
  ITEMS,
  type LibraryFilters,
  MINUTES,
  phenomenaOfTopic,
  termsOf,
} from "#src/domains/instruments/index.ts";
import type { Site } from "../../site.ts";

/** What the address asks of the library. What makes no sense is passed over. */
export interface Asked {
  readonly question: string;
  readonly filters: LibraryFilters;
  /** The topic of a contact for which measures are looked for. */
  readonly topic: string | undefined;
}

/** An identity code has no business in a search: it is taken out before anything is done with the words. */
const IDENTITY_CODE = /\d{6}[-+A-FU-Y]\d{3}[\dA-Z]/gi;

export function askedOf(query: URLSearchParams, site: Site): Asked {
  const given = (name: string) => (query.get(name) ?? "").trim();
  const terms = termsOf(site.content);
  const one = (name: string, known: readonly string[]) => known.find((value) => value === given(name));
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const ends = (numbers: readonly number[]) => [...numbers.map(String), "more"];
  const topic = /^[a-z0-9-]{1,40}$/.test(given("topic")) ? given("topic") : undefined;
  const phenomena = topic === undefined ? [] : ids(phenomenaOfTopic(terms, topic));
  const question = given("q").toWellFormed().replaceAll("\u0000", "").replace(IDENTITY_CODE, " ");
  return {
    question: question.replace(/\s+/g, " ").trim().slice(0, MOST_LETTERS).toWellFormed(),
    topic: phenomena.length > 0 ? topic : undefined,
    filters: {
      group: one("group", ids(terms.groups)),
      phenomenon: one("phenomenon", ids(terms.phenomena)),
      ...(phenomena.length > 0 && { phenomena }),
      filledBy: one("filledBy", ids(terms.filledBy)),
      minutes: one("minutes", ends(MINUTES)),
      items: one("items", ends(ITEMS)),
      licence: one("licence", ids(terms.licences)),
      language: /^[a-z]{2,3}$/.test(given("language")) ? given("language") : undefined,
      safety: one("safety", ["yes"]),
    },
  };
}

export const isNarrowed = ({ filters }: Asked): boolean => FACETS.some((facet) => filters[facet]);

/** The same view as a query: for the exports. Codes, and what was typed. */
export function queryOf({ question, filters, topic }: Asked, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more);
  if (question) query.set("q", question);
  if (topic) query.set("topic", topic);
  for (const facet of FACETS) {
    const value = filters[facet];
    if (value) query.set(facet, value);
  }
  return query.size > 0 ? `?${query}` : "";
}
