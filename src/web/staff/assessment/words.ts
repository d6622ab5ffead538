import type { Lang } from "#src/kernel/lang.ts";
import { en } from "./words-en.ts";
import { type AssessmentWords, fi } from "./words-fi.ts";
import { sv } from "./words-sv.ts";

const all = { fi, sv, en };
export const assessmentWords = (lang: Lang): AssessmentWords => all[lang];
