import type { Lang } from "#src/kernel/lang.ts";

/** Words of what an instrument's card says of itself, wherever instruments and their scores are shown. */
const fi = {
  title: "Mittarit",
  between: "{from}–{to}",
  minutes: "{n} min",
  about: "noin {n}",
  over: "yli {n}",
  ageFrom: "{n} vuodesta",
  years: "{from}–{to} vuotta",
  languagesUnknown: "ei tiedossa",
  notSaid: "ei tiedossa",
  verified: "Tarkistettu lähteestä",
  notVerified: "Tarkistamatta",
};
type ValueWords = typeof fi;

const sv: ValueWords = {
  title: "Mätare",
  between: "{from}–{to}",
  minutes: "{n} min",
  about: "ungefär {n}",
  over: "över {n}",
  ageFrom: "från {n} år",
  years: "{from}–{to} år",
  languagesUnknown: "inte känt",
  notSaid: "inte känt",
  verified: "Kontrollerat mot källan",
  notVerified: "Inte kontrollerat",
};

const en: ValueWords = {
  title: "Instruments",
  between: "{from}–{to}",
  minutes: "{n} min",
  about: "about {n}",
  over: "over {n}",
  ageFrom: "from {n} years",
  years: "{from}–{to} years",
  languagesUnknown: "not known",
  notSaid: "not known",
  verified: "Checked against the source",
  notVerified: "Not verified",
};

export const VALUE_WORDS: Readonly<Record<Lang, ValueWords>> = { fi, sv, en };
