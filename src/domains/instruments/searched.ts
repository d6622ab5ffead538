import type { Document } from "#src/domains/directory/index.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Instrument } from "./model.ts";
import { type Terms, termName } from "./terms.ts";

const WEIGHTS = { name: 3, abbr: 4, phenomenon: 2, word: 1.5, group: 0.6, purpose: 1, kind: 0.3 } as const;

/** Words that half of the measures have in their names. "Memory tests" asks for memory, and any test is no answer to it. */
const KIND_OF_MEASURE =
  /^(?:testi|testistö|mittari|kysely|seula|asteikko|indeksi|lomake|arviointi|test|skala|formulär|index|mätare|scale|questionnaire|inventory|assessment|screen|screener|screening|schedule|tool)$/iu;

/** What the search reads of a card: its names, what it measures and for whom, in every language. */
export function documentOf(one: Instrument, terms: Terms): Document {
  const named = (list: "phenomena" | "groups" | "forWhom", ids: readonly string[], lang: Lang) =>
    ids.map((id) => termName(terms, list, id)[lang]);
  const phenomena = terms.phenomena.filter(({ id }) => one.phenomena.includes(id));
  return {
    prior: 1,
    texts: LANGS.flatMap((lang) => {
      const [kinds, telling] = partition(one.names[lang].split(/\s+/u));
      return [
        { lang, text: one.abbr, weight: WEIGHTS.abbr, phrase: true },
        { lang, text: telling, weight: WEIGHTS.name, phrase: true },
        { lang, text: kinds, weight: WEIGHTS.kind },
        ...named("phenomena", one.phenomena, lang).map((text) => ({
          lang,
          text,
          weight: WEIGHTS.phenomenon,
          phrase: true,
        })),
        ...phenomena
          .flatMap(({ words }) => words?.[lang] ?? [])
          .map((text) => ({ lang, text, weight: WEIGHTS.word, phrase: true })),
        ...named("groups", one.groups, lang).map((text) => ({ lang, text, weight: WEIGHTS.group })),
        ...named("forWhom", one.forWhom, lang).map((text) => ({ lang, text, weight: WEIGHTS.group })),
        ...(one.purpose ? [{ lang, text: one.purpose[lang], weight: WEIGHTS.purpose }] : []),
      ];
    }),
  };
}

function partition(words: readonly string[]): [kinds: string, telling: string] {
  const kind = (word: string) => KIND_OF_MEASURE.test(word);
  return [words.filter(kind).join(" "), words.filter((word) => !kind(word)).join(" ")];
}
