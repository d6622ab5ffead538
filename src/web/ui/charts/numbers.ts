import type { Lang } from "#src/kernel/lang.ts";

const LOCALES: Readonly<Record<Lang, string>> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

/** A number as the language writes it, with a fixed number of decimals. */
export const number = (lang: Lang, value: number, decimals = 0): string =>
  new Intl.NumberFormat(LOCALES[lang], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);

/** The same with its unit: "87,1 %". English sets the per cent sign close. */
export function quantity(lang: Lang, value: number, unit = "", decimals = 0): string {
  const text = number(lang, value, decimals);
  if (!unit) return text;
  return lang === "en" && unit === "%" ? `${text}%` : `${text}\u00a0${unit}`;
}

/** A coordinate: two decimals are a hundredth of a pixel. */
export const at = (value: number): number => Math.round(value * 100) / 100;
