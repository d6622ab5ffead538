import { HELSINKI, keptByHour, localDate } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";

const LOCALES: Readonly<Record<Lang, string>> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

const kept = new Map<string, Intl.DateTimeFormat>();

function format(lang: Lang, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${lang}:${key}`;
  let made = kept.get(id);
  if (!made) {
    made = new Intl.DateTimeFormat(LOCALES[lang], { timeZone: HELSINKI, ...options });
    kept.set(id, made);
  }
  return made;
}

const ON: Readonly<Record<Lang, string>> = { fi: "klo", sv: "kl.", en: "at" };

/** The promised day in full words: "perjantaina 27. marraskuuta", "fredagen den 27 november", "Friday 27 November". */
export function promisedDay(at: Temporal.Instant, lang: Lang): string {
  return promisedDays[lang](at);
}

const promisedDays: Readonly<Record<Lang, (at: Temporal.Instant) => string>> = {
  fi: keptByHour((at) => fullDay(at, "fi")),
  sv: keptByHour((at) => fullDay(at, "sv")),
  en: keptByHour((at) => fullDay(at, "en")),
};

function fullDay(at: Temporal.Instant, lang: Lang): string {
  const date = at.epochMilliseconds;
  switch (lang) {
    case "fi": {
      const weekday = format("fi", "weekday", { weekday: "long" }).format(date);
      const day = format("fi", "daymonth", { day: "numeric", month: "long" }).format(date);
      return `${weekday}na ${day}`;
    }
    case "sv":
      return `${format("sv", "weekday", { weekday: "long" }).format(date)}en den ${format("sv", "daymonth", { day: "numeric", month: "long" }).format(date)}`;
    case "en":
      return format("en", "promised", { weekday: "long", day: "numeric", month: "long" }).format(date);
  }
}

/** A short moment: "to 19.11. klo 23.40", "tors 19.11 kl. 23.40", "Thu 19 Nov at 23:40"; with the year when it is another. */
export function moment(at: Temporal.Instant, lang: Lang, now: Temporal.Instant): string {
  return `${day(at, lang, now)} ${ON[lang]} ${time(at, lang)}`;
}

/** A short day: "to 19.11.", "tors 19.11", "Thu 19 Nov". */
export function day(at: Temporal.Instant, lang: Lang, now: Temporal.Instant): string {
  const days = localDate(at).year === localDate(now).year ? daysOfThisYear : daysOfOtherYears;
  return days[lang](at);
}

function shortDays(year: boolean): Readonly<Record<Lang, (at: Temporal.Instant) => string>> {
  const of = (lang: Lang) =>
    keptByHour((at) =>
      format(lang, `day${year}`, {
        weekday: "short",
        day: "numeric",
        month: lang === "en" ? "short" : "numeric",
        ...(year && { year: "numeric" }),
      }).format(at.epochMilliseconds),
    );
  return { fi: of("fi"), sv: of("sv"), en: of("en") };
}

const daysOfThisYear = shortDays(false);
const daysOfOtherYears = shortDays(true);

export function time(at: Temporal.Instant, lang: Lang): string {
  // "klo 8.00" and "kl. 8.00", but "08:00".
  const hour = lang === "en" ? "2-digit" : "numeric";
  return format(lang, "time", { hour, minute: "2-digit" }).format(at.epochMilliseconds);
}

const numbers = new Map<string, Intl.NumberFormat>();

export function number(n: number, lang: Lang, digits = 0): string {
  const id = `${lang}:${digits}`;
  let made = numbers.get(id);
  if (!made) {
    made = new Intl.NumberFormat(LOCALES[lang], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    numbers.set(id, made);
  }
  return made.format(n);
}

/** The first letter large, as where a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("fi") + text.slice(1);
