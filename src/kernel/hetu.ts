import { invariant } from "./errors.ts";

/** A Finnish personal identity code, taken apart. Sign and all: the unique key is the full 11 characters. */
export interface Hetu {
  readonly code: string;
  readonly birthDate: Temporal.PlainDate;
  readonly sex: "female" | "male";
  /** Individual number 900–999: never a living person's, only a synthetic one's. */
  readonly artificial: boolean;
}

export type HetuProblem = "format" | "date" | "future" | "number" | "check-character";
export type HetuResult =
  | { readonly ok: true; readonly hetu: Hetu }
  | { readonly ok: false; readonly problem: HetuProblem };

const CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/** The signs between date and number, by the century of birth (Digital and Population Data Services Agency). */
const SIGNS: Readonly<Record<number, string>> = { 1800: "+", 1900: "-YXWVU", 2000: "ABCDEF" };

const FORM = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-Z])$/;

/** The signs that a code of somebody born in this year may have, the usual one first; none outside 1800–2099. */
export function signsFor(year: number): readonly string[] {
  return [...(SIGNS[Math.floor(year / 100) * 100] ?? "")];
}

/**
 * Reads an identity code as people write it: small letters, spaces around or inside and typographic dashes are
 * mended. `today` bounds the birth date; the first thing wrong is named.
 */
export function parseHetu(text: string, today: Temporal.PlainDate): HetuResult {
  const code = normalise(text);
  const parts = FORM.exec(code);
  if (parts === null) return { ok: false, problem: "format" };
  const [, day = "", month = "", year = "", sign = "", number = "", check = ""] = parts;
  const birthDate = dateOf(centuryOf(sign) + Number(year), Number(month), Number(day));
  if (birthDate === undefined) return { ok: false, problem: "date" };
  if (Temporal.PlainDate.compare(birthDate, today) > 0) return { ok: false, problem: "future" };
  const individual = Number(number);
  if (individual < 2) return { ok: false, problem: "number" };
  if (check !== checkCharacter(`${day}${month}${year}${number}`))
    return { ok: false, problem: "check-character" };
  const sex = individual % 2 === 1 ? "male" : "female";
  return { ok: true, hetu: { code, birthDate, sex, artificial: individual >= 900 } };
}

/**
 * An artificial identity code (individual number 900–999; odd is a man's). A birth date has 100 numbers times the
 * signs of its century (`signsFor`): 600 codes in the 1900s and 2000s.
 */
export function hetuFor(birthDate: Temporal.PlainDate, individualNumber: number, sign?: string): string {
  invariant(
    Number.isInteger(individualNumber) && individualNumber >= 900 && individualNumber <= 999,
    "made identity codes have an individual number from 900 to 999",
  );
  const signs = signsFor(birthDate.year);
  const chosen = sign ?? signs[0];
  invariant(
    chosen !== undefined && signs.includes(chosen),
    "the sign does not belong to the century of birth",
  );
  const two = (value: number) => String(value % 100).padStart(2, "0");
  const date = `${two(birthDate.day)}${two(birthDate.month)}${two(birthDate.year)}`;
  return `${date}${chosen}${individualNumber}${checkCharacter(`${date}${individualNumber}`)}`;
}

/** The check character of date and individual number written together, nine digits. */
export function checkCharacter(digits: string): string {
  return CHECK.charAt(Number(digits) % 31);
}

/** The birth date of a code's digits whatever its check character, or undefined when there is no such day. */
export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

/** The first year of the century that a sign stands for. */
export function centuryOf(sign: string): number {
  if (sign === "+") return 1800;
  return SIGNS[2000]?.includes(sign) ? 2000 : 1900;
}

function normalise(text: string): string {
  return text
    .toUpperCase()
    .replace(/\s/gu, "")
    .replace(/[‐‑‒–—−]/gu, "-");
}
