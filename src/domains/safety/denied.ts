import type { Denials } from "./compile.ts";
import { CLAUSE_LEAP, type Tokens } from "./tokens.ts";

/** How many words before it a denial still denies. */
const REACH = 3;

/**
 * Whether what stands in words first..last is denied: "does not hit", "slår inte". A new clause, a new subject or a word
 * such as "stop" in between ends the reach of a denial, for a miss is worse than a false alarm.
 */
export function isDenied(
  denials: Denials,
  { position }: Tokens,
  classes: readonly (readonly number[] | undefined)[],
  first: number,
  last: number,
): boolean {
  const is = (word: number, one: number): boolean => classes[word]?.includes(one) === true;
  const leaps = (word: number): boolean => (position[word] as number) - (position[word - 1] as number) >= CLAUSE_LEAP;
  const denies = (word: number): boolean => is(word, denials.before) && !is(word + 1, denials.only);

  for (let word = first; word > first - REACH && word > 0; word -= 1) {
    if (leaps(word)) break;
    const before = word - 1;
    if (denies(before)) return true;
    if (is(before, denials.breaks)) break;
  }
  const next = last + 1;
  if (next < classes.length && !leaps(next) && is(next, denials.after) && !is(next + 1, denials.only)) return true;
  for (let word = first + 1; word <= last; word += 1) {
    if (leaps(word)) return false;
    if (word < last && denies(word) && !is(word + 1, denials.breaks)) return true;
  }
  return false;
}
