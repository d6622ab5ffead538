import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { type SearchIndex, tellingWords } from "./build.ts";
import { matches, quality } from "./match.ts";
import { stem } from "./stem.ts";

/** Letters of a question that are read, and words: more is a letter, not a search. */
export const MOST_LETTERS = 200;
const MOST_WORDS = 12;

/** People ask in one language on a page of another: the page's own counts a little more. */
const OTHER_LANGUAGE = 0.8;
/** What a whole name or search word adds when all of it was said and nothing else. */
const WHOLE_PHRASE = 6;

export interface Ranked {
  /** Place of the document in the list the index was made of. */
  readonly document: number;
  readonly score: number;
}

/**
 * Documents that fit a question, best first; equal scores in the order of the documents. Each language of the index
 * reads the question by its own rules, and the best reading of a document counts.
 */
export function rank(index: SearchIndex, question: string, lang: Lang): Ranked[] {
  const best = new Map<number, number>();
  for (const one of LANGS) {
    const words = [...new Set(tellingWords(question.slice(0, MOST_LETTERS), one))].slice(0, MOST_WORDS);
    const factor = one === lang ? 1 : OTHER_LANGUAGE;
    for (const [document, score] of scores(index, words, one)) {
      const value = score * factor * (index.priors[document] ?? 0);
      if (value > (best.get(document) ?? 0)) best.set(document, value);
    }
  }
  const ranked = [...best].map(([document, score]) => ({ document, score }));
  ranked.sort((a, b) => b.score - a.score || a.document - b.document);
  // What shares only a common word with the question is not an answer to it.
  const least = (ranked[0]?.score ?? 0) / 8;
  return ranked.filter(({ score }) => score >= least);
}

function scores(index: SearchIndex, words: readonly string[], lang: Lang): Map<number, number> {
  const own = index.languages[lang];
  const sums = new Map<number, { sum: number; matched: number }>();
  for (const word of words) {
    const of = new Map<number, number>();
    for (const { term, quality: fits } of matches(own, word, lang)) {
      for (const [document, weight] of term.postings) {
        const value = fits * weight * term.rarity;
        if (value > (of.get(document) ?? 0)) of.set(document, value);
      }
    }
    for (const [document, value] of of) {
      const so = sums.get(document) ?? { sum: 0, matched: 0 };
      sums.set(document, { sum: so.sum + value, matched: so.matched + 1 });
    }
  }
  const total = new Map<number, number>();
  for (const [document, { sum, matched }] of sums) {
    total.set(document, sum * Math.sqrt(matched / words.length));
  }
  for (const [document, bonus] of phraseBonus(index, words, lang)) {
    total.set(document, (total.get(document) ?? 0) + bonus);
  }
  return total;
}

/** Names and search words all of whose words were said: the more of the question they are, the more they count. */
function phraseBonus(index: SearchIndex, words: readonly string[], lang: Lang): Map<number, number> {
  const typed = words.map((word) => ({ word, root: stem(word, lang) }));
  const bonus = new Map<number, number>();
  for (const { document, words: phrase, weight } of index.languages[lang].phrases) {
    if (phrase.length > words.length) continue;
    let fit = 1;
    for (const word of phrase) {
      const term = { word, stem: stem(word, lang) };
      fit = Math.min(fit, Math.max(...typed.map((one) => quality(one.word, one.root, term))));
      if (fit < 0.65) break;
    }
    if (fit < 0.65) continue;
    const value = fit * weight * WHOLE_PHRASE * (phrase.length / words.length) ** 0.5;
    if (value > (bonus.get(document) ?? 0)) bonus.set(document, value);
  }
  return bonus;
}
