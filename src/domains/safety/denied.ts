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
  const leaps = (word: number): boolean =>
    (position[word] as number) - (position[word - 1] as number) >= CLAUSE_LEAP;
  // "Not only", and the Swedish "slutar inte": no denial of what follows.
  const denies = (word: number): boolean =>
    is(word, denials.before) && !is(word + 1, denials.only) && !is(word - 1, denials.only);

  for (let word = first; word > first - REACH && word > 0; word -= 1) {
    if (leaps(word)) break;
    const before = word - 1;
    if (denies(before)) return true;
    if (is(before, denials.breaks)) break;
  }
  // One word may stand between: "slår mig inte".
  for (let next = last + 1; next <= last + 2 && next < classes.length && !leaps(next); next += 1) {
    if (is(next, denials.after)) {
      if (!is(next + 1, denials.only) && !is(next - 1, denials.only)) return true;
      break;
    }
    if (is(next, denials.breaks)) break;
  }
  for (let word = first + 1; word <= last; word += 1) {
    if (leaps(word)) return false;
    if (word < last && denies(word) && !is(word + 1, denials.breaks)) return true;
  }
  return false;
}
