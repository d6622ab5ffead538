import type { LocalText } from "#src/kernel/lang.ts";

/** The few words that the engine itself says. */
export const YES: LocalText = { fi: "Kyllä", sv: "Ja", en: "Yes" };
export const NO: LocalText = { fi: "Ei", sv: "Nej", en: "No" };
