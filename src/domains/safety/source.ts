import { z } from "zod";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { type CompiledSigns, compileSigns } from "./compile.ts";
import type { SignContent } from "./model.ts";
import { whyUnreadable } from "./pattern.ts";

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
  spellings: perLang(z.record(z.string(), z.string().min(1))),
  denials: text,
  denialsAfter: text,
  breaks: text,
  only: text,
});

/** Texts by language and kind of danger; `none` holds those that must not alarm. */
const judgedTexts = perLang(z.record(z.string(), z.array(z.string().min(1))));
const judged = z.strictObject({ dev: judgedTexts, "held-out": judgedTexts });

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
  /** The same once it has been sent. */
  readSent: text,
});

export type HelpCard = z.infer<typeof helpCard>;

export interface JudgedText {
  readonly lang: Lang;
  /** The lists were mended with `dev` texts, never with `held-out` ones. */
  readonly set: "dev" | "held-out";
  /** The kind of danger; undefined when there is none. */
  readonly code: string | undefined;
  readonly text: string;
}

/** The shape of a file of content/danger, by its name. */
export function dangerShape(file: string): z.ZodType {
  if (file.endsWith("/help-card.yaml")) return helpCard;
  return file.endsWith("/words.yaml") ? words : list;
}

/** The shared words and the lists of content/danger. Throws a ZodError, or an Error that names list and pattern. */
export function parseSigns(rawWords: unknown, rawLists: readonly unknown[]): CompiledSigns {
  const content: SignContent = {
    words: words.parse(rawWords),
    lists: rawLists.map((raw) => list.parse(raw)),
  };
  return compileSigns(content);
}

/** A pattern that cannot be read, and where in its file it stands. */
export interface PatternFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The patterns of a list that cannot be read with the shared words. A help card or the words themselves have none. */
export function patternFaults(rawWords: unknown, raw: unknown): PatternFault[] {
  const parsed = list.safeParse(raw);
  const shared = words.safeParse(rawWords);
  if (!parsed.success || !shared.success) return [];
  return LANGS.flatMap((lang) => {
    const dictionary = { groups: shared.data.groups[lang], spellings: shared.data.spellings[lang] };
    return Object.entries(parsed.data.signs[lang]).flatMap(([part, texts = []]) =>
      texts.flatMap((text, index) => {
        const message = whyUnreadable(text, dictionary);
        return message === undefined ? [] : [{ path: ["signs", lang, part, index], message }];
      }),
    );
  });
}

export const parseHelpCard = (raw: unknown): HelpCard => helpCard.parse(raw);
export function parseJudged(raw: unknown): JudgedText[] {
  const sets = judged.parse(raw);
  return (["dev", "held-out"] as const).flatMap((set) =>
    LANGS.flatMap((lang) =>
      Object.entries(sets[set][lang]).flatMap(([code, texts]) =>
        texts.map((text) => ({ lang, set, code: code === "none" ? undefined : code, text })),
      ),
    ),
  );
}
