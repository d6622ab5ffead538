import { editDistance } from "#src/kernel/edit-distance.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { LanguageIndex, Rooted, Term } from "./build.ts";
import { stem } from "./stem.ts";

/** A word of the index that a typed word may mean; quality 1 is the word itself. */
export interface Match {
  readonly term: Term;
  readonly quality: number;
}

const MOST_PREFIXED = 12;

/** How well one typed (folded) word fits one word of the index: 0 is not at all. */
export function quality(typed: string, root: string, term: Rooted): number {
  const { word } = term;
  if (word === typed) return 1;
  if (term.stem === root) return root.length > 3 ? 0.9 : 0.6;
  // Somebody is still typing, or uses the first part of a compound.
  if (typed.length >= 3 && word.startsWith(typed) && word.length - typed.length <= MOST_PREFIXED) {
    return typed.length >= 4 ? 0.6 : 0.5;
  }
  if (root.length >= 4 && word.startsWith(root)) return 0.6;
  // The last part of a compound says what it is: lastenneuvola is a neuvola.
  if (root.length >= 5 && term.stem.endsWith(root)) return 0.6;
  if (compoundOf(typed, word) || compoundOf(root, term.stem)) return 0.5;
  // In a short word another first letter makes another word: pill and kill.
  if (typed.length >= 4 && (typed.length >= 6 || typed[0] === word[0]) && oneTypo(typed, word)) {
    return typed.length >= 6 ? 0.65 : 0.5;
  }
  if (root.length >= 5 && term.stem.length >= 5 && oneTypo(root, term.stem)) return 0.45;
  if (relatives(root, term.stem)) return 0.45;
  return twoTypos(typed, word) || endsNearly(root, term.stem) ? 0.4 : 0;
}

/** What was typed is itself a compound that begins or ends with a word that we know. */
function compoundOf(typed: string, known: string): boolean {
  const rest = typed.length - known.length;
  if (known.length < 4 || rest < 3 || (known.length < 5 && rest < 4)) return false;
  if (typed.endsWith(known)) return true;
  // The known word may stand in another form than the compound has it: huumeet in huumeongelma.
  return typed.startsWith(known.slice(0, Math.max(5, known.length - 2)));
}

/** Words of one family, by a long common beginning: koncentrera and koncentration. */
function relatives(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length);
  const needed = Math.max(5, Math.ceil(longest * 0.6));
  return one.length >= needed && one.slice(0, needed) === other.slice(0, needed);
}

const LONG = 8;

/** Two slips in a long word; its first letter is seldom one of them, and comparing only those is quick. */
function twoTypos(typed: string, word: string): boolean {
  return (
    typed[0] === word[0] && typed.length >= LONG && word.length >= LONG && editDistance(typed, word, 2) === 2
  );
}

/** What was typed is a compound whose last part is a word that we know, with a slip in it, though not at its end. */
function endsNearly(typed: string, known: string): boolean {
  if (known.length < 6 || typed.length < known.length + 3 || typed.at(-1) !== known.at(-1)) return false;
  return [-1, 0, 1].some((more) => oneTypo(typed.slice(-known.length - more), known));
}

/** Everything in a language's index that a typed word may mean. */
export function matches(index: LanguageIndex, typed: string, lang: Lang): Match[] {
  const root = stem(typed, lang);
  const found: Match[] = [];
  for (const term of index.terms) {
    const fits = quality(typed, root, term);
    if (fits > 0) found.push({ term, quality: fits });
  }
  return found;
}

/** Whether two different words are one slip apart: a letter more, less or another, or two that changed places. */
function oneTypo(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}
