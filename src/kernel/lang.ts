/** The languages of the county's pages, letters and content, in the order they are shown. */
export const LANGS = ["fi", "sv", "en"] as const;
export type Lang = (typeof LANGS)[number];

/** One text in every language of the county. A text that lacks one is not a LocalText. */
export type LocalText = Readonly<Record<Lang, string>>;

export function isLang(value: unknown): value is Lang {
  return typeof value === "string" && (LANGS as readonly string[]).includes(value);
}
