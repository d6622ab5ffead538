import type { Lang } from "#src/kernel/lang.ts";
import { en } from "./words-en.ts";
import { type DataWords, fi } from "./words-fi.ts";
import { sv } from "./words-sv.ts";

const all: Record<Lang, DataWords> = { fi, sv, en };
export const dataWords = (lang: Lang): DataWords => all[lang];
