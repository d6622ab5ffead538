import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  atRisk: "Pian umpeen",
  lead: "Lupaukset ja määräajat, jotka päättyvät valitun ajan kuluessa, ensin se, joka päättyy ensin.",
  within: "Aika",
  hours: "{n} tuntia",
  byTeam: "Tiimeittäin",
  contacts: "Yhteydenottoja",
  clocks: "Määräaikoja",
  none: "Mikään ei ole päättymässä",
  noneBody: "Yksikään lupaus tai määräaika ei pääty valitun ajan kuluessa.",
  limit: "Mikä päättyy",
  promise: "Lupaus vastata",
  left: "Aikaa",
  ends: "Päättyy",
};
type RiskWords = typeof fi;

const sv: RiskWords = {
  atRisk: "Snart över tiden",
  lead: "Löften och tidsfrister som går ut inom den valda tiden, den som går ut först överst.",
  within: "Tid",
  hours: "{n} timmar",
  byTeam: "Per team",
  contacts: "Kontakter",
  clocks: "Tidsfrister",
  none: "Ingenting är på väg att gå ut",
  noneBody: "Inget löfte och ingen tidsfrist går ut inom den valda tiden.",
  limit: "Vad som går ut",
  promise: "Löftet att svara",
  left: "Tid kvar",
  ends: "Går ut",
};

const en: RiskWords = {
  atRisk: "Running out",
  lead: "Promises and time limits that end within the chosen time, the soonest first.",
  within: "Time",
  hours: "{n} hours",
  byTeam: "By team",
  contacts: "Contacts",
  clocks: "Limits",
  none: "Nothing is running out",
  noneBody: "No promise or time limit ends within the chosen time.",
  limit: "What ends",
  promise: "Promise to answer",
  left: "Time left",
  ends: "Ends",
};

const all = { fi, sv, en };
export const riskWords = (lang: Lang): RiskWords => all[lang];
