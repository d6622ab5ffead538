import { tokenise } from "./tokens.ts";

export interface Word {
  readonly letters: Uint8Array;
  readonly kind: "whole" | "stem" | "part";
  /** Doubled letters count: written `=word`. */
  readonly strict: boolean;
}

/** One alternative of a slot: a word, or words that stand side by side. */
export type Phrase = readonly Word[];

/** One pattern of the lists, read: in order, or in any order close together. */
export interface Pattern {
  readonly ordered: boolean;
  readonly slots: readonly (readonly Phrase[])[];
}

type Groups = Readonly<Record<string, string>>;

function readWord(text: string): Word {
  const stem = text.endsWith("*");
  const part = stem && text.startsWith("*");
  const strict = text.startsWith("=");
  const { letters, begin, doubled, doubledBegin, count } = tokenise(text.replaceAll(/[*=]/g, ""));
  if (count !== 1) throw new Error(`not one word: ${text}`);
  const spelled = strict ? doubled.slice(0, doubledBegin[1]) : letters.slice(0, begin[1]);
  return { letters: spelled, kind: part ? "part" : stem ? "stem" : "whole", strict };
}

/** Alternatives `a|b*|side_by_side|<group>`. Throws when a group is unknown. */
export function readPhrases(text: string, groups: Groups, depth = 0): Phrase[] {
  if (depth > 5) throw new Error(`groups in a circle: ${text}`);
  return text.split("|").flatMap((one): Phrase[] => {
    const group = /^<(.+)>$/.exec(one)?.[1];
    if (group === undefined) return [one.split("_").map(readWord)];
    const words = groups[group];
    if (words === undefined) throw new Error(`unknown group <${group}>`);
    return readPhrases(words, groups, depth + 1);
  });
}

/** Reads a pattern. Throws an Error that says what is wrong with it. */
export function readPattern(text: string, groups: Groups): Pattern {
  const slots = text.split(/[&\s]+/).filter((slot) => slot !== "");
  if (slots.length === 0 || slots.length > 5) throw new Error("one to five words or groups");
  return { ordered: !text.includes("&"), slots: slots.map((slot) => readPhrases(slot, groups)) };
}
