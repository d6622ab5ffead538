import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Häiriökysyntä",
  lead: "Kuinka moni otti yhteyttä siksi, että aiempi asia jäi meillä hoitamatta. Kahdeksan viime viikkoa.",
  link: "Häiriökysyntä: mistä ja miksi",
  definition: "Määritelmä",
  none: "Vastauksia ei ole vielä",
  noneBody: "Luvut syntyvät, kun työntekijät kirjaavat asian sivulla, jatkuuko aiempi asia.",
  byLine: "Linjoittain",
  byWeek: "Viikoittain",
  byTeam: "Missä jäi tekemättä",
  all: "Kaikki",
  asked: "Kysytty",
  continues: "Jatkuvia",
  share: "Osuus",
  week: "Viikko alkaa",
  team: "Tiimi",
  causes: "Syyt",
  unknown: "tiimi ei tiedossa",
};
type FailureWords = typeof fi;
const sv: FailureWords = {
  title: "Onödig efterfrågan",
  lead: "Hur många som tog kontakt för att något tidigare blev ogjort hos oss. De senaste åtta veckorna.",
  link: "Onödig efterfrågan: var och varför",
  definition: "Definition",
  none: "Det finns inga svar ännu",
  noneBody: "Siffrorna kommer när de anställda antecknar på ärendets sida om något tidigare fortsätter.",
  byLine: "Per linje",
  byWeek: "Per vecka",
  byTeam: "Var det blev ogjort",
  all: "Alla",
  asked: "Tillfrågade",
  continues: "Fortsätter",
  share: "Andel",
  week: "Veckan börjar",
  team: "Team",
  causes: "Orsaker",
  unknown: "teamet inte känt",
};
const en: FailureWords = {
  title: "Failure demand",
  lead: "How many contacted us because we left an earlier matter undone. The last eight weeks.",
  link: "Failure demand: where and why",
  definition: "Definition",
  none: "No answers yet",
  noneBody:
    "The figures come when professionals record on the page of a matter whether an earlier one continues.",
  byLine: "By line",
  byWeek: "By week",
  byTeam: "Where it was left undone",
  all: "All",
  asked: "Asked",
  continues: "Continuing",
  share: "Share",
  week: "Week from",
  team: "Team",
  causes: "Causes",
  unknown: "team not known",
};
const all = { fi, sv, en };
export const failureWords = (lang: Lang): FailureWords => all[lang];
