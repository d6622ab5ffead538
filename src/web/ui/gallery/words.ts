import type { Lang, LocalText } from "#src/kernel/lang.ts";

/** One sample text in the language of the page. */
export const say = (lang: Lang, fi: string, sv: string, en: string): string => ({ fi, sv, en })[lang];

export const SAMPLES = {
  title: { fi: "Osat", sv: "Delarna", en: "Parts" },
  lead: {
    fi: "Kaikki yhdellä sivulla: samat osat asukkaalle, ammattilaiselle ja johdolle.",
    sv: "Allt på en sida: samma delar för invånare, yrkespersoner och ledning.",
    en: "Everything on one page: the same parts for residents, professionals and leaders.",
  },
  date: { fi: "torstaina 26. marraskuuta", sv: "torsdagen den 26 november", en: "Thursday 26 November" },
  ask: { fi: "Pyydä apua", sv: "Be om hjälp", en: "Ask for help" },
  rule: { fi: "Sääntö ja lähde", sv: "Regel och källa", en: "Rule and source" },
  send: { fi: "Lähetä", sv: "Skicka", en: "Send" },
  municipality: { fi: "Kunta", sv: "Kommun", en: "Municipality" },
  language: { fi: "Kieli", sv: "Språk", en: "Language" },
  share: { fi: "Luvatussa ajassa", sv: "Inom utlovad tid", en: "In the promised time" },
  cases: { fi: "Asioita", sv: "Ärenden", en: "Matters" },
  month: { fi: "Kuukausi", sv: "Månad", en: "Month" },
} as const satisfies Readonly<Record<string, LocalText>>;
