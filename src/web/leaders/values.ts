import { NOT_DISCLOSED, type Share, UNKNOWN } from "#src/domains/measures/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { LANGUAGE_NAMES } from "../language-names.ts";
import type { Site } from "../site.ts";
import { number, quantity } from "../ui/index.ts";
import { CHANNEL_NAMES } from "./channel-names.ts";
import { leadersWords } from "./words.ts";

/** A count, or the word for what is hidden. */
export function count(n: number | null, lang: Lang): string {
  return n === null ? leadersWords(lang).hidden : number(lang, n);
}

/** A share from 0 to 1 as per cent with a decimal. Just under the whole is not rounded up to it, nor just over nothing down. */
export function percent(share: number, lang: Lang): string {
  return quantity(lang, percentValue(share), "%", 1);
}

export function percentValue(share: number): number {
  const rounded = Math.round(share * 1000) / 10;
  if (rounded === 100 && share < 1) return 99.9;
  if (rounded === 0 && share > 0) return 0.1;
  return rounded;
}

/** The share in words: hidden, nobody, or per cent. */
export function shareText(share: Share | null, lang: Lang): string {
  const w = leadersWords(lang);
  if (share === null) return w.hidden;
  return share.share === null ? w.nobody : percent(share.share, lang);
}

/** "93,1–95,1 %", empty when there is none. */
export function intervalText(share: Share | null, lang: Lang): string {
  if (!share?.interval) return "";
  const { low, high } = share.interval;
  return `${number(lang, low * 100, 1)}–${quantity(lang, high * 100, "%", 1)}`;
}

/** Elapsed minutes in words: quarters of an hour, then hours, then days of 24 hours. `long` spells the units out. */
export function duration(minutes: number, lang: Lang, unitDisplay: "short" | "long" = "short"): string {
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[lang];
  const part = (value: number, unit: "day" | "hour" | "minute") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay }).format(value);
  const hours = Math.floor(minutes / 60);
  const [first, second] =
    hours >= 48
      ? [part(Math.floor(hours / 24), "day"), hours % 24 > 0 ? part(hours % 24, "hour") : ""]
      : [
          hours > 0 ? part(hours, "hour") : "",
          minutes % 60 > 0 || hours === 0 ? part(minutes % 60, "minute") : "",
        ];
  return [first, second].filter(Boolean).join(" ");
}

export function dateText(date: Temporal.PlainDate, lang: Lang): string {
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[lang];
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: lang === "en" ? "short" : "numeric",
    year: "numeric",
    timeZone: "UTC",
  }).format(Date.UTC(date.year, date.month - 1, date.day));
}

/** "26.10.2026–22.11.2026". */
export function periodText(from: Temporal.PlainDate, to: Temporal.PlainDate, lang: Lang): string {
  return `${dateText(from, lang)} – ${dateText(to, lang)}`;
}

/** Names of the codes that the figures are broken down by. A code that nobody knows any more names itself. */
export function names(site: Site, lang: Lang) {
  const w = leadersWords(lang);
  const channels: Readonly<Record<string, string>> = CHANNEL_NAMES[lang];
  const languages: Readonly<Record<string, string>> = LANGUAGE_NAMES[lang];
  const { content } = site;
  return {
    line: (code: string) => content.findLine(code)?.names[lang] ?? code,
    channel: (code: string) => channels[code] ?? code,
    language: (code: string) => languages[code] ?? code,
    municipality(code: string): string {
      if (code === NOT_DISCLOSED) return w.notDisclosed;
      if (code === UNKNOWN) return w.unknown;
      return content.findMunicipality(code)?.names[lang] ?? code;
    },
  };
}
export type Names = ReturnType<typeof names>;
