import type { Lang, LocalText } from "#src/kernel/lang.ts";
import type { Spellings } from "./spellings.ts";

export type Severity = "acute" | "concern";

/** A sign of danger found in a person's words. `span` is the place in the text as written, [from, to) in UTF-16 units. */
export interface Sign {
  readonly code: string;
  readonly severity: Severity;
  readonly span: readonly [from: number, to: number];
}

/**
 * Patterns of one language. A pattern is words in order with at most two others between; `_` for none between; `&` for
 * any order within a few words. A word may be `stem*`, `*part*`, alternatives `a|b`, a `<group>` of words.yaml,
 * or `99`, any number of two digits or more (`9`: of one).
 */
export interface Patterns {
  /** Danger however it is said. */
  readonly always?: readonly string[];
  /** Danger unless denied ("does not hit"). */
  readonly unlessDenied?: readonly string[];
  /** Sayings that only sound like it: they cancel what they overlap. */
  readonly harmless?: readonly string[];
}

/** One content file: one kind of danger. */
export interface SignList {
  readonly code: string;
  readonly severity: Severity;
  readonly title: LocalText;
  readonly signs: Readonly<Record<Lang, Patterns>>;
}

type PerLang<T> = Readonly<Record<Lang, T>>;

/** Words that the lists share. */
export interface Words {
  readonly groups: PerLang<Readonly<Record<string, string>>>;
  /** Dialect, speech and common slips, read as the standard word of the patterns. */
  readonly spellings: PerLang<Spellings>;
  /** Deny what follows within three words. */
  readonly denials: PerLang<string>;
  /** Deny what stands right before them. */
  readonly denialsAfter: PerLang<string>;
  /** Words that end the reach of a denial: a new clause, or "stop" ("does not stop hitting"). */
  readonly breaks: PerLang<string>;
  /** After a denial they make it none ("not only"). */
  readonly only: PerLang<string>;
}

export interface SignContent {
  readonly words: Words;
  readonly lists: readonly SignList[];
}
