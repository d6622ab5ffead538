import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  date: "Päivä",
  score: "Tulos",
  band: "Julkaistu luokka",
  noBand: "ei luokkaa",
  filledBy: "Kuka täytti",
  recordedBy: "Kirjasi",
  note: "Muistiinpano",
  trend: "Tulokset ajan mukana",
  say: "Viimeisin tulos on {last}, edellinen oli {before}.",
  about: "Luokat ovat lähteen julkaisemat. Ne eivät määrää hoidon tai palvelun tasoa: sen päättää ihminen.",
  source: "Lähde: {source}",
  card: "Mittarin kortti",
};
type ScoreWords = typeof fi;
const sv: ScoreWords = {
  date: "Dag",
  score: "Resultat",
  band: "Publicerad klass",
  noBand: "ingen klass",
  filledBy: "Vem fyllde i",
  recordedBy: "Antecknades av",
  note: "Anteckning",
  trend: "Resultaten över tid",
  say: "Det senaste resultatet är {last}, det förra var {before}.",
  about:
    "Klasserna är publicerade av källan. De bestämmer inte nivån på vård eller service: det gör en människa.",
  source: "Källa: {source}",
  card: "Mätarens kort",
};
const en: ScoreWords = {
  date: "Day",
  score: "Result",
  band: "Published band",
  noBand: "no band",
  filledBy: "Who filled it in",
  recordedBy: "Recorded by",
  note: "Note",
  trend: "Results over time",
  say: "The latest result is {last}, the one before was {before}.",
  about:
    "The bands are those the source published. They do not set a level of care or service: a person decides.",
  source: "Source: {source}",
  card: "The instrument's card",
};
const all = { fi, sv, en };
export const scoreWords = (lang: Lang): ScoreWords => all[lang];
