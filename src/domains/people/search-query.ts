import { dateOf, parseHetu } from "#src/kernel/hetu.ts";

/** What somebody asks the search for people: one code, or words of a name and what narrows them. */
export type PersonQuery =
  | { readonly kind: "code"; readonly code: string }
  | {
      readonly kind: "name";
      readonly words: readonly string[];
      /** The birth date is in one of these spans, both ends included; none: any date. */
      readonly born: readonly BornSpan[];
    }
  | { readonly kind: "too-little" };

export interface BornSpan {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** Most letters and words that are looked at: a name longer than that is cut. */
const MOST_CHARACTERS = 120;
const MOST_WORDS = 6;
const OLDEST_YEARS = 120;

/**
 * Reads what is typed while a phone rings: an identity code, or words of a name in any order with a birth date
 * ("12.4.1988", "120488", "12.4.88") or a year of birth beside them. A word has two letters at least.
 */
export function readPersonQuery(text: string, today: Temporal.PlainDate): PersonQuery {
  const typed = text.slice(0, MOST_CHARACTERS).trim();
  const code = parseHetu(typed, today);
  if (code.ok) return { kind: "code", code: code.hetu.code };
  const words: string[] = [];
  const born: BornSpan[] = [];
  for (const word of typed.split(/[\s,;]+/u)) {
    const spans = bornIn(word, today);
    if (spans.length > 0) born.push(...spans);
    else if (!/\d/u.test(word)) words.push(...word.split("-").filter((part) => /\p{L}.*\p{L}/u.test(part)));
  }
  const oneDay = born.some(({ from, to }) => from.equals(to));
  if (words.length === 0 && !oneDay) return { kind: "too-little" };
  return { kind: "name", words: words.slice(0, MOST_WORDS), born };
}

/** The days that a typed word may mean as a time of birth; none when it is no date. Two digits of a year mean any century. */
function bornIn(word: string, today: Temporal.PlainDate): BornSpan[] {
  const year = /^(\d{4})$/u.exec(word);
  if (year && isYear(Number(year[1]), today)) {
    return [{ from: dayOf(Number(year[1]), 1, 1), to: dayOf(Number(year[1]), 12, 31) }];
  }
  const parts =
    /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/u.exec(word) ??
    // An identity code typed without its sign tells the day of birth.
    /^(\d{2})(\d{2})(\d{2})\d{3}[0-9A-Za-z]$/u.exec(word) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})(?:[-+A-FU-Ya-fu-y]\d{0,3}[0-9A-Za-z]?)?$/u.exec(word);
  if (parts) return datesOf(Number(parts[1]), Number(parts[2]), parts[3] ?? "", today);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(word);
  return iso ? datesOf(Number(iso[3]), Number(iso[2]), iso[1] ?? "", today) : [];
}

function datesOf(day: number, month: number, year: string, today: Temporal.PlainDate): BornSpan[] {
  const years = year.length === 4 ? [Number(year)] : [1900 + Number(year), 2000 + Number(year)];
  return years.flatMap((each) => {
    const date = isYear(each, today) ? dateOf(each, month, day) : undefined;
    return date && Temporal.PlainDate.compare(date, today) <= 0 ? [{ from: date, to: date }] : [];
  });
}

const isYear = (year: number, today: Temporal.PlainDate) =>
  year <= today.year && year >= today.year - OLDEST_YEARS;

const dayOf = (year: number, month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
