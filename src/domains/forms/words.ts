import type { LocalText } from "#src/kernel/lang.ts";

/** The few words that the engine itself says. */
export const YES: LocalText = { fi: "Kyllä", sv: "Ja", en: "Yes" };
export const NO: LocalText = { fi: "Ei", sv: "Nej", en: "No" };
/** Shown where the list that the author meant is not here. */
export const NO_LIST: LocalText = {
  fi: "Vaihtoehtojen luetteloa ei ole tässä palvelussa. Kirjoita vastaus.",
  sv: "Listan med alternativ finns inte i den här tjänsten. Skriv svaret.",
  en: "The list of options is not in this service. Write the answer.",
};
export const NOT_COUNTED: LocalText = {
  fi: "Tätä ei voi laskea tässä palvelussa. Kirjoita vastaus itse.",
  sv: "Det här kan inte räknas i den här tjänsten. Skriv svaret själv.",
  en: "This cannot be worked out in this service. Write the answer yourself.",
};
