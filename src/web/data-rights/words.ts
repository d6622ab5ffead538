import type { Lang } from "#src/kernel/lang.ts";
import { en } from "./words-en.ts";
import { fi } from "./words-fi.ts";
import { sv } from "./words-sv.ts";

export type DataWords = {
  [K in keyof typeof fi]: (typeof fi)[K] extends string ? string : Record<keyof (typeof fi)[K], string>;
};

const all: Record<Lang, DataWords> = { fi, sv, en };
export const dataWords = (lang: Lang): DataWords => all[lang];
