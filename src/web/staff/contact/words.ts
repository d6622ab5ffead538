import type { Lang } from "#src/kernel/lang.ts";
import { en } from "./words-en.ts";
import { type ContactWords, fi } from "./words-fi.ts";
import { sv } from "./words-sv.ts";

const all = { fi, sv, en };

export type { ContactWords } from "./words-fi.ts";
export const contactWords = (lang: Lang): ContactWords => all[lang];
