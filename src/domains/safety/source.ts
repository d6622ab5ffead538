import { z } from "zod";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { type CompiledSigns, compileSigns } from "./compile.ts";
import type { SignContent } from "./model.ts";

const perLang = <T extends z.ZodType>(one: T) =>
  z.strictObject(Object.fromEntries(LANGS.map((lang) => [lang, one])) as Record<Lang, T>);
const text = perLang(z.string().trim().min(1));
const patterns = z.array(z.string().min(1)).optional();

const list = z.strictObject({
  code: z.string().regex(/^[a-z-]+$/),
  severity: z.enum(["acute", "concern"]),
  title: text,
  signs: perLang(z.strictObject({ always: patterns, unlessDenied: patterns, harmless: patterns })),
});

const words = z.strictObject({
  groups: perLang(z.record(z.string(), z.string().min(1))),
  denials: text,
  denialsAfter: text,
  breaks: text,
  only: text,
});

const judged = z.strictObject({
  cases: z.array(
    z.strictObject({
      lang: z.enum(LANGS),
      /** `held-out` texts were written after the lists and never tuned on. */
      set: z.enum(["dev", "held-out"]),
      /** The kind of danger in it; none: it must not alarm. */
      code: z.string().optional(),
      text: z.string().min(1),
    }),
  ),
});

const number = z.strictObject({
  id: z.string(),
  /** As it is shown, and as a tel: link dials it. */
  number: z.string(),
  tel: z.string().regex(/^\+?\d+$/),
  fictitious: z.boolean(),
  verified: z.boolean(),
  /** Shown to readers of these languages only; to all when left out. */
  langs: z.array(z.enum(LANGS)).optional(),
  name: text,
  when: text,
});

const helpCard = z.strictObject({
  id: z.literal("help-card"),
  version: z.string(),
  review: z.enum(["draft", "reviewed"]),
  title: text,
  lead: text,
  numbers: z.array(number).min(1),
  fictitiousNote: text,
  send: text,
  /** `{when}` is the time by which the people on call read it. */
  read: text,
  notWait: text,
});

export type HelpCard = z.infer<typeof helpCard>;
export type JudgedText = z.infer<typeof judged>["cases"][number];

/** The shared words and the lists of content/danger. Throws a ZodError, or an Error that names list and pattern. */
export function parseSigns(rawWords: unknown, rawLists: readonly unknown[]): CompiledSigns {
  const content: SignContent = { words: words.parse(rawWords), lists: rawLists.map((raw) => list.parse(raw)) };
  return compileSigns(content);
}

export const parseHelpCard = (raw: unknown): HelpCard => helpCard.parse(raw);
export const parseJudged = (raw: unknown): JudgedText[] => judged.parse(raw).cases;
