import type { Lang } from "#src/kernel/lang.ts";
import { en } from "./words-en.ts";
import { type CallWords, fi } from "./words-fi.ts";
import { sv } from "./words-sv.ts";

const all = { fi, sv, en };
export const callWords = (lang: Lang): CallWords => all[lang];
