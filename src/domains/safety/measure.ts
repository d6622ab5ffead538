import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { CompiledSigns } from "./compile.ts";
import { detect } from "./detect.ts";
import type { JudgedText } from "./source.ts";

export interface SignFigures {
  readonly danger: number;
  readonly safe: number;
  /** Share of texts of danger that alarm, 0–1; 1 when there are none. */
  readonly sensitivity: number;
  /** Share of texts without danger that alarm, 0–1; 0 when there are none. */
  readonly falseAlarmRate: number;
}

export interface SignMeasure extends SignFigures {
  readonly perLanguage: Readonly<Record<Lang, SignFigures>>;
  /** Sensitivity by kind of danger: any alarm counts, for it is that which brings help. */
  readonly perCode: Readonly<Record<string, SignFigures>>;
  readonly misses: readonly JudgedText[];
  readonly falseAlarms: readonly (JudgedText & { readonly found: readonly string[] })[];
}

interface Judged {
  readonly text: JudgedText;
  readonly found: readonly string[];
}

function figures(judged: readonly Judged[]): SignFigures {
  const danger = judged.filter(({ text }) => text.code !== undefined);
  const safe = judged.filter(({ text }) => text.code === undefined);
  const alarmed = (of: readonly Judged[]): number => of.filter(({ found }) => found.length > 0).length;
  return {
    danger: danger.length,
    safe: safe.length,
    sensitivity: danger.length === 0 ? 1 : alarmed(danger) / danger.length,
    falseAlarmRate: safe.length === 0 ? 0 : alarmed(safe) / safe.length,
  };
}

/** How well the lists do on texts that people have judged. */
export function measureSigns(signs: CompiledSigns, texts: readonly JudgedText[]): SignMeasure {
  const judged = texts.map(
    (text): Judged => ({ text, found: detect(signs, text.text).map(({ code }) => code) }),
  );
  const codes = [...new Set(texts.flatMap(({ code }) => code ?? []))].sort();
  const perLanguage = LANGS.map(
    (lang) => [lang, figures(judged.filter(({ text }) => text.lang === lang))] as const,
  );
  const perCode = codes.map(
    (code) => [code, figures(judged.filter(({ text }) => text.code === code))] as const,
  );
  return {
    ...figures(judged),
    perLanguage: Object.fromEntries(perLanguage) as Record<Lang, SignFigures>,
    perCode: Object.fromEntries(perCode),
    misses: judged
      .filter(({ text, found }) => text.code !== undefined && found.length === 0)
      .map(({ text }) => text),
    falseAlarms: judged
      .filter(({ text, found }) => text.code === undefined && found.length > 0)
      .map(({ text, found }) => ({ ...text, found })),
  };
}
