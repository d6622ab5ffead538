import type { Lang } from "#src/kernel/lang.ts";
import { samePath } from "#src/platform/http/route.ts";

/** Where each page stands. Residents' paths are words of the language; staff and leaders have theirs. */
export const PATHS = {
  home: { fi: "/fi", sv: "/sv", en: "/en" },
  ask: { fi: "/fi/pyyda-apua", sv: "/sv/be-om-hjalp", en: "/en/ask-for-help" },
  askPage: { fi: "/fi/pyyda-apua/:page", sv: "/sv/be-om-hjalp/:page", en: "/en/ask-for-help/:page" },
  askSubject: { fi: "/fi/pyyda-apua/ketka", sv: "/sv/be-om-hjalp/vem", en: "/en/ask-for-help/about" },
  askReview: { fi: "/fi/pyyda-apua/tarkista", sv: "/sv/be-om-hjalp/granska", en: "/en/ask-for-help/check" },
  askSent: { fi: "/fi/pyyda-apua/lahetetty", sv: "/sv/be-om-hjalp/skickat", en: "/en/ask-for-help/sent" },
  contactUs: { fi: "/fi/yhteydenotto", sv: "/sv/kontakt", en: "/en/contact" },
  write: { fi: "/fi/yhteydenotto/:line", sv: "/sv/kontakt/:line", en: "/en/contact/:line" },
  writePage: {
    fi: "/fi/yhteydenotto/:line/:page",
    sv: "/sv/kontakt/:line/:page",
    en: "/en/contact/:line/:page",
  },
  writeReview: {
    fi: "/fi/yhteydenotto/:line/tarkista",
    sv: "/sv/kontakt/:line/granska",
    en: "/en/contact/:line/check",
  },
  writeSent: {
    fi: "/fi/yhteydenotto/:line/lahetetty",
    sv: "/sv/kontakt/:line/skickat",
    en: "/en/contact/:line/sent",
  },
  code: { fi: "/fi/koodi", sv: "/sv/kod", en: "/en/code" },
  codeMatter: { fi: "/fi/koodi/vastaus", sv: "/sv/kod/svar", en: "/en/code/answer" },
  matters: { fi: "/fi/omat-asiat", sv: "/sv/mina-arenden", en: "/en/my-matters" },
  matter: { fi: "/fi/omat-asiat/:id", sv: "/sv/mina-arenden/:id", en: "/en/my-matters/:id" },
  accessLog: {
    fi: "/fi/omat-asiat/lukuloki",
    sv: "/sv/mina-arenden/lasarlogg",
    en: "/en/my-matters/who-has-read",
  },
  myData: { fi: "/fi/omat-asiat/tiedot", sv: "/sv/mina-arenden/uppgifter", en: "/en/my-matters/data" },
  wishes: {
    fi: "/fi/omat-asiat/tiedot/kiellot",
    sv: "/sv/mina-arenden/uppgifter/forbud",
    en: "/en/my-matters/data/bans",
  },
  dataAsk: {
    fi: "/fi/omat-asiat/tiedot/pyynto",
    sv: "/sv/mina-arenden/uppgifter/begaran",
    en: "/en/my-matters/data/request",
  },
  dataRequest: {
    fi: "/fi/omat-asiat/tiedot/pyynnot/:id",
    sv: "/sv/mina-arenden/uppgifter/begaranden/:id",
    en: "/en/my-matters/data/requests/:id",
  },
  dataExport: {
    fi: "/fi/omat-asiat/tiedot/lataa",
    sv: "/sv/mina-arenden/uppgifter/ladda-ner",
    en: "/en/my-matters/data/download",
  },
  forms: { fi: "/fi/lomakkeet", sv: "/sv/blanketter", en: "/en/forms" },
  formsCode: { fi: "/fi/lomakkeet/koodi", sv: "/sv/blanketter/kod", en: "/en/forms/code" },
  form: { fi: "/fi/lomakkeet/:form", sv: "/sv/blanketter/:form", en: "/en/forms/:form" },
  formPage: {
    fi: "/fi/lomakkeet/:form/sivu/:page",
    sv: "/sv/blanketter/:form/sida/:page",
    en: "/en/forms/:form/page/:page",
  },
  formAll: {
    fi: "/fi/lomakkeet/:form/kaikki",
    sv: "/sv/blanketter/:form/alla",
    en: "/en/forms/:form/all",
  },
  formReview: {
    fi: "/fi/lomakkeet/:form/tarkista",
    sv: "/sv/blanketter/:form/granska",
    en: "/en/forms/:form/check",
  },
  formDone: {
    fi: "/fi/lomakkeet/:form/valmis",
    sv: "/sv/blanketter/:form/klart",
    en: "/en/forms/:form/done",
  },
  formLater: {
    fi: "/fi/lomakkeet/:form/myohemmin",
    sv: "/sv/blanketter/:form/senare",
    en: "/en/forms/:form/later",
  },
  ownForms: {
    fi: "/fi/omat-asiat/lomakkeet",
    sv: "/sv/mina-arenden/blanketter",
    en: "/en/my-matters/forms",
  },
  ownForm: {
    fi: "/fi/omat-asiat/lomakkeet/:kept",
    sv: "/sv/mina-arenden/blanketter/:kept",
    en: "/en/my-matters/forms/:kept",
  },
  booking: { fi: "/fi/ajanvaraus", sv: "/sv/tidsbokning", en: "/en/booking" },
  bookingHeld: {
    fi: "/fi/ajanvaraus/valittu/:id",
    sv: "/sv/tidsbokning/vald/:id",
    en: "/en/booking/chosen/:id",
  },
  bookingTimes: { fi: "/fi/ajanvaraus/:type", sv: "/sv/tidsbokning/:type", en: "/en/booking/:type" },
  bookingUnits: {
    fi: "/fi/ajanvaraus/:type/paikat",
    sv: "/sv/tidsbokning/:type/platser",
    en: "/en/booking/:type/places",
  },
  appointments: {
    fi: "/fi/omat-asiat/ajat",
    sv: "/sv/mina-arenden/tider",
    en: "/en/my-matters/appointments",
  },
  ownAppointment: {
    fi: "/fi/omat-asiat/ajat/:id",
    sv: "/sv/mina-arenden/tider/:id",
    en: "/en/my-matters/appointments/:id",
  },
  appointmentMove: {
    fi: "/fi/omat-asiat/ajat/:id/siirra",
    sv: "/sv/mina-arenden/tider/:id/flytta",
    en: "/en/my-matters/appointments/:id/move",
  },
  appointmentFile: {
    fi: "/fi/omat-asiat/ajat/:id/kalenteri",
    sv: "/sv/mina-arenden/tider/:id/kalender",
    en: "/en/my-matters/appointments/:id/calendar",
  },
  timeCode: { fi: "/fi/aika", sv: "/sv/tid", en: "/en/appointment" },
  timeOpened: { fi: "/fi/aika/avattu", sv: "/sv/tid/oppnad", en: "/en/appointment/opened" },
  timeMove: { fi: "/fi/aika/siirra", sv: "/sv/tid/flytta", en: "/en/appointment/move" },
  timeFile: { fi: "/fi/aika/kalenteri", sv: "/sv/tid/kalender", en: "/en/appointment/calendar" },
  calendarFeed: { fi: "/fi/kalenteri/:token", sv: "/sv/kalender/:token", en: "/en/calendar/:token" },
  waiting: {
    fi: "/fi/omat-asiat/jonotuslista",
    sv: "/sv/mina-arenden/vantelista",
    en: "/en/my-matters/waiting-list",
  },
  services: { fi: "/fi/palvelut", sv: "/sv/tjanster", en: "/en/services" },
  service: { fi: "/fi/palvelut/:id", sv: "/sv/tjanster/:id", en: "/en/services/:id" },
  instruments: { fi: "/fi/mittarit", sv: "/sv/matare", en: "/en/instruments" },
  instrumentsCompare: { fi: "/fi/mittarit/vertaa", sv: "/sv/matare/jamfor", en: "/en/instruments/compare" },
  instrumentsExport: { fi: "/fi/mittarit/lataa", sv: "/sv/matare/ladda-ner", en: "/en/instruments/download" },
  instrument: { fi: "/fi/mittarit/:id", sv: "/sv/matare/:id", en: "/en/instruments/:id" },
  ownScores: {
    fi: "/fi/omat-asiat/mittaukset",
    sv: "/sv/mina-arenden/matresultat",
    en: "/en/my-matters/measurements",
  },
  promise: { fi: "/fi/lupaus", sv: "/sv/lofte", en: "/en/promise" },
  accessibility: { fi: "/fi/saavutettavuus", sv: "/sv/tillganglighet", en: "/en/accessibility" },
  privacy: { fi: "/fi/tietosuoja", sv: "/sv/dataskydd", en: "/en/privacy" },
  resend: { fi: "/fi/jatka", sv: "/sv/fortsatt", en: "/en/continue" },
  staffHome: samePath("/staff"),
  inbox: samePath("/staff/inbox"),
  next: samePath("/staff/next"),
  queueViews: samePath("/staff/queue-views"),
  several: samePath("/staff/several"),
  contact: samePath("/staff/inbox/:id"),
  attachment: samePath("/staff/inbox/:id/files/:file"),
  calls: samePath("/staff/calls"),
  callBacks: samePath("/staff/call-backs"),
  correction: samePath("/staff/inbox/:id/person"),
  assessment: samePath("/staff/inbox/:id/assessment"),
  assessments: samePath("/staff/assessments"),
  letter: samePath("/staff/inbox/:id/letter"),
  ownCircle: samePath("/staff/own-circle"),
  timeRequests: samePath("/staff/time-requests"),
  calendar: samePath("/staff/calendar"),
  unitDay: samePath("/staff/calendar/unit"),
  away: samePath("/staff/calendar/away"),
  book: samePath("/staff/book"),
  staffAppointment: samePath("/staff/appointments/:id"),
  waitingStaff: samePath("/staff/waiting-list"),
  breaches: samePath("/staff/breaches"),
  atRisk: samePath("/staff/at-risk"),
  today: samePath("/staff/today"),
  absences: samePath("/staff/absences"),
  quality: samePath("/staff/quality"),
  qualityContact: samePath("/staff/quality/:id"),
  people: samePath("/staff/people"),
  person: samePath("/staff/people/:id"),
  personScores: samePath("/staff/people/:id/scores"),
  instrumentsImport: samePath("/staff/instruments"),
  death: samePath("/staff/people/:id/death"),
  reasons: samePath("/staff/special-reasons"),
  requests: samePath("/staff/requests"),
  request: samePath("/staff/requests/:id"),
  reading: samePath("/staff/reading"),
  readingRows: samePath("/staff/reading/:id"),
  watched: samePath("/staff/watched"),
  content: samePath("/staff/content"),
  staffForms: samePath("/staff/forms"),
  staffForm: samePath("/staff/forms/:form/:version"),
  staffFormPreview: samePath("/staff/forms/:form/:version/preview"),
  staffFormExport: samePath("/staff/forms/:form/:version/export"),
  leaders: samePath("/leaders"),
  failures: samePath("/leaders/failure-demand"),
  leadersQuality: samePath("/leaders/quality"),
  arrivals: samePath("/leaders/symptom-assessments"),
  definition: samePath("/leaders/definitions/:measure"),
  ui: samePath("/ui"),
  mailbox: samePath("/demo/mailbox"),
  omaolo: samePath("/demo/omaolo"),
} as const;

export type PathName = keyof typeof PATHS;

/** A page's address in a language, its parameters filled in. */
export function to(name: PathName, lang: Lang, params: Readonly<Record<string, string>> = {}): string {
  return PATHS[name][lang].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ""));
}

export type SignInAudience = "resident" | "staff";

/** Where one signs in, and which of our own pages follows. */
export function signInPath(audience: SignInAudience, lang: Lang, next: string): string {
  return `/auth/${audience}/start?${new URLSearchParams({ lang, next })}`;
}
