import type { Lang } from "#src/kernel/lang.ts";
import { en } from "./words-en.ts";
import { type BookingWords, fi } from "./words-fi.ts";
import { sv } from "./words-sv.ts";

export type { BookingWords } from "./words-fi.ts";

const all: Record<Lang, BookingWords> = { fi, sv, en };
export const bookingWords = (lang: Lang): BookingWords => all[lang];
