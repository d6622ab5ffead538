import type { Lang } from "#src/kernel/lang.ts";

/** What the simulated providers' sign-in page says. */
export interface SignInWords {
  readonly title: Readonly<Record<"resident" | "staff", string>>;
  readonly lead: string;
  readonly signInAs: (name: string) => string;
  readonly tryThis: string;
  readonly others: string;
  readonly search: Readonly<Record<"resident" | "staff", string>>;
  readonly find: string;
  readonly found: (count: number) => string;
  readonly none: string;
  readonly cancel: string;
  readonly languages: string;
}

export const SIGN_IN_WORDS: Readonly<Record<Lang, SignInWords>> = {
  fi: {
    title: { resident: "Kuka olet tänään?", staff: "Kuka olet töissä tänään?" },
    lead: "Tämä on esittelyversio. Valitse keksitty henkilö ja kirjaudu hänenä. Salasanaa ei tarvita.",
    signInAs: (name) => `Kirjaudu: ${name}`,
    tryThis: "Kokeile",
    others: "Joku muu",
    search: { resident: "Hae keksittyä asukasta nimellä", staff: "Hae keksittyä työntekijää nimellä" },
    find: "Hae",
    found: (count) => `Löytyi ${count}`,
    none: "Ketään ei löytynyt. Kokeile toista nimeä.",
    cancel: "Peru kirjautuminen",
    languages: "Kieli",
  },
  sv: {
    title: { resident: "Vem är du i dag?", staff: "Vem är du på jobbet i dag?" },
    lead: "Det här är en demoversion. Välj en påhittad person och logga in som den personen. Du behöver inget lösenord.",
    signInAs: (name) => `Logga in: ${name}`,
    tryThis: "Prova",
    others: "Någon annan",
    search: { resident: "Sök en påhittad invånare på namn", staff: "Sök en påhittad anställd på namn" },
    find: "Sök",
    found: (count) => `${count} hittades`,
    none: "Ingen hittades. Pröva ett annat namn.",
    cancel: "Avbryt inloggningen",
    languages: "Språk",
  },
  en: {
    title: { resident: "Who are you today?", staff: "Who are you at work today?" },
    lead: "This is a demonstration. Choose an invented person and sign in as them. You need no password.",
    signInAs: (name) => `Sign in: ${name}`,
    tryThis: "Try",
    others: "Somebody else",
    search: {
      resident: "Search for an invented resident by name",
      staff: "Search for an invented professional by name",
    },
    find: "Search",
    found: (count) => `${count} found`,
    none: "Nobody was found. Try another name.",
    cancel: "Cancel signing in",
    languages: "Language",
  },
};
