/** Letters as people mistype, decorate or disguise them, brought to a–z: 1–26; 0 ends a word; SKIP is not there at all. */
export const SKIP = 255;
export const DIGIT = 100;

const A = 97;
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  х: "x",
  у: "y",
  і: "i",
  к: "k",
  м: "m",
  т: "t",
  в: "b",
  н: "h",
  ο: "o",
  α: "a",
  ø: "o",
  æ: "a",
  đ: "d",
  ł: "l",
  ı: "i",
  ß: "s",
  "@": "a",
  $: "s",
}; // prettier-ignore

/** Digits that stand for letters inside a word; 0–9. */
export const DIGIT_AS_LETTER = [..."oizeasgtbg"].map((letter) => letter.charCodeAt(0) - A + 1);

const SKIPPED = /[\p{Mn}\p{Me}\p{Cf}'’`´*]/u;

function slowFold(codePoint: number): number {
  const char = String.fromCodePoint(codePoint);
  if (SKIPPED.test(char)) return SKIP;
  const base = char.normalize("NFKD").toLowerCase();
  const plain = LOOKALIKES[base] ?? LOOKALIKES[char.toLowerCase()] ?? base;
  const code = plain.charCodeAt(0);
  if (code >= A && code <= A + 25) return code - A + 1;
  return code >= 48 && code <= 57 ? DIGIT + code - 48 : 0;
}

const table = Uint8Array.from({ length: 0x300 }, (_, codePoint) => slowFold(codePoint));
const beyond = new Map<number, number>();
const BEYOND_MAX = 4096;

/** The folded value of a code point. */
export function fold(codePoint: number): number {
  if (codePoint < 0x300) return table[codePoint] as number;
  const known = beyond.get(codePoint);
  if (known !== undefined) return known;
  const value = slowFold(codePoint);
  if (beyond.size < BEYOND_MAX) beyond.set(codePoint, value);
  return value;
}

/** The letters whose dots and rings can tell words apart, for the words that ask for it: å, ä, ö (and Å, Ä, Ö). */
export const DOTTED: ReadonlyMap<number, number> = new Map(
  [..."åäöÅÄÖ"].map((letter, at) => [letter.codePointAt(0) as number, 27 + (at % 3)]),
);
/** The same letters when the mark is written as a character of its own: ring and dots, over a folded a or o. */
export function dottedBy(mark: number, letter: number): number | undefined {
  if (mark === 0x30a && letter === 1) return 27;
  if (mark === 0x308) return letter === 1 ? 28 : letter === 15 ? 29 : undefined;
  return undefined;
}
