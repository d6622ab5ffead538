import type { LocalText } from "#src/kernel/lang.ts";
import { error, type Finding, type Path, warning } from "../problem.ts";
import { plain } from "../text.ts";
import { type Counterpart, occurrences } from "./counterpart.ts";
import type { Term, TermException, Terms } from "./terms.ts";
import { tokens } from "./tokens.ts";

type Other = "sv" | "en";
/** A finding that says which term it is about, in its basic form. */
export interface TermFinding extends Finding {
  readonly term: string;
}

const NAMES: Readonly<Record<Other, string>> = { sv: "Swedish", en: "English" };

/** The terms that a Finnish text speaks of; where one term holds another, the longer alone. */
export function termsIn(finnish: string, terms: Terms): Term[] {
  const words = tokens(finnish);
  const whole = plain(finnish);
  const starts = new Set(words.map((word) => word.slice(0, 2)));
  const near = new Set([...starts].flatMap((start) => terms.byStart.get(start) ?? []));
  const hits = [...near].flatMap((term) =>
    term.unless.some((ordinary) => ordinary.test(whole))
      ? []
      : term.finnish.flatMap((phrase) =>
          places(phrase, words).map((start) => ({ term, start, end: start + phrase.length })),
        ),
  );
  const outermost = hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other.start <= hit.start && other.end >= hit.end && other.end - other.start > hit.end - hit.start,
      ),
  );
  return [...new Set(outermost.map((hit) => hit.term))];
}

function places(phrase: readonly RegExp[], words: readonly string[]): number[] {
  const starts: number[] = [];
  for (let start = 0; start + phrase.length <= words.length; start++) {
    if (phrase.every((pattern, index) => pattern.test(words[start + index] as string))) starts.push(start);
  }
  return starts;
}

/**
 * Whether a text says in Swedish and English what its Finnish terms mean: for each term one accepted
 * counterpart, and none of the words that are known to be wrong. `excepted` takes a term out.
 */
export function termFindings(
  path: Path,
  text: LocalText,
  terms: Terms,
  excepted: ReadonlySet<string> = new Set(),
): TermFinding[] {
  const said = termsIn(text.fi, terms);
  const findings: TermFinding[] = [];
  for (const term of said) {
    if (excepted.has(term.entry.fi)) continue;
    for (const lang of ["sv", "en"] as const) {
      const wrong = term.never.find((never) => never.lang === lang && never.pattern.test(plain(text[lang])));
      if (wrong) {
        const message = `"${term.entry.fi}" is never "${wrong.word}" in ${NAMES[lang]}: ${wrong.why}; write ${expected(term, lang)}`;
        findings.push({ ...error([...path, lang], "term.never", message), term: term.entry.fi });
      } else if (!speaks(term, lang, tokens(text[lang]), said, terms)) {
        const message = `the Finnish says "${term.entry.fi}", so the ${NAMES[lang]} must say ${expected(term, lang)}`;
        findings.push({ ...error([...path, lang], "term.wrong", message), term: term.entry.fi });
      }
    }
  }
  return findings;
}

function expected(term: Term, lang: Other): string {
  return term.entry[lang].map((word) => `"${word}"`).join(" or ");
}

function speaks(
  term: Term,
  lang: Other,
  words: readonly string[],
  said: readonly Term[],
  terms: Terms,
): boolean {
  const found = spots(term.accepted[lang], words);
  if (found.length === 0) return false;
  // Words that belong to a longer term which the Finnish does not have are that term, not this one.
  const longer = terms.longer(term, lang).filter((other) => !said.includes(other));
  const taken = longer.flatMap((other) =>
    spots(
      other.accepted[lang].filter((one) => !sameAs(one, term.accepted[lang])),
      words,
    ),
  );
  return found.some(
    (spot) =>
      !taken.some((other) => other.length >= spot.length && spot.every((index) => other.includes(index))),
  );
}

const spots = (list: readonly Counterpart[], words: readonly string[]) =>
  list.flatMap((one) => occurrences(one, words));

/** The two terms have this counterpart in common: it cannot tell them apart. */
function sameAs(one: Counterpart, list: readonly Counterpart[]): boolean {
  return list.some((other) => other.words.join(" ") === one.words.join(" "));
}

/** The terms excepted at a place. */
export function exceptedAt(where: string, exceptions: readonly TermException[]): Set<string> {
  return new Set(exceptions.filter((one) => one.where === where).map((one) => one.term));
}

/** Exceptions that nothing needs any more: left standing, they would hide the next mistake. */
export function unusedException(exception: TermException, index: number): Finding {
  const message = `nothing at "${exception.where}" needs the exception for "${exception.term}": take it away`;
  return warning(["exceptions", index], "term.exception-unused", message);
}
