import { type Spellings, spellingsOf } from "./spellings.ts";
import { tokenise } from "./tokens.ts";

export interface Word {
  readonly letters: Uint8Array;
  readonly kind: "whole" | "stem" | "part";
  /** Doubled letters, dots and rings count: written `=word`. */
  readonly strict: boolean;
}

/** One alternative of a slot: a word, or words that stand side by side. */
export type Phrase = readonly Word[];

/** One pattern of the lists, read: in order, or in any order close together. */
export interface Pattern {
  readonly ordered: boolean;
  readonly slots: readonly (readonly Phrase[])[];
}

/** What one language's patterns are read with. */
export interface Dictionary {
  readonly groups: Readonly<Record<string, string>>;
  readonly spellings: Spellings;
}

/** Side by side, at most so many ways of writing. */
const PHRASES_MAX = 36;

function readWord(text: string): Word {
  const stem = text.endsWith("*");
  const part = stem && text.startsWith("*");
  const strict = text.startsWith("=");
  const { letters, begin, doubled, doubledBegin, count } = tokenise(text.replaceAll(/[*=]/g, ""));
  if (count !== 1) throw new Error(`not one word: ${text}`);
  const spelled = strict ? doubled.slice(0, doubledBegin[1]) : letters.slice(0, begin[1]);
  return { letters: spelled, kind: part ? "part" : stem ? "stem" : "whole", strict };
}

/** Words side by side, in every way that each may be written. */
function readPhrase(text: string, spellings: Spellings): Phrase[] {
  let phrases: string[][] = [[]];
  for (const word of text.split("_")) {
    const ways = spellingsOf(word, spellings).map((way) => way.split("_"));
    phrases = phrases.flatMap((start) => ways.map((way) => [...start, ...way])).slice(0, PHRASES_MAX);
  }
  return phrases.map((words) => words.map(readWord));
}

/** Patterns share their words and groups: each is read once a dictionary. */
const readings = new WeakMap<Dictionary, Map<string, readonly Phrase[]>>();

/** Alternatives `a|b*|side_by_side|<group>`. Throws when a group is unknown. */
export function readPhrases(text: string, dictionary: Dictionary, depth = 0): readonly Phrase[] {
  const read = readings.get(dictionary) ?? new Map<string, readonly Phrase[]>();
  readings.set(dictionary, read);
  const known = read.get(text);
  if (known) return known;
  const phrases = alternatives(text, dictionary, depth);
  read.set(text, phrases);
  return phrases;
}

function alternatives(text: string, dictionary: Dictionary, depth: number): readonly Phrase[] {
  if (depth > 5) throw new Error(`groups in a circle: ${text}`);
  if (text.includes("|")) return text.split("|").flatMap((one) => readPhrases(one, dictionary, depth));
  const group = /^<(.+)>$/.exec(text)?.[1];
  if (group === undefined) return readPhrase(text, dictionary.spellings);
  const words = dictionary.groups[group];
  if (words === undefined) throw new Error(`unknown group <${group}>`);
  return readPhrases(words, dictionary, depth + 1);
}

/** Reads a pattern. Throws an Error that says what is wrong with it. */
export function readPattern(text: string, dictionary: Dictionary): Pattern {
  const slots = text.split(/[&\s]+/).filter((slot) => slot !== "");
  if (slots.length === 0 || slots.length > 5) throw new Error("one to five words or groups");
  return { ordered: !text.includes("&"), slots: slots.map((slot) => readPhrases(slot, dictionary)) };
}

/** What is wrong with a pattern; undefined when it can be read. */
export function whyUnreadable(text: string, dictionary: Dictionary): string | undefined {
  try {
    readPattern(text, dictionary);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
