/** A word with its letters, and the same without their signs: å, ä and ö stay letters of their own. */
export interface Part {
  readonly text: string;
  readonly bare: string;
}

/** A word that comes closer to no part of the name than this share of its letters does not speak for it. */
export const FARTHEST = 0.4;

/** What reading å as a costs beside reading a letter wrong: signs are left out on the phone, and are no error. */
const SIGN = 0.25;
/** What a word costs of which only the beginning was typed: somewhat less when little of it is missing. */
const BEGUN = 0.1;
const UNTYPED = 0.15;

export const partsOf = (name: string): Part[] =>
  name
    .toLowerCase()
    .normalize("NFC")
    .split(/[\s-]+/u)
    .filter(Boolean)
    .map((text) => ({ text, bare: /^[a-z]*$/.test(text) ? text : [...text].map(bareLetter).join("") }));

const bareLetter = (letter: string) => letter.normalize("NFD").charAt(0);

/** How badly a typed word fits a part of a name, as a share of its letters: 0 is the same, a beginning costs little. */
export function wordCost(word: Part, part: Part): number {
  const [typed, length] = [word.text.length, part.text.length];
  if (word.text === part.text) return 0;
  if (typed >= length) return distance(word, part, length) / typed;
  const begun = BEGUN + UNTYPED * (1 - typed / length) + distance(word, part, typed) / typed;
  // Letters that are missing are wrong too: with half of them away it can only be a beginning.
  if (typed < length / 2) return begun;
  return Math.min(begun, distance(word, part, length) / length);
}

/** Letters put in, left out, changed or swapped up to the end of b; a letter without its sign costs a part of one. */
function distance(a: Part, b: Part, end: number): number {
  let [before, row, next]: [number[], number[], number[]] = [[], [], []];
  for (let j = 0; j <= end; j += 1) row[j] = j;
  for (let i = 1; i <= a.text.length; i += 1) {
    const [letter, bare, bareBefore] = [a.text[i - 1], a.bare[i - 1], a.bare[i - 2]];
    next[0] = i;
    for (let j = 1; j <= end; j += 1) {
      const change = letter === b.text[j - 1] ? 0 : bare === b.bare[j - 1] ? SIGN : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && bare === b.bare[j - 2] && bareBefore === b.bare[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next[j] = least;
    }
    [before, row, next] = [row, next, before];
  }
  return row[end] ?? 0;
}
