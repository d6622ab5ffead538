import type { Lang } from "#src/kernel/lang.ts";
import { number } from "../../format.ts";
import { fill } from "../../ui/index.ts";
import { staffFormWords } from "./words.ts";

/** Figures are rounded down to this, so that neither they nor their differences tell of a single person. */
const STEP = 5;

/** A count as it may be shown: none, under five, or rounded down. */
export function rounded(n: number, lang: Lang): string {
  if (n <= 0) return number(0, lang);
  if (n < STEP) return fill(staffFormWords(lang).few, { n: STEP });
  return number(Math.floor(n / STEP) * STEP, lang);
}
