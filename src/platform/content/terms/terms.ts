import { z } from "zod";
import type { Lang } from "#src/kernel/lang.ts";
import { type Counterpart, counterpart } from "./counterpart.ts";
import { finnishForm, stemForm } from "./finnish.ts";

const expression = z.string().refine(isExpression, { error: "is not a regular expression" });

function isExpression(source: string): boolean {
  try {
    return new RegExp(source, "iu").source !== "";
  } catch {
    return false;
  }
}

const words = z.array(z.string().min(1)).min(1);

export const termSchema = z.strictObject({
  /** The Finnish term in its basic form; alternatives with the same meaning follow in `fiAlso`. */
  fi: z.string().min(1),
  fiAlso: words.optional(),
  /** Stems of the last word, where the derived ones miss a form. */
  stems: words.optional(),
  /** Finnish contexts (regular expressions) in which the word has its ordinary meaning and is no term. */
  unless: z.array(expression).optional(),
  sv: words,
  en: words,
  /** Natural wordings that count as the term without being recommended. */
  also: z.strictObject({ sv: words.optional(), en: words.optional() }).optional(),
  /** Wrong counterparts that are often met, as whole words or beginnings of words with `*`, and why. */
  never: z.array(z.strictObject({ lang: z.enum(["sv", "en"]), words, why: z.string().min(1) })).optional(),
  verified: z.boolean(),
  basis: z.string().min(1),
});
export type TermEntry = z.infer<typeof termSchema>;

export const exceptionSchema = z.strictObject({
  /** Where the text stands: `file path`, or the `where` that a dictionary gives. */
  where: z.string().min(1),
  term: z.string().min(1),
  why: z.string().min(1),
});
export type TermException = z.infer<typeof exceptionSchema>;

type Other = Exclude<Lang, "fi">;

export interface Term {
  readonly entry: TermEntry;
  /** Each way the term is said in Finnish, as one pattern per token. */
  readonly finnish: readonly (readonly RegExp[])[];
  readonly unless: readonly RegExp[];
  readonly accepted: Readonly<Record<Other, readonly Counterpart[]>>;
  readonly never: readonly {
    readonly lang: Other;
    readonly pattern: RegExp;
    readonly word: string;
    readonly why: string;
  }[];
}

/** The term list made ready for checking. */
export interface Terms {
  readonly list: readonly Term[];
  /** Terms by the first two letters of a Finnish phrase: no form changes those. */
  readonly byStart: ReadonlyMap<string, readonly Term[]>;
  /** The terms whose counterpart contains this one's: "icke-brådskande vård" holds "vård". */
  longer(term: Term, lang: Other): readonly Term[];
  readonly exceptions: readonly TermException[];
}

export function compileTerms(
  entries: readonly TermEntry[],
  exceptions: readonly TermException[] = [],
): Terms {
  const list = entries.map(compile);
  const byStart = new Map<string, Term[]>();
  for (const term of list) {
    const starts = new Set(
      [term.entry.fi, ...(term.entry.fiAlso ?? [])].map((text) => text.slice(0, 2).toLowerCase()),
    );
    for (const start of starts) byStart.set(start, [...(byStart.get(start) ?? []), term]);
  }
  // Found when first asked for: a check meets a part of the list only.
  const known = { sv: new Map<Term, readonly Term[]>(), en: new Map<Term, readonly Term[]>() };
  const longer = (term: Term, lang: Other) => {
    const found = known[lang].get(term) ?? containing(term, list, lang);
    known[lang].set(term, found);
    return found;
  };
  return { list, byStart, longer, exceptions };
}

function compile(entry: TermEntry): Term {
  const accepted = (lang: Other) =>
    [...entry[lang], ...(entry.also?.[lang] ?? [])].flatMap((text) => counterpart(lang, text));
  const never = (entry.never ?? []).flatMap(({ lang, words: wrong, why }) =>
    wrong.map((word) => ({ lang, word: word.replace(/\*$/, ""), why, pattern: neverPattern(word) })),
  );
  return {
    entry,
    finnish: [entry.fi, ...(entry.fiAlso ?? [])].map((text) => finnishPhrase(text, entry.stems)),
    unless: (entry.unless ?? []).map((source) => new RegExp(source, "iu")),
    accepted: { sv: accepted("sv"), en: accepted("en") },
    never,
  };
}

function finnishPhrase(text: string, given: readonly string[] | undefined): RegExp[] {
  const parts = text.match(/[\p{L}\p{N}]+(?:[-.:][\p{L}\p{N}]+)*-?/gu) ?? [];
  return parts.map((part, index) => {
    const last = index === parts.length - 1;
    return last && given ? stemForm([part, ...given]) : finnishForm(part, { last });
  });
}

function neverPattern(word: string): RegExp {
  const source = word.replace(/\*$/, "").replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<!\\p{L})${source}${word.endsWith("*") ? "" : "(?!\\p{L})"}`, "iu");
}

function containing(term: Term, list: readonly Term[], lang: Other): Term[] {
  const holds = (other: Term) =>
    term.accepted[lang].some((short) => other.accepted[lang].some((long) => contains(long, short)));
  return list.filter((other) => other !== term && holds(other));
}

function contains(long: Counterpart, short: Counterpart): boolean {
  if (long.words.length < short.words.length) return false;
  // Most pairs share nothing: a look at the first letters saves the patterns.
  const near = short.words.every((word) => long.words.some((one) => one.includes(word.slice(0, 3))));
  if (!near) return false;
  const held = short.patterns.every((pattern) => long.words.some((word) => pattern.test(word)));
  const longer =
    long.words.length > short.words.length || long.words.join("").length > short.words.join("").length;
  return held && longer;
}
