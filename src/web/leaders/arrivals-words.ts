import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Omaolon oirearviot",
  lead: "Kuinka monta oirearviota on tullut ja miten ne on hoidettu.",
  years: "Vuosittain",
  year: "Vuosi",
  arrived: "Tullut tähän palveluun",
  reference: "Hyvinvointialueen oma luku",
  noReference: "ei lukua",
  over: "yli {n}",
  source: "Lähde:",
  months: "Kuukausittain",
  month: "Kuukausi",
  kinds: "Oirearvion mukaan",
  urgencies: "Omaolon antaman kiireellisyyden mukaan",
  settled: "Miten hoidettu",
  states: { answered: "vastattu", open: "avoinna", counted: "vain laskettu, ei lupaa ottaa yhteyttä" },
  hidden: "Luvut 1–4 salataan, ja muita sen verran, ettei niitä voi laskea.",
  none: "Yhtään oirearviota ei ole vielä tullut.",
  definition: "Mitä lasketaan",
  unverified: "Luvuista vastaava ei ole vielä tarkistanut tätä.",
};
type ArrivalsWords = typeof fi;

const sv: ArrivalsWords = {
  title: "Omaolos symtombedömningar",
  lead: "Hur många symtombedömningar som har kommit och hur de har skötts.",
  years: "Per år",
  year: "År",
  arrived: "Kommit till den här tjänsten",
  reference: "Välfärdsområdets eget tal",
  noReference: "inget tal",
  over: "över {n}",
  source: "Källa:",
  months: "Per månad",
  month: "Månad",
  kinds: "Enligt symtombedömning",
  urgencies: "Enligt brådskan som Omaolo har gett",
  settled: "Hur de har skötts",
  states: { answered: "besvarad", open: "öppen", counted: "bara räknad, inget lov att ta kontakt" },
  hidden: "Talen 1–4 döljs, och så många andra att de inte kan räknas ut.",
  none: "Inga symtombedömningar har kommit ännu.",
  definition: "Vad som räknas",
  unverified: "Den som ansvarar för siffrorna har inte granskat det här ännu.",
};

const en: ArrivalsWords = {
  title: "Symptom assessments from Omaolo",
  lead: "How many symptom assessments have come, and how they have been settled.",
  years: "By year",
  year: "Year",
  arrived: "Come to this service",
  reference: "The county's own figure",
  noReference: "no figure",
  over: "over {n}",
  source: "Source:",
  months: "By month",
  month: "Month",
  kinds: "By symptom assessment",
  urgencies: "By the urgency that Omaolo gave",
  settled: "How they have been settled",
  states: { answered: "answered", open: "open", counted: "only counted, no consent to be contacted" },
  hidden: "Counts from 1 to 4 are hidden, and as many others that they cannot be worked out.",
  none: "No symptom assessments have come yet.",
  definition: "What is counted",
  unverified: "Whoever answers for the figures has not checked this yet.",
};

const all = { fi, sv, en };
export const arrivalsWords = (lang: Lang): ArrivalsWords => all[lang];
