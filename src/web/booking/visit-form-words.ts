import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Täytä lomake ennen käyntiä",
  body: "Ammattilainen lukee vastauksesi ennen käyntiä. Näin aikaa jää enemmän sinulle.",
  fillIn: "Täytä lomake",
  again: "Täytä uudelleen",
  done: "Olet täyttänyt lomakkeen ({day}). Ammattilainen näkee vastauksesi.",
  sent: "Vastauksesi on tallennettu tähän aikaan.",
  send: "Lähetä vastaukset ammattilaiselle",
  sendBody: "Vastauksesi näkee se, joka ottaa sinut vastaan.",
  which: "Mihin aikaan vastaukset kuuluvat?",
  missing: "Valitse aika.",
  staffTitle: "Lomake ennen käyntiä",
  staffDone: "Täytetty {day}",
  staffNone: "Pyydetty, ei vielä täytetty",
  staffNoneShort: "Esitiedot puuttuvat",
  staffDoneShort: "Esitiedot täytetty",
  danger: "Vastauksissa merkki vaarasta",
  open: "Lue vastaukset",
  openNote: "Lukeminen kirjataan lokiin, jonka asiakas näkee.",
  byCode: "Täytetty varauksen koodilla, ei tunnistautuneena.",
};

const sv: typeof fi = {
  title: "Fyll i en blankett före besöket",
  body: "Yrkespersonen läser dina svar före besöket. Då blir det mer tid för dig.",
  fillIn: "Fyll i blanketten",
  again: "Fyll i på nytt",
  done: "Du har fyllt i blanketten ({day}). Yrkespersonen ser dina svar.",
  sent: "Dina svar har sparats för den här tiden.",
  send: "Skicka svaren till yrkespersonen",
  sendBody: "Den som tar emot dig ser dina svar.",
  which: "Vilken tid gäller svaren?",
  missing: "Välj en tid.",
  staffTitle: "Blankett före besöket",
  staffDone: "Ifylld {day}",
  staffNone: "Begärd, inte ifylld ännu",
  staffNoneShort: "Förhandsinformation saknas",
  staffDoneShort: "Förhandsinformation ifylld",
  danger: "Tecken på fara i svaren",
  open: "Läs svaren",
  openNote: "Läsningen skrivs i loggen som klienten ser.",
  byCode: "Ifylld med bokningens kod, utan identifiering.",
};

const en: typeof fi = {
  title: "Fill in a form before the visit",
  body: "The professional reads your answers before the visit. That leaves more time for you.",
  fillIn: "Fill in the form",
  again: "Fill it in again",
  done: "You have filled in the form ({day}). The professional sees your answers.",
  sent: "Your answers are saved with this appointment.",
  send: "Send the answers to the professional",
  sendBody: "Whoever meets you sees your answers.",
  which: "Which appointment are the answers for?",
  missing: "Choose an appointment.",
  staffTitle: "Form before the visit",
  staffDone: "Filled in {day}",
  staffNone: "Asked for, not filled in yet",
  staffNoneShort: "Form not filled in",
  staffDoneShort: "Form filled in",
  danger: "A sign of danger in the answers",
  open: "Read the answers",
  openNote: "Reading is logged, and the client sees the log.",
  byCode: "Filled in with the code of the booking, without identification.",
};

const all: Readonly<Record<Lang, typeof fi>> = { fi, sv, en };
/** The words of forms that are filled before a visit. */
export const visitFormWords = (lang: Lang): typeof fi => all[lang];
