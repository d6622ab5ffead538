/** A name as the search compares it; å, ä and ö stay letters of their own. */
export interface Named {
  readonly givenNames: string;
  readonly surname: string;
}

/** What reading å as a costs beside reading a letter wrong: signs are left out on the phone, and are no error. */
const SIGN = 0.25;
const BEGINNING = 0.3;

/** A word that comes closer to no part of the name than this share of its letters does not speak for it. */
const FARTHEST = 0.4;
/** How much worse than the best one a name may fit and still be shown. */
const BEHIND_BEST = 0.35;

/** A word with its letters, and the same without their signs. */
interface Part {
  readonly text: string;
  readonly bare: string;
}

const partsOf = (name: string): Part[] =>
  name
    .toLowerCase()
    .normalize("NFC")
    .split(/[\s-]+/u)
    .filter(Boolean)
    .map((text) => ({ text, bare: /^[a-z]*$/.test(text) ? text : [...text].map(bareLetter).join("") }));

const bareLetter = (letter: string) => letter.normalize("NFD").charAt(0);
/**
 * The people in the order of how well their names fit the typed words, in any order of words: the same, a beginning,
 * letters wrong. Those whom a word does not fit at all are left out. What fits equally stays as it came.
 */
export function rankByName<T extends Named>(words: readonly string[], people: readonly T[]): T[] {
  const typed = words.flatMap(partsOf);
  const fitting = people
    .map((person) => ({ person, cost: costOf(typed, partsOf(wholeOf(person))) }))
    .filter(({ cost }) => Number.isFinite(cost))
    .sort((a, b) => a.cost - b.cost);
  const best = fitting[0]?.cost ?? 0;
  return fitting.filter(({ cost }) => cost <= best + BEHIND_BEST).map(({ person }) => person);
}

/** The name with its double names once more, written together, as some type them. */
function wholeOf({ givenNames, surname }: Named): string {
  const name = `${givenNames} ${surname}`;
  const double = name.split(/\s+/u).filter((part) => part.includes("-"));
  return [name, ...double.map((part) => part.replaceAll("-", ""))].join(" ");
}

/** The cheapest way to give each typed word a part of the name of its own, the best-fitting first. */
function costOf(typed: readonly Part[], parts: readonly Part[]): number {
  const pairs = typed
    .flatMap((word, w) => parts.map((part, p) => ({ w, p, cost: wordCost(word, part) })))
    .sort((a, b) => a.cost - b.cost);
  const [words, taken] = [new Set<number>(), new Set<number>()];
  let sum = 0;
  for (const { w, p, cost } of pairs) {
    if (words.has(w) || taken.has(p) || cost > FARTHEST) continue;
    words.add(w);
    taken.add(p);
    sum += cost;
  }
  // More words than parts: a double name typed whole where the register has half of it.
  return words.size >= Math.min(typed.length, parts.length) ? sum : Number.POSITIVE_INFINITY;
}

function wordCost(word: Part, part: Part): number {
  const [typed, length] = [word.text.length, part.text.length];
  if (word.text === part.text) return 0;
  if (typed >= length) return distance(word, part, length) / typed;
  const begun = BEGINNING + distance(word, part, typed) / typed;
  // Letters that are missing are wrong too: with half of them away it can only be a beginning.
  if (typed < length / 2) return begun;
  return Math.min(begun, distance(word, part, length) / length);
}

/** Letters put in, left out, changed or swapped up to the end of b; a letter without its sign costs a part of one. */
function distance(a: Part, b: Part, end: number): number {
  let before: number[] = [];
  let row: number[] = [];
  for (let j = 0; j <= end; j += 1) row.push(j);
  for (let i = 1; i <= a.text.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= end; j += 1) {
      const change = a.text[i - 1] === b.text[j - 1] ? 0 : a.bare[i - 1] === b.bare[j - 1] ? SIGN : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a.bare[i - 1] === b.bare[j - 2] && a.bare[i - 2] === b.bare[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[end] ?? 0;
}
