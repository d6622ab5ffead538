import type { Lang } from "#src/kernel/lang.ts";
import { plain, wordsOf } from "./text.ts";

/**
 * LIX, Björnsson's readability index (1968): words per sentence plus the share of long words in percent.
 * A long word has more than six letters. `lix` is 0 for a text without words.
 */
export interface Readability {
  readonly words: number;
  readonly sentences: number;
  readonly longWords: number;
  readonly lix: number;
}

export function readability(text: string): Readability {
  const words = wordsOf(text);
  const longWords = words.filter((word) => [...word.replace(/[^\p{L}]/gu, "")].length > 6).length;
  const sentences = Math.max(1, sentencesOf(text));
  const lix = words.length === 0 ? 0 : words.length / sentences + (100 * longWords) / words.length;
  return { words: words.length, sentences, longWords, lix: Math.round(lix * 10) / 10 };
}

/** Pieces with words in them, cut at a line end and at . ! ? : … before a capital, a digit's dot apart. */
function sentencesOf(text: string): number {
  const pieces = plain(text).split(
    /\n+|(?<=(?<!\d)[.!?:…]["”»)]?|[!?…])\s+(?=["”»(–-]?\s?[\p{Lu}\p{N}])|(?<=\d[.:])\s+(?=\p{Lu})/u,
  );
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}

const BANDS = ["very-easy", "easy", "medium", "hard", "very-hard"] as const;
export type Band = (typeof BANDS)[number];

/**
 * Upper limits of the bands. Swedish: Björnsson's. English words are about as long. Finnish words are longer by
 * nature (cases and compounds), so its limits lie 15 higher: our own assumption, not a published scale.
 */
const LIMITS: Readonly<Record<Lang, readonly [number, number, number, number]>> = {
  fi: [45, 55, 65, 75],
  sv: [30, 40, 50, 60],
  en: [30, 40, 50, 60],
};

export function band(lang: Lang, lix: number): Band {
  const index = LIMITS[lang].findIndex((limit) => lix < limit);
  return BANDS[index === -1 ? BANDS.length - 1 : index] as Band;
}
