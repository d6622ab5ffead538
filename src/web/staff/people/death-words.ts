import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Henkilö on kuollut",
  lead: "Kirjaa kuolinpäivä vasta, kun tiedät sen varmasti. Määräajat lakkaavat, viestejä ei enää lähetetä ja toisen puolesta asiointi päättyy.",
  day: "Kuolinpäivä",
  save: "Kirjaa kuolinpäivä",
  wrong: "Tarkista kuolinpäivä: päivä, kuukausi ja vuosi",
  future: "Kuolinpäivä ei voi olla tulevaisuudessa",
  before: "Kuolinpäivä ei voi olla ennen syntymäpäivää",
  died: "Henkilö on kuollut {day}. Määräajat eivät enää kulu, eikä hänelle lähetetä viestejä.",
};
type DeathWords = typeof fi;

const sv: DeathWords = {
  title: "Personen har avlidit",
  lead: "Anteckna dödsdagen först när du vet den säkert. Tidsfristerna upphör, meddelanden skickas inte längre och uträttande av ärenden för en annans räkning upphör.",
  day: "Dödsdag",
  save: "Anteckna dödsdagen",
  wrong: "Kontrollera dödsdagen: dag, månad och år",
  future: "Dödsdagen kan inte vara i framtiden",
  before: "Dödsdagen kan inte vara före födelsedagen",
  died: "Personen avled {day}. Tidsfristerna löper inte längre och inga meddelanden skickas till personen.",
};

const en: DeathWords = {
  title: "The person has died",
  lead: "Record the day only when you know it for certain. Time limits end, messages are no longer sent, and acting on behalf of others ends.",
  day: "Day of death",
  save: "Record the day of death",
  wrong: "Check the day of death: day, month and year",
  future: "The day of death cannot be in the future",
  before: "The day of death cannot be before the day of birth",
  died: "The person died on {day}. Time limits no longer run, and no messages are sent to them.",
};

const all = { fi, sv, en };
export const deathWords = (lang: Lang): DeathWords => all[lang];
