// Light stemming of folded words: what is left need not be a word, it must only be the same for its forms. It takes
// off more than a grammar would; words that meet by mistake are told apart by the exact form, which counts for more.
import type { Lang } from "#src/kernel/lang.ts";

const VOWEL = "[aeiouy]";
const FI_PARTICLE = /(?:kin|kaan)$/;
const FI_OWNER = /(?:nsa|mme|nne)$/;
const FI_CASE =
  /(?:isiin|issa|ista|illa|ilta|ille|iksi|iden|eiden|ssa|sta|lla|lta|lle|ksi|seen|siin|tten|jen|ien|ja|ten|den|tta|ta|na|n|t)$/;
const FI_PARTICIPLE = /(?:nyt|nut|neet|neen)$/;
const SV_ENDING =
  /(?:arnas|ernas|ornas|arna|erna|orna|ande|ende|andet|aste|ens|ets|ade|en|et|ar|er|or|na|an|as|at|es|de|a|e|s|n|t)$/;
const EN_ENDING = /(?:ings|ing|ness|ment|ied|ies|ed|es|s|e|y)$/;

/** Takes an ending off when enough is left of the word. */
const without = (word: string, ending: RegExp, atLeast: number): string => {
  const rest = word.replace(ending, "");
  return rest.length >= atLeast ? rest : word;
};

const single = (word: string) => word.replace(/(\p{L})\1+/gu, "$1");

function finnish(word: string): string {
  let rest = without(without(word, FI_PARTICLE, 4), FI_OWNER, 4);
  if (/nen$/.test(rest) && rest.length > 5) rest = `${rest.slice(0, -3)}s`;
  else if (FI_PARTICIPLE.test(rest)) rest = without(rest, FI_PARTICIPLE, 4);
  else rest = without(rest, FI_CASE, 3);
  // kyky, kyvyn; luku, luvun.
  rest = rest.replace(/([uy])v\1$/, "$1k$1");
  rest = without(rest, /(?:uks|yks|oks|iks)e?$/, 4);
  rest = without(rest, new RegExp(`${VOWEL}{1,2}$`), 3);
  // -us, -ys, -is, -as: their stem ends in what stands before.
  rest = without(rest, new RegExp(`${VOWEL}s$`), 4);
  return grade(single(rest));
}

/** One form for both grades of the last consonants: hoito, hoidon; apu, avun; tunti, tunnin. */
function grade(stem: string): string {
  return stem
    .replace(/(?:nt|nk|ng)$/, "n")
    .replace(/mp$/, "m")
    .replace(/(?:lt)$/, "l")
    .replace(/(?:rt)$/, "r")
    .replace(/(?:ht|hd)$/, "h")
    .replace(/d$/, "t")
    .replace(/v$/, "p");
}

const swedish = (word: string) =>
  single(without(without(word, /s$/, 4), SV_ENDING, 3)).replace(/(?:[ei])([lrn])$/, "$1");

const english = (word: string) => single(without(word, EN_ENDING, 3));

const STEMMERS: Readonly<Record<Lang, (word: string) => string>> = {
  fi: finnish,
  sv: swedish,
  en: english,
};

/** The stem of a folded word in a language. Words of three letters or fewer are their own. */
export function stem(word: string, lang: Lang): string {
  return word.length <= 3 ? word : STEMMERS[lang](word);
}
