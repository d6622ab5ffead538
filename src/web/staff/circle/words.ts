import type { CircleReason } from "#src/domains/people/index.ts";
import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Lähipiirisi asia",
  lead: "Tämä asia kuuluu sinulle itsellesi tai lähipiirillesi. Anna se kollegalle, jos voit.",
  why: "Miksi kysymme",
  reasons: {
    self: "Tiedot ovat sinun omiasi.",
    family: "Henkilö on perhettäsi: lapsi, vanhempi, sisarus tai lapsesi toinen vanhempi.",
    household: "Henkilö asuu samassa osoitteessa kuin sinä.",
    colleague: "Henkilö on kollegasi samassa yksikössä.",
  } satisfies Record<CircleReason, string>,
  logged:
    "Jos avaat tiedot, henkilö ja tietosuojavastaava näkevät, kuka avasi ja miksi. Avaus on voimassa {n} tuntia.",
  words: "Miksi juuri sinun on hoidettava tämä",
  wordsHint: "Vähintään {n} merkkiä. Älä kirjoita terveystietoja.",
  short: "Kirjoita syy, vähintään {n} merkkiä",
  long: "Syy on liian pitkä: enintään {n} merkkiä",
  open: "Vahvista ja avaa",
  back: "Jono",
  inCall: "Lähipiirisi asia: miksi kirjaat sen itse",
};
export type CircleWords = typeof fi;

const sv: CircleWords = {
  title: "Ett ärende i din egen krets",
  lead: "Ärendet gäller dig själv eller någon nära dig. Ge det till en kollega om du kan.",
  why: "Därför frågar vi",
  reasons: {
    self: "Uppgifterna är dina egna.",
    family: "Personen hör till din familj: barn, förälder, syskon eller ditt barns andra förälder.",
    household: "Personen bor på samma adress som du.",
    colleague: "Personen är din kollega på samma enhet.",
  },
  logged:
    "Om du öppnar uppgifterna ser personen och dataskyddsombudet vem som öppnade och varför. Det gäller i {n} timmar.",
  words: "Varför just du måste sköta det här",
  wordsHint: "Minst {n} tecken. Skriv inga uppgifter om hälsa.",
  short: "Skriv skälet, minst {n} tecken",
  long: "Skälet är för långt: högst {n} tecken",
  open: "Bekräfta och öppna",
  back: "Kö",
  inCall: "Din egen krets: varför du antecknar det själv",
};

const en: CircleWords = {
  title: "A matter of your own circle",
  lead: "This matter is about you or somebody near you. Give it to a colleague if you can.",
  why: "Why we ask",
  reasons: {
    self: "The data is your own.",
    family: "The person is your family: child, parent, sibling, or the other parent of your child.",
    household: "The person lives at the same address as you.",
    colleague: "The person is your colleague at the same unit.",
  },
  logged:
    "If you open the data, the person and the data protection officer see who opened it and why. It holds for {n} hours.",
  words: "Why you yourself must look after this",
  wordsHint: "At least {n} characters. Write no health data.",
  short: "Write the reason, at least {n} characters",
  long: "The reason is too long: at most {n} characters",
  open: "Confirm and open",
  back: "Queue",
  inCall: "Your own circle: why you record it yourself",
};

const all = { fi, sv, en };
export const circleWords = (lang: Lang): CircleWords => all[lang];
