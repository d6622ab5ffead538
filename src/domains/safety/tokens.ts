import { DIGIT, DIGIT_AS_LETTER, DOTTED, dottedBy, fold, SKIP } from "./fold.ts";

/**
 * A text as folded words: letters 1–26, no two the same in a row (doubles are what people mistype most). `position`
 * counts words, with a leap at the end of a clause or sentence, so that distance means closeness in meaning.
 */
export interface Tokens {
  readonly count: number;
  readonly letters: Uint8Array;
  /** Word i is letters[begin[i] .. begin[i + 1]). */
  readonly begin: Int32Array;
  /** The same words with doubled letters, dots and rings kept: tappaa (kills) is not tapaa (meets), läpsii (slaps) is no lapsi (child). */
  readonly doubled: Uint8Array;
  readonly doubledBegin: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly position: Int32Array;
}

const SENTENCE = new Set([..."\n.!?…"].map((char) => char.charCodeAt(0)));
const CLAUSE = new Set([...",;:–—()"].map((char) => char.charCodeAt(0)));

/** A leap that is at least this wide is the end of a clause. */
export const CLAUSE_LEAP = 2;
const SENTENCE_LEAP = 4;

export function tokenise(text: string): Tokens {
  const { length } = text;
  const letters = new Uint8Array(length + 1);
  const begin = new Int32Array(length + 2);
  const doubled = new Uint8Array(length + 1);
  const doubledBegin = new Int32Array(length + 2);
  const from = new Int32Array(length + 1);
  const to = new Int32Array(length + 1);
  const position = new Int32Array(length + 1);
  let count = 0;
  let at = 0; // next free letter
  let doubledAt = 0;
  let place = 0;
  let leap = 1;
  let wordFrom = -1;
  let wordTo = 0;
  let hasLetter = false;
  let hasDigit = false;
  let spelled = 0; // words of one letter in a row: s p e l l e d

  const endWord = (): void => {
    if (wordFrom < 0) return;
    const start = begin[count] as number;
    if (hasDigit && hasLetter) at = digits(letters, start, at);
    else if (hasDigit) at = number(letters, start, wordTo - wordFrom > 1);
    if (at > start) {
      const single = at === start + 1;
      spelled = single && leap === 1 ? spelled + 1 : single ? 1 : 0;
      if (spelled > 1) {
        // Joined to the word before, whatever that makes; three letters and more read as one word.
        to[count - 1] = wordTo;
        begin[count] = at;
        if (letters[at - 1] === letters[at - 2]) begin[count] = --at;
      } else {
        place += leap;
        from[count] = wordFrom;
        to[count] = wordTo;
        position[count] = place;
        count += 1;
        begin[count] = at;
      }
      doubledBegin[count] = doubledAt;
      leap = 1;
    }
    wordFrom = -1;
    hasLetter = false;
    hasDigit = false;
  };

  for (let i = 0; i < length; i += 1) {
    const codePoint = text.codePointAt(i) as number;
    const value = fold(codePoint);
    const wide = codePoint > 0xffff ? 1 : 0;
    if (value === SKIP) {
      if (wordFrom >= 0 && doubledAt > 0) {
        const dotted = dottedBy(codePoint, doubled[doubledAt - 1] as number);
        if (dotted !== undefined) doubled[doubledAt - 1] = dotted;
      }
      i += wide;
      continue;
    }
    if (value === 0) {
      endWord();
      if (SENTENCE.has(codePoint)) leap = SENTENCE_LEAP;
      else if (CLAUSE.has(codePoint)) leap = Math.max(leap, CLAUSE_LEAP);
      i += wide;
      continue;
    }
    if (wordFrom < 0) wordFrom = i;
    wordTo = i + 1 + wide;
    const exact = DOTTED.get(codePoint) ?? value;
    if (
      doubledAt - (doubledBegin[count] as number) < 2 ||
      doubled[doubledAt - 1] !== exact ||
      doubled[doubledAt - 2] !== exact
    )
      doubled[doubledAt++] = exact < DIGIT ? exact : 0;
    if (value >= DIGIT) hasDigit = true;
    else hasLetter = true;
    if (at === begin[count] || letters[at - 1] !== value) letters[at++] = value;
    i += wide;
  }
  endWord();
  return { count, letters, begin, doubled, doubledBegin, from, to, position };
}

/** A number alone: its first letter, and a second when it has two digits or more. No other word has them. */
const NUMBER = 0;
const MANY = 29;

function number(letters: Uint8Array, start: number, many: boolean): number {
  letters[start] = NUMBER;
  if (many) letters[start + 1] = MANY;
  return start + (many ? 2 : 1);
}

/** Digits in a word are read as the letters they look like. */
function digits(letters: Uint8Array, start: number, end: number): number {
  let at = start;
  for (let i = start; i < end; i += 1) {
    const value = letters[i] as number;
    const letter = value < DIGIT ? value : (DIGIT_AS_LETTER[value - DIGIT] as number);
    if (at === start || letters[at - 1] !== letter) letters[at++] = letter;
  }
  return at;
}
