import { LANGS } from "#src/kernel/lang.ts";
import { nationalId, type StoredDescription } from "./model.ts";
import type { Service } from "./schema.ts";
import type { Document, WeightedText } from "./search/build.ts";

/** What can be found: a service of the county, or a national description. */
export type DirectoryEntry =
  | { readonly kind: "own"; readonly id: string; readonly service: Service }
  | {
      readonly kind: "national";
      readonly id: string;
      readonly description: StoredDescription;
      /** The county's own services that speak of the same thing. */
      readonly own: readonly string[];
    };

/** The county's own services first, then the national descriptions, each with the county's services beside it. */
export function entriesOf(
  services: readonly Service[],
  national: readonly StoredDescription[],
): DirectoryEntry[] {
  const own = services.map((service): DirectoryEntry => ({ kind: "own", id: service.id, service }));
  const others = national.map(
    (description): DirectoryEntry => ({
      kind: "national",
      id: nationalId(description.code),
      description,
      own: services.filter((one) => one.national?.includes(description.code)).map(({ id }) => id),
    }),
  );
  return [...own, ...others];
}

const WEIGHTS = { name: 3, word: 3, helps: 1.2, how: 0.5, summary: 0.8, text: 0.25, keyword: 1.5 } as const;

/** An own service is worth more than a general description, and that more than one we have a service for. */
const priorOf = (entry: DirectoryEntry): number =>
  entry.kind === "own" ? 1 : entry.own.length === 0 ? 0.55 : 0.3;

/** What the search reads of an entry. */
export function documentOf(entry: DirectoryEntry): Document {
  return {
    texts: entry.kind === "own" ? ownTexts(entry.service) : nationalTexts(entry.description),
    prior: priorOf(entry),
  };
}

function ownTexts({ names, helps, how, words }: Service): WeightedText[] {
  return LANGS.flatMap((lang) => [
    { lang, text: names[lang], weight: WEIGHTS.name, phrase: true },
    ...words[lang].map((text) => ({ lang, text, weight: WEIGHTS.word, phrase: true })),
    { lang, text: helps[lang], weight: WEIGHTS.helps },
    { lang, text: how[lang], weight: WEIGHTS.how },
  ]);
}

function nationalTexts({ names, summary, text, keywords }: StoredDescription): WeightedText[] {
  return [
    ...LANGS.flatMap((lang) => [
      { lang, text: names[lang], weight: WEIGHTS.name, phrase: true },
      { lang, text: summary[lang], weight: WEIGHTS.summary },
      { lang, text: text[lang], weight: WEIGHTS.text },
    ]),
    ...keywords.map((word) => ({ lang: "fi" as const, text: word, weight: WEIGHTS.keyword })),
  ];
}
