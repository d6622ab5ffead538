import type { Lang } from "#src/kernel/lang.ts";
import { en } from "./words-en.ts";
import { fi, type OutcomeWords } from "./words-fi.ts";
import { sv } from "./words-sv.ts";

const all = { fi, sv, en };

export type { OutcomeWords } from "./words-fi.ts";
export const outcomeWords = (lang: Lang): OutcomeWords => all[lang];
