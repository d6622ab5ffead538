import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  hiddenWhy: "Luvut 1–4 salataan, ja lisäksi seuraavaksi pienimpiä, jottei salattua voi laskea vähentämällä.",
  intervalHint: "95 prosentin luottamusväli",
  areasTitle: "Kunnittain",
  areasSay:
    "Kartta näyttää osuuden, johon vastattiin luvatussa ajassa. Suurin on {high} ({highName}), pienin {low} ({lowName}).",
  areasNone: "Yhdenkään kunnan osuutta ei voi näyttää.",
  areasBelow: "{names}: ero koko alueeseen ei selity sattumalla.",
  below: "alle",
  areasMore: "Yhteydenotot ja luottamusvälit kunnittain",
  areasEmpty: "Viivoitetussa kunnassa luku on salattu tai vastauksia ei ole.",
  borders: "Rajat:",
  languagesTitle: "Kielen mukaan",
  languagesTable: "Luvut kielen mukaan",
  languagesSay: "Kieli on se, jolla ihminen halusi vastauksen.",
};
export type AreasWords = typeof fi;

const sv: AreasWords = {
  hiddenWhy:
    "Talen 1–4 döljs, och dessutom de näst minsta, så att det dolda inte kan räknas ut genom att dra ifrån.",
  intervalHint: "konfidensintervall på 95 procent",
  areasTitle: "Per kommun",
  areasSay:
    "Kartan visar andelen som fick svar inom utlovad tid. Högst är {high} ({highName}), lägst {low} ({lowName}).",
  areasNone: "Ingen kommuns andel kan visas.",
  areasBelow: "{names}: skillnaden mot hela området beror inte på slumpen.",
  below: "under",
  areasMore: "Kontakter och konfidensintervall per kommun",
  areasEmpty: "I en streckad kommun är talet dolt eller svar saknas.",
  borders: "Gränser:",
  languagesTitle: "Per språk",
  languagesTable: "Tal per språk",
  languagesSay: "Språket är det som personen ville ha svaret på.",
};

const en: AreasWords = {
  hiddenWhy:
    "Numbers 1–4 are hidden, and the next smallest with them, so that what is hidden cannot be found by subtracting.",
  intervalHint: "95 per cent confidence interval",
  areasTitle: "By municipality",
  areasSay:
    "The map shows the share answered in the promised time. The highest is {high} ({highName}), the lowest {low} ({lowName}).",
  areasNone: "No municipality's share can be shown.",
  areasBelow: "{names}: the difference from the whole county is not due to chance.",
  below: "below",
  areasMore: "Contacts and confidence intervals by municipality",
  areasEmpty: "In a hatched municipality the figure is hidden or there are no answers.",
  borders: "Borders:",
  languagesTitle: "By language",
  languagesTable: "Figures by language",
  languagesSay: "The language is the one that the person wanted the answer in.",
};

const all = { fi, sv, en };
export const areasWords = (lang: Lang): AreasWords => all[lang];
