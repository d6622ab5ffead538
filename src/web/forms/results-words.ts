import type { Lang } from "#src/kernel/lang.ts";

/** Words of a form's results, for whoever answered and for whoever handles the matter. */
const fi = {
  noScore: "Pisteitä ei voi laskea, koska vastauksia puuttuu.",
  score: "Pisteesi: {score}",
  bandIs: "Tulos: {band}",
  bands: "Mitä pisteet tarkoittavat",
  bandFrom: "Pisteet",
  bandLabel: "Merkitys",
  yours: "sinun tuloksesi",
  profile: "Alueesi yhdellä silmäyksellä",
  profileSay: "Jokainen rivi on yksi alue. Pienin luku on {from} ja suurin {to}.",
  area: "Alue",
  meanings: "Mitä luvut kertovat",
  now: "Nyt",
  parts: "Näin pisteet laskettiin",
  question: "Kysymys",
  answer: "Vastaus",
  points: "Pisteet",
  sum: "Yhteensä",
  services: "Näistä voi olla apua",
  trend: "Tulokset ajan mittaan",
  date: "Päivä",
  trendSay: "Viimeisin {last}, sitä ennen {before}.",
};
type ResultsWords = typeof fi;

const sv: ResultsWords = {
  noScore: "Poängen kan inte räknas eftersom svar saknas.",
  score: "Dina poäng: {score}",
  bandIs: "Resultat: {band}",
  bands: "Vad poängen betyder",
  bandFrom: "Poäng",
  bandLabel: "Betydelse",
  yours: "ditt resultat",
  profile: "Dina områden i en blick",
  profileSay: "Varje rad är ett område. Det minsta talet är {from} och det största {to}.",
  area: "Område",
  meanings: "Vad talen säger",
  now: "Nu",
  parts: "Så räknades poängen",
  question: "Fråga",
  answer: "Svar",
  points: "Poäng",
  sum: "Sammanlagt",
  services: "Det här kan vara till hjälp",
  trend: "Resultat över tid",
  date: "Dag",
  trendSay: "Senast {last}, före det {before}.",
};

const en: ResultsWords = {
  noScore: "The score cannot be counted because answers are missing.",
  score: "Your score: {score}",
  bandIs: "Result: {band}",
  bands: "What the scores mean",
  bandFrom: "Score",
  bandLabel: "Meaning",
  yours: "your result",
  profile: "Your areas at a glance",
  profileSay: "Each row is one area. The lowest number is {from} and the highest {to}.",
  area: "Area",
  meanings: "What the numbers say",
  now: "Now",
  parts: "How the score was counted",
  question: "Question",
  answer: "Answer",
  points: "Points",
  sum: "In all",
  services: "These may help",
  trend: "Results over time",
  date: "Day",
  trendSay: "The latest {last}, before that {before}.",
};

const all = { fi, sv, en };
export const resultsWords = (lang: Lang): ResultsWords => all[lang];
