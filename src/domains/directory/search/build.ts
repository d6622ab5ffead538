import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { foldedWords } from "./fold.ts";
import { SMALL_WORDS } from "./small-words.ts";
import { stem } from "./stem.ts";

/** A text of an entry and how much a word in it counts. */
export interface WeightedText {
  readonly lang: Lang;
  readonly text: string;
  readonly weight: number;
  /** A name or search word: counts for more when all of it was said. */
  readonly phrase?: boolean;
}

export interface Document {
  readonly texts: readonly WeightedText[];
  /** How much the entry is worth before anything is asked: 1 for the county's own. */
  readonly prior: number;
}

export interface Term {
  readonly word: string;
  readonly stem: string;
  /** Documents that hold it, with the greatest weight it has in each. */
  readonly postings: ReadonlyMap<number, number>;
  /** How telling the word is: rare words tell more. */
  readonly rarity: number;
}

export interface Phrase {
  readonly document: number;
  readonly words: readonly string[];
  readonly weight: number;
}

export interface LanguageIndex {
  readonly terms: readonly Term[];
  readonly phrases: readonly Phrase[];
}

/** Made once from the documents, asked many times; it does not change. */
export interface SearchIndex {
  readonly priors: readonly number[];
  readonly languages: Readonly<Record<Lang, LanguageIndex>>;
}

/** Builds the index; document numbers are places in the list. */
export function buildIndex(documents: readonly Document[]): SearchIndex {
  const made = LANGS.map((lang) => [lang, languageIndex(documents, lang)] as const);
  return {
    priors: documents.map(({ prior }) => prior),
    languages: Object.fromEntries(made) as Record<Lang, LanguageIndex>,
  };
}

function languageIndex(documents: readonly Document[], lang: Lang): LanguageIndex {
  const postings = new Map<string, Map<number, number>>();
  const phrases: Phrase[] = [];
  documents.forEach(({ texts }, document) => {
    for (const { text, weight, phrase } of texts.filter((one) => one.lang === lang)) {
      const words = tellingWords(text, lang);
      if (phrase) phrases.push({ document, words, weight });
      for (const word of words) {
        const of = postings.get(word) ?? new Map<number, number>();
        of.set(document, Math.max(of.get(document) ?? 0, weight));
        postings.set(word, of);
      }
    }
  });
  const stems = [...postings].map(([word, of]) => ({ word, of, stem: stem(word, lang) }));
  // Forms of one word are as rare as all of them together.
  const byStem = new Map<string, Set<number>>();
  for (const one of stems) byStem.set(one.stem, new Set([...(byStem.get(one.stem) ?? []), ...one.of.keys()]));
  const terms = stems.map(
    ({ word, of, stem: root }): Term => ({
      word,
      stem: root,
      postings: of,
      rarity: Math.log(1 + documents.length / (byStem.get(root)?.size ?? 1)),
    }),
  );
  return { terms, phrases };
}

/** The folded words of a text that say something; all of them when none does. */
export function tellingWords(text: string, lang: Lang): string[] {
  const words = foldedWords(text);
  const telling = words.filter((word) => word.length > 1 && !SMALL_WORDS[lang].has(word));
  return telling.length > 0 ? telling : words;
}
