import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  ask: "Pyydä apua",
  contactUs: "Ota yhteyttä",
  booking: "Varaa aika",
  services: "Palvelut",
  code: "Lue vastaus koodilla",
  matters: "Omat asiat",
  instruments: "Mittarit",
  accessibility: "Saavutettavuus",
  privacy: "Tietosuoja",
  promise: "Lupauksemme",
  inbox: "Jono",
  calls: "Uusi yhteydenotto",
  callBacks: "Soitot",
  assessments: "Arvioinnit",
  timeRequests: "Aikapyynnöt",
  today: "Tiimien päivä",
  atRisk: "Pian umpeen",
  breaches: "Ylitykset",
  people: "Asiakkaat",
  requests: "Tietopyynnöt",
  reasons: "Erityiset syyt",
  reading: "Poikkeava lukeminen",
  leaders: "Johtaminen",
  content: "Sisältö",
};
export type FrameWords = typeof fi;

const sv: FrameWords = {
  ask: "Be om hjälp",
  contactUs: "Kontakta oss",
  booking: "Boka tid",
  services: "Tjänster",
  code: "Läs svaret med kod",
  matters: "Mina ärenden",
  instruments: "Mätare",
  accessibility: "Tillgänglighet",
  privacy: "Dataskydd",
  promise: "Vårt löfte",
  inbox: "Kö",
  calls: "Ny kontakt",
  callBacks: "Samtal",
  assessments: "Bedömningar",
  timeRequests: "Begärda tider",
  today: "Teamens dag",
  atRisk: "Snart över tiden",
  breaches: "Överskridningar",
  people: "Klienter",
  requests: "Begäranden om uppgifter",
  reasons: "Särskilda skäl",
  reading: "Ovanlig läsning",
  leaders: "Ledning",
  content: "Innehåll",
};

const en: FrameWords = {
  ask: "Ask for help",
  contactUs: "Contact us",
  booking: "Book a time",
  services: "Services",
  code: "Read an answer with a code",
  matters: "My matters",
  instruments: "Instruments",
  accessibility: "Accessibility",
  privacy: "Privacy",
  promise: "Our promise",
  inbox: "Queue",
  calls: "New contact",
  callBacks: "Calls",
  assessments: "Assessments",
  timeRequests: "Times asked",
  today: "The teams today",
  atRisk: "Running out",
  breaches: "Broken promises",
  people: "Clients",
  requests: "Data requests",
  reasons: "Special reasons",
  reading: "Unusual reading",
  leaders: "Leadership",
  content: "Content",
};

const all = { fi, sv, en };

export function frameWords(lang: Lang): FrameWords {
  return all[lang];
}
