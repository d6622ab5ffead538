import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  fold: "Jatkuuko hoitamatta jäänyt asia?",
  asked: "Jatkuuko tässä asia, joka jäi meillä hoitamatta?",
  answers: { no: "Ei, uusi asia", yes: "Kyllä, aiempi jäi kesken" },
  cause: "Mikä jäi tekemättä",
  causeNone: "Valitse syy",
  earlier: "Aiempi yhteydenotto",
  earlierNone: "Ei tiedossa",
  team: "Missä se jäi",
  teamNone: "Ei tiedossa",
  suggestion: "Ehdotus: sama henkilö otti yhteyttä {day} ({what}). Päätä itse, jatkuuko se.",
  save: "Tallenna",
  missing: "Valitse, jatkuuko aiempi asia",
  causeMissing: "Valitse, mikä jäi tekemättä",
  isNew: "Uusi asia",
  isOld: "Jatkaa hoitamatta jäänyttä: {cause}",
};
type ContinuesWords = typeof fi;
const sv: ContinuesWords = {
  fold: "Fortsätter ett ärende som blev ogjort?",
  asked: "Gäller det här något som blev ogjort hos oss?",
  answers: { no: "Nej, ett nytt ärende", yes: "Ja, det förra blev på hälft" },
  cause: "Vad blev ogjort",
  causeNone: "Välj en orsak",
  earlier: "Tidigare kontakt",
  earlierNone: "Inte känd",
  team: "Var det blev",
  teamNone: "Inte känt",
  suggestion: "Förslag: samma person tog kontakt {day} ({what}). Avgör själv om det fortsätter.",
  save: "Spara",
  missing: "Välj om ett tidigare ärende fortsätter",
  causeMissing: "Välj vad som blev ogjort",
  isNew: "Nytt ärende",
  isOld: "Fortsätter något som blev ogjort: {cause}",
};
const en: ContinuesWords = {
  fold: "Does it continue something left undone?",
  asked: "Does this continue something that we left undone?",
  answers: { no: "No, a new matter", yes: "Yes, the earlier one was not settled" },
  cause: "What was left undone",
  causeNone: "Choose a cause",
  earlier: "Earlier contact",
  earlierNone: "Not known",
  team: "Where it was left",
  teamNone: "Not known",
  suggestion: "Suggestion: the same person contacted us {day} ({what}). You decide whether it continues.",
  save: "Save",
  missing: "Choose whether an earlier matter continues",
  causeMissing: "Choose what was left undone",
  isNew: "A new matter",
  isOld: "Continues something left undone: {cause}",
};
const all = { fi, sv, en };
export const continuesWords = (lang: Lang): ContinuesWords => all[lang];
