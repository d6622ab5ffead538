import type { Lang } from "#src/kernel/lang.ts";

/** What each language is called in each, within a sentence. */
export const LANGUAGE_NAMES: Readonly<Record<Lang, Readonly<Record<Lang, string>>>> = {
  fi: { fi: "suomi", sv: "ruotsi", en: "englanti" },
  sv: { fi: "finska", sv: "svenska", en: "engelska" },
  en: { fi: "Finnish", sv: "Swedish", en: "English" },
};
