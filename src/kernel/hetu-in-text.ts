import { centuryOf, checkCharacter, dateOf } from "./hetu.ts";
import { type Span, spansOf } from "./span.ts";

/** Something in free text that is, or was meant to be, an identity code. */
export interface HetuLike extends Span {
  /** Whether the check character is right: if not, it may be a slip of the keyboard, and still names a person. */
  readonly valid: boolean;
}

const LIKE =
  /(?<!\d|\d[.,])(\d{2}|\d(?=\.))([ .]?)(\d{2}|\d(?=\.))\2((?:18|19|20)?\d{2})(\s{0,2})([-+‐‑‒–—−_/A-FU-Y]?)(\s{0,2})(\d{3})\s?([0-9A-Z])(?![\p{L}\d]|[.,]\d)/giu;

/** Every character apart from the next. */
const SPREAD = /(?<![\p{L}\d])(?:\d ){6}[-+A-FU-Y] (?:\d ){3}[0-9A-Z](?![\p{L}\d])/giu;

/**
 * Finds identity codes in free text, also in small letters, with spaces, dots or a full year, glued to a word, or with a
 * wrong check character. Where the sign is missing or a letter stands apart from the digits, only a right check
 * character makes it one: otherwise every number of ten digits would be.
 */
export function findHetuLike(text: string): readonly HetuLike[] {
  const found: HetuLike[] = [];
  for (const match of text.matchAll(LIKE)) {
    const [
      whole,
      day = "",
      ,
      month = "",
      year = "",
      before = "",
      sign = "",
      after = "",
      number = "",
      check = "",
    ] = match;
    const mark = sign.toUpperCase();
    const century = year.length === 4 ? Number(year.slice(0, 2)) * 100 : centuryOf(mark);
    if (dateOf(century + Number(year.slice(-2)), Number(month), Number(day)) === undefined) continue;
    const digits = `${day.padStart(2, "0")}${month.padStart(2, "0")}${year.slice(-2)}${number}`;
    const valid = check.toUpperCase() === checkCharacter(digits) && Number(number) >= 2;
    const apart = /[A-Z/]/u.test(mark) && before.length + after.length > 0;
    if (!valid && (mark === "" || apart)) continue;
    found.push({ start: match.index, end: match.index + whole.length, text: whole, valid });
  }
  for (const spread of spansOf(text, SPREAD)) {
    const [code] = findHetuLike(spread.text.replaceAll(" ", ""));
    if (code) found.push({ ...spread, valid: code.valid });
  }
  return found;
}
