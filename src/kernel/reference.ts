import { invariant } from "./errors.ts";
import { BASE, checkOf, checks, inAlphabet, readTyped } from "./typeable.ts";

const SHORTEST = 5;
/** Prime to 31, near the golden section of 31^5: neighbours in number are strangers in writing. */
const SCATTER = 17_693_891n;

/**
 * The reference number that people say on the phone, like PB-4C0P7-K, for a whole number from 0 up (drawn or
 * counted). Different numbers have different references: the first 28 629 151 have five characters, more have more. It
 * is a name, not a secret.
 */
export function makeReference(random: number): string {
  invariant(Number.isSafeInteger(random) && random >= 0, "a reference is made from a whole number from 0 up");
  let rest = BigInt(random);
  let length = SHORTEST;
  while (rest >= BASE ** BigInt(length)) {
    rest -= BASE ** BigInt(length);
    length += 1;
  }
  const body = inAlphabet((rest * SCATTER) % BASE ** BigInt(length), length);
  return `PB-${body}-${checkOf(body)}`;
}

/** A reference as typed (any case, with or without PB, dashes or spaces) in its one form; undefined when mistyped. */
export function parseReference(text: string): string | undefined {
  const typed = readTyped(text.trim().replace(/^pb(?=[\s\-‐‑‒–—−]|.{6})/iu, ""));
  if (typed === undefined || typed.length <= SHORTEST || typed.length > 14 || !checks(typed))
    return undefined;
  return `PB-${typed.slice(0, -1)}-${typed.slice(-1)}`;
}
