import type { Channel } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { LANGUAGE_NAMES } from "../language-names.ts";

/** Words that several pages of the workplace share. */
const fi = {
  hidden: "ei näytetä",
  unknown: "ei tiedossa",
  inQueue: "jonossa",
  now: "heti",
  today: "tänään",
  days: "{n} pv",
  hours: "{h} h {m}",
  lateDays: "−{n} pv",
  lateHours: "−{h} h {m}",
  waiting: "odottaa",
  answered: "vastattu",
  closed: "päätetty",
  open: "avoin",
  died: "henkilö kuollut",
  languages: LANGUAGE_NAMES.fi,
  channels: {
    "web-form": "lomake",
    phone: "puhelin",
    "drop-in": "käynti",
    chat: "chat",
    referral: "lähete",
    professional: "ammattilainen",
    text: "tekstiviesti",
    omaolo: "Omaolo",
    "e-mail": "sähköposti",
  } satisfies Record<Channel, string>,
};
type StaffWords = typeof fi;

const sv: StaffWords = {
  hidden: "visas inte",
  unknown: "okänt",
  inQueue: "i kö",
  now: "genast",
  today: "i dag",
  days: "{n} d",
  hours: "{h} h {m}",
  lateDays: "−{n} d",
  lateHours: "−{h} h {m}",
  waiting: "väntar",
  answered: "besvarad",
  closed: "avslutad",
  open: "öppen",
  died: "personen avliden",
  languages: LANGUAGE_NAMES.sv,
  channels: {
    "web-form": "blankett",
    phone: "telefon",
    "drop-in": "besök",
    chat: "chatt",
    referral: "remiss",
    professional: "yrkesperson",
    text: "textmeddelande",
    omaolo: "Omaolo",
    "e-mail": "e-post",
  },
};

const en: StaffWords = {
  hidden: "not shown",
  unknown: "not known",
  inQueue: "in the queue",
  now: "now",
  today: "today",
  days: "{n} d",
  hours: "{h} h {m}",
  lateDays: "−{n} d",
  lateHours: "−{h} h {m}",
  waiting: "waiting",
  answered: "answered",
  closed: "closed",
  open: "open",
  died: "person has died",
  languages: LANGUAGE_NAMES.en,
  channels: {
    "web-form": "form",
    phone: "phone",
    "drop-in": "drop-in",
    chat: "chat",
    referral: "referral",
    professional: "professional",
    text: "text message",
    omaolo: "Omaolo",
    "e-mail": "e-mail",
  },
};

const all = { fi, sv, en };
export const staffWords = (lang: Lang): StaffWords => all[lang];
