import { RE2JS } from "re2js";

/** A pattern in linear time; no input makes it slow. */
export interface Searcher {
  readonly test: (text: string) => boolean;
  readonly replace: (text: string, by: string) => string;
}

const CLASSES: readonly (readonly [RegExp, string])[] = [
  // XPath and Java write \h, \i and \c; RE2 has none of them.
  [/\\h/g, "[ \\t]"],
  [/\\i/g, "[A-Za-z_:]"],
  [/\\c/g, "[-A-Za-z0-9._:]"],
  [/\\Z/g, "\\z"],
  // Possessive and atomic forms only say how to search, not what is found.
  [/([*+?}])\+/g, "$1"],
  [/\(\?>/g, "(?:"],
];

function compiledOf(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern, RE2JS.DOTALL);
  } catch {
    let adapted = pattern;
    for (const [from, to] of CLASSES) adapted = adapted.replace(from, to);
    return RE2JS.compile(adapted, RE2JS.DOTALL);
  }
}

const known = new Map<string, Searcher>();

/**
 * Compiles a pattern. Throws when it is none, or asks for what cannot be done in linear time (back references, looking
 * around).
 */
export function searcher(pattern: string): Searcher {
  const found = known.get(pattern);
  if (found) return found;
  const compiled = compiledOf(pattern);
  const made = {
    test: (text: string) => compiled.matcher(text).find(),
    replace: (text: string, by: string) => compiled.matcher(text).replaceAll(by),
  };
  if (known.size > 5_000) known.clear();
  known.set(pattern, made);
  return made;
}

/** Some forms write the pattern as FHIRPath's function: `matches('^[0-9]{4}$')`. */
const AS_FUNCTION = /^matches\('(.*)'\)$/s;

/** FHIR's regex extension: the whole value must match, as XPath and Java have it. */
export function wholeMatcher(pattern: string): (text: string) => boolean {
  const whole = searcher(`\\A(?:${AS_FUNCTION.exec(pattern)?.[1] ?? pattern})\\z`);
  return (text) => whole.test(text);
}
