// Recognises an accepted Swedish or English counterpart in a text: inflected, in another order, with small
// words between. All content words must stand near each other.
import type { Lang } from "#src/kernel/lang.ts";
import { tokens } from "./tokens.ts";

/** Words that may come, go or change without changing the term. */
const SMALL: Readonly<Record<"sv" | "en", ReadonlySet<string>>> = {
  sv: new Set("av för att och med på en ett den det de i till om från som vid".split(" ")),
  en: new Set("of the a an to for by with on in and from or at is are be your".split(" ")),
};

/** Forms of a Swedish noun, adjective or verb: articles, plurals, genitive; an -ing noun also as its verb. */
function swedishForm(word: string): string {
  const noun =
    "(?:s|a|e|t|ts|n|en|et|er|ar|or|r|an|na|ena|erna|arna|orna|ens|ets|ns|rs|ers|ars|ernas|arnas|nas|as|at|ad|ade|de|d|re)?";
  const forms = [RegExp.escape(word) + noun];
  const verb = word.match(/^(\p{L}{4,}?)(?:n?ing|ande|ende)$/u);
  if (verb) forms.push(`${RegExp.escape(verb[1] as string)}(?:a|ar|er|as|s|des|de|t|ts|d|at|ad|ade|ats)?`);
  // "digitalt stöd" → "det digitala stödet"
  if (/\p{L}{4,}t$/u.test(word)) forms.push(`${RegExp.escape(word.slice(0, -1))}a?`);
  if (/[ae]$/.test(word))
    forms.push(`${RegExp.escape(word.slice(0, -1))}(?:or|ors|orna|a|as|an|ans|e|en|et)`);
  if (/[aeiou](?:l|n|r)$/.test(word))
    forms.push(`${RegExp.escape(word.slice(0, -2) + word.at(-1))}(?:a|e|ar|arna|et|en|na)`);
  // A compound that begins with the word speaks of the same thing; one that ends with it too, when the word is long.
  forms.push(`${RegExp.escape(word)}\\p{L}{3,}`);
  if (word.length >= 6) forms.push(`\\p{L}{3,}[-s]?${RegExp.escape(word)}${noun}`);
  return forms.join("|");
}

/** Forms of an English word: plural, possessive, and the verb beside -ing and -ment nouns. */
function englishForm(word: string): string {
  const forms = [`${RegExp.escape(word)}(?:s|es|'s|s'|d|ed|ing|r|rs)?`];
  if (/[^aeiou]y$/.test(word)) forms.push(`${RegExp.escape(word.slice(0, -1))}(?:ies|ied)`);
  if (/e$/.test(word)) forms.push(`${RegExp.escape(word.slice(0, -1))}ing`);
  if (/\p{L}{3,}ing$/u.test(word)) forms.push(`${RegExp.escape(word.slice(0, -3))}(?:s|ed|e|es)?`);
  if (/\p{L}{4,}[^s]s$/u.test(word)) forms.push(RegExp.escape(word.slice(0, -1)));
  if (/ssment$/.test(word)) forms.push(`${RegExp.escape(word.slice(0, -4))}(?:es|ed|ing)?`);
  if (/^(?:person|guardian|trustee)$/.test(word)) forms.push(word === "person" ? "people" : `${word}ship`);
  return forms.join("|");
}

export interface Counterpart {
  /** As the term list has it, for messages. */
  readonly text: string;
  readonly words: readonly string[];
  readonly patterns: readonly RegExp[];
}

/** An accepted counterpart as patterns, one for each word that carries meaning. */
export function counterpart(lang: Exclude<Lang, "fi">, text: string): Counterpart[] {
  const spelled = text.toLowerCase();
  // "self-care" is also written "self care" and "selfcare".
  const open = spelled.replace(/(?<=\p{L})-(?=\p{L})/gu, " ");
  const spellings = new Set([spelled, open, spelled.replace(/(?<=\p{L})-(?=\p{L})/gu, "")]);
  return [...spellings].map((spelling) => {
    const all = tokens(spelling);
    // Opened hyphens keep their small words: "on call" is more than "call".
    const meaning =
      spelling === open && open !== spelled ? all : all.filter((word) => !SMALL[lang].has(word));
    const words = meaning.length > 0 ? meaning : all;
    const form = lang === "sv" ? swedishForm : englishForm;
    return { text, words, patterns: words.map((word) => new RegExp(`^(?:${form(word)})$`, "u")) };
  });
}

/** Small words that may stand between the words of a term: "assessment of your need for care". */
const ROOM = 4;

/** Where the counterpart stands in the tokens: the indexes of its words, one set for each occurrence. */
export function occurrences(one: Counterpart, said: readonly string[]): number[][] {
  const hits = one.patterns.map((pattern) =>
    said.flatMap((token, index) => (pattern.test(token) ? [index] : [])),
  );
  if (hits.some((list) => list.length === 0)) return [];
  const found: number[][] = [];
  for (const start of hits[0] ?? []) {
    const indexes = [start];
    for (const list of hits.slice(1)) {
      const near = list
        .filter((index) => !indexes.includes(index) && Math.abs(index - start) < one.patterns.length + ROOM)
        .sort((a, b) => Math.abs(a - start) - Math.abs(b - start))[0];
      if (near === undefined) break;
      indexes.push(near);
    }
    if (indexes.length === one.patterns.length) found.push(indexes);
  }
  return found;
}
