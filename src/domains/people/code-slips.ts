import { parseHetu, signsFor } from "#src/kernel/hetu.ts";

const DIGITS = [..."0123456789"];
const SIGNS = [1800, 1900, 2000].flatMap((year) => signsFor(year));
const CHECKS = [..."0123456789ABCDEFHJKLMNPRSTUVWXY"];

/** What may stand at each place of a code: a date, its sign, an individual number, a check character. */
const PLACES: readonly (readonly string[])[] = [
  ...Array.from({ length: 6 }, () => DIGITS),
  SIGNS,
  ...Array.from({ length: 3 }, () => DIGITS),
  CHECKS,
];

/**
 * The identity codes that are one slip away from what was typed: a character changed, left out, added, or swapped with
 * the next. None when a code was typed as it should be, or what was typed does not look like one. The check character
 * leaves few of them, and fewer still are somebody's.
 */
export function codesNear(text: string, today: Temporal.PlainDate): string[] {
  const typed = text.toUpperCase().replace(/\s/gu, "");
  if (!/^(?=(?:.*\d){7})[\p{L}\d\p{Pd}+]{10,12}$/u.test(typed) || parseHetu(typed, today).ok) return [];
  const codes = slipsOf(typed).flatMap((slip) => {
    const code = parseHetu(slip, today);
    return code.ok ? [code.hetu.code] : [];
  });
  return [...new Set(codes)];
}

function slipsOf(typed: string): string[] {
  const [least, most] = [PLACES.length - 1, PLACES.length + 1];
  if (typed.length === most) return Array.from(typed, (_, at) => typed.slice(0, at) + typed.slice(at + 1));
  const skipped = typed.length === least ? 0 : 1;
  const written = PLACES.flatMap((characters, at) =>
    characters.map((character) => typed.slice(0, at) + character + typed.slice(at + skipped)),
  );
  const swapped = Array.from(
    typed.slice(1),
    (next, at) => typed.slice(0, at) + next + typed[at] + typed.slice(at + 2),
  );
  return [...written, ...swapped];
}
