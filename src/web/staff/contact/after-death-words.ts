import type { AfterDeath } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Henkilö on kuollut",
  lead: "Määräajat eivät kulu, eikä hänelle lähetetä viestejä. Asia ei ole mukana odottavien luvuissa. Hoida omaisten kanssa, mitä on hoidettavana, ja päätä asia.",
  why: "Miksi asia päättyy",
  choose: "Valitse",
  reasons: {
    "settled-with-family": "Sovittu omaisten kanssa",
    "nothing-to-do": "Mitään ei ole enää tehtävänä",
    "passed-on": "Omaisten asiasta on tehty oma yhteydenotto",
  } satisfies Record<AfterDeath, string>,
  send: "Päätä asia",
  missing: "Valitse, miksi asia päättyy",
  closed: "{who} päätti asian henkilön kuoltua: {why}",
};
type AfterDeathWords = typeof fi;

const sv: AfterDeathWords = {
  title: "Personen har avlidit",
  lead: "Tidsfristerna löper inte och inga meddelanden skickas till personen. Ärendet räknas inte bland dem som väntar. Sköt det som återstår med de anhöriga och avsluta ärendet.",
  why: "Varför ärendet avslutas",
  choose: "Välj",
  reasons: {
    "settled-with-family": "Överenskommet med de anhöriga",
    "nothing-to-do": "Inget återstår att göra",
    "passed-on": "De anhörigas ärende har fått en egen kontakt",
  },
  send: "Avsluta ärendet",
  missing: "Välj varför ärendet avslutas",
  closed: "{who} avslutade ärendet efter att personen avlidit: {why}",
};

const en: AfterDeathWords = {
  title: "The person has died",
  lead: "Time limits do not run, and no messages are sent to them. The contact is not among those that wait in the figures. Settle with the family what is left, and close the contact.",
  why: "Why the contact ends",
  choose: "Choose",
  reasons: {
    "settled-with-family": "Agreed with the family",
    "nothing-to-do": "Nothing is left to do",
    "passed-on": "The family's matter has a contact of its own",
  },
  send: "Close the contact",
  missing: "Choose why the contact ends",
  closed: "{who} closed the contact after the person had died: {why}",
};

const all = { fi, sv, en };
export const afterDeathWords = (lang: Lang): AfterDeathWords => all[lang];
