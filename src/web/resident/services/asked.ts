import {
  type DirectoryFilters,
  MOST_LETTERS,
  SERVICE_CHANNELS,
  TARGET_GROUPS,
} from "#src/domains/directory/index.ts";
import { isLang } from "#src/kernel/lang.ts";
import type { Content } from "#src/platform/content/index.ts";

/** What the address asks of the directory. What makes no sense is passed over. */
export interface Asked {
  readonly question: string;
  readonly filters: DirectoryFilters;
}

/** An identity code has no business in a search: it is taken out before anything is done with the words. */
const IDENTITY_CODE = /\d{6}[-+A-FU-Y]\d{3}[\dA-Z]/gi;

export function askedOf(query: URLSearchParams, content: Content): Asked {
  const given = (name: string) => (query.get(name) ?? "").trim();
  const one = <T extends string>(values: readonly T[], name: string) =>
    values.find((value) => value === given(name));
  const language = given("language");
  const question = given("q").toWellFormed().replaceAll("\u0000", "").replace(IDENTITY_CODE, " ");
  return {
    question: question.replace(/\s+/g, " ").trim().slice(0, MOST_LETTERS).toWellFormed(),
    filters: {
      municipality: content.findMunicipality(given("municipality"))?.code,
      group: one(TARGET_GROUPS, "group"),
      language: isLang(language) ? language : undefined,
      channel: one(SERVICE_CHANNELS, "channel"),
      line: content.findLine(given("line"))?.id,
    },
  };
}

export const isNarrowed = ({ filters }: Asked): boolean => Object.values(filters).some(Boolean);

/** The address's part that asks the same, on a page of what was found. */
export function queryOf({ question, filters }: Asked, page: number): string {
  const given = Object.entries({ q: question || undefined, ...filters });
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  query.set("page", String(page));
  return `?${query}`;
}
