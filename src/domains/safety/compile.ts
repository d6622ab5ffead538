import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Severity, SignContent } from "./model.ts";
import {
  type Dictionary,
  type Pattern,
  type Phrase,
  readPattern,
  readPhrases,
  type Word,
} from "./pattern.ts";
import { Trie } from "./trie.ts";

export type Role = "sign" | "harmless";

export interface Rule {
  readonly role: Role;
  readonly code: string;
  readonly severity: Severity;
  /** The words that can deny it, in its own language (Swedish "en" is no denial); undefined: nothing does. */
  readonly deniedBy: Denials | undefined;
  readonly ordered: boolean;
  /** How far apart, in positions: from word to word when ordered, else from the first to the last. */
  readonly reach: number;
  readonly slots: number;
}

/** Classes of words side by side, which together are of one class more. */
export interface SideBySide {
  readonly rest: readonly number[];
  readonly class: number;
}

/** Classes of the words that deny, by where they stand. */
export interface Denials {
  readonly before: number;
  readonly after: number;
  readonly breaks: number;
  readonly only: number;
}

/** Where a class of words stands in the rules: rule number and slot. */
export interface Use {
  readonly rule: number;
  readonly slot: number;
}

export interface CompiledSigns {
  readonly words: Trie;
  readonly strict: Trie;
  readonly parts: Trie;
  /** Long stems, for words with a slip of the pen. */
  readonly long: Trie;
  readonly uses: readonly (readonly Use[])[];
  readonly rules: readonly Rule[];
  /** By the class of the first word. */
  readonly phrases: readonly (readonly SideBySide[] | undefined)[];
}

/** A stem this long (doubles counted once) is recognised with one slip. */
const LONG = 7;
/** Two other words may stand between words in order. */
const NEAR = 3;
/** Words in any order, by their number: how far the last may be from the first. */
const WITHIN = [0, 0, 7, 11, 13, 14];

/** Makes the lists ready. All languages are tried on every text, because people mix them. Throws an Error that names list, language and pattern. */
export function compileSigns({ words, lists }: SignContent): CompiledSigns {
  const tries = { whole: new Trie(), strict: new Trie(), part: new Trie(), long: new Trie() };
  const uses: Use[][] = [];
  const rules: Rule[] = [];
  const known = new Map<string, number>();
  const classes = new Map<readonly Phrase[], number>();

  const phrases: (SideBySide[] | undefined)[] = [];
  const addWord = ({ letters, kind, strict }: Word, number: number): void => {
    if (strict) tries.strict.add(letters, kind === "part" ? "stem" : kind, number);
    else if (kind === "part") tries.part.add(letters, "stem", number);
    else tries.whole.add(letters, kind, number);
    if (!strict && letters.length >= LONG) tries.long.add(letters, kind === "part" ? "stem" : kind, number);
  };
  const classOf = (slot: readonly Phrase[]): number => {
    const seen = classes.get(slot);
    if (seen !== undefined) return seen;
    const number = classNamed(slot);
    classes.set(slot, number);
    return number;
  };
  const classNamed = (slot: readonly Phrase[]): number => {
    const keys = slot.map((phrase) =>
      phrase.map(({ kind, letters, strict }) => `${kind}${strict}${letters}`).join("_"),
    );
    const key = keys.sort().join("|");
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    const number = uses.push([]) - 1;
    known.set(key, number);
    for (const phrase of slot) {
      const [first, ...rest] = phrase;
      if (first && rest.length === 0) addWord(first, number);
      else if (first) {
        const start = classOf([[first]]);
        phrases[start] ??= [];
        phrases[start].push({ rest: rest.map((word) => classOf([[word]])), class: number });
      }
    }
    return number;
  };

  const dictionaries = new Map<Lang, Dictionary>(
    LANGS.map((lang) => [lang, { groups: words.groups[lang], spellings: words.spellings[lang] }]),
  );
  const dictionaryOf = (lang: Lang) => dictionaries.get(lang) as Dictionary;
  const shared = (lang: Lang, key: "denials" | "denialsAfter" | "breaks" | "only"): number =>
    classOf(readPhrases(words[key][lang], dictionaryOf(lang)));

  for (const { code, severity, signs } of lists) {
    for (const lang of LANGS) {
      const denials: Denials = {
        before: shared(lang, "denials"),
        after: shared(lang, "denialsAfter"),
        breaks: shared(lang, "breaks"),
        only: shared(lang, "only"),
      };
      const add = (role: Role, deniedBy: Denials | undefined, texts: readonly string[] = []): void => {
        for (const text of texts) {
          const { slots, ordered } = read(text, dictionaryOf(lang), `${code} ${lang}`);
          const reach = ordered ? NEAR : (WITHIN[slots.length] ?? NEAR);
          const rule =
            rules.push({ role, code, severity, deniedBy, ordered, reach, slots: slots.length }) - 1;
          slots.forEach((slot, at) => {
            uses[classOf(slot)]?.push({ rule, slot: at });
          });
        }
      };
      add("sign", undefined, signs[lang].always);
      add("sign", denials, signs[lang].unlessDenied);
      add("harmless", undefined, signs[lang].harmless);
    }
  }
  return {
    words: tries.whole,
    strict: tries.strict,
    parts: tries.part,
    long: tries.long,
    uses,
    rules,
    phrases,
  };
}

function read(text: string, dictionary: Dictionary, where: string): Pattern {
  try {
    return readPattern(text, dictionary);
  } catch (cause) {
    throw new Error(`${where}, "${text}": ${(cause as Error).message}`, { cause });
  }
}
