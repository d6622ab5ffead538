import type { AccessAction, Ground } from "#src/kernel/access.ts";
import type { Lang } from "#src/kernel/lang.ts";

interface AccessWords {
  /** The reader themselves, and what they did where the verb is another then. */
  readonly you: string;
  readonly own: Readonly<Partial<Record<AccessAction, string>>>;
  readonly actions: Readonly<Record<AccessAction, string>>;
  readonly grounds: Readonly<Record<Ground, string>>;
  readonly actors: Readonly<Record<"anonymous" | "code" | "resident" | "system" | "unknown", string>>;
}

const fi: AccessWords = {
  you: "Sinä",
  own: {
    "contact.send": "lähetit yhteydenoton",
    "contact.open": "avasit yhteydenoton",
    "contact.reply": "kirjoitit viestin",
    "matters.list": "katsoit luetteloa asioista",
    "access-log.read": "katsoit tätä lukulokia",
  },
  actions: {
    "contact.send": "lähetti yhteydenoton",
    "contact.open": "avasi yhteydenoton",
    "contact.list": "näki yhteydenoton jonossa, ei avannut viestejä",
    "contact.take": "otti asian hoitaakseen",
    "contact.release": "palautti asian jonoon",
    "contact.hand-over": "antoi asian toiselle",
    "contact.note": "kirjoitti muistiinpanon",
    "contact.ask-back": "kysyi lisää",
    "contact.reply": "kirjoitti viestin",
    "contact.answer": "vastasi",
    "contact.close": "päätti asian",
    "contact.disclose": "siirsi asian toiseen rekisteriin",
    "alarm.see": "kuittasi hälytyksen",
    "matters.list": "katsoi luetteloa asioista",
    "person.find": "haki henkilöä, ei avannut tietoja",
    "person.open": "avasi henkilön tiedot",
    "access-log.read": "katsoi tätä lukulokia",
    "access-log.review": "tarkisti lukulokia",
    "breach.find": "merkitsi, että luvattu aika ylittyi",
  },
  grounds: {
    own: "oma asia",
    guardian: "huoltaja lapsen puolesta",
    mandate: "valtuus",
    code: "koodi",
    anonymous: "nimetön lähettäjä",
    "queue-duty": "tehtävä: jonon hoitaminen",
    "care-relationship": "hoito- tai asiakassuhde",
    "special-reason": "erityinen syy",
    "role-duty": "tehtävään kuuluva valvonta",
    permission: "asukkaan lupa",
    "stated-ground": "työntekijän kirjaama peruste siirtoon",
    "system-task": "järjestelmän tehtävä",
  },
  actors: {
    anonymous: "Nimetön lähettäjä",
    code: "Koodin haltija",
    resident: "Asukas",
    system: "Järjestelmä",
    unknown: "Tuntematon",
  },
};

const sv: AccessWords = {
  you: "Du",
  own: {},
  actions: {
    "contact.send": "tog kontakt",
    "contact.open": "öppnade kontakten",
    "contact.list": "såg kontakten i kön, öppnade inte meddelandena",
    "contact.take": "tog hand om ärendet",
    "contact.release": "lade tillbaka ärendet i kön",
    "contact.hand-over": "gav ärendet till någon annan",
    "contact.note": "skrev en anteckning",
    "contact.ask-back": "frågade mer",
    "contact.reply": "skrev ett meddelande",
    "contact.answer": "svarade",
    "contact.close": "avslutade ärendet",
    "contact.disclose": "flyttade ärendet till ett annat register",
    "alarm.see": "kvitterade larmet",
    "matters.list": "tittade på listan över ärenden",
    "person.find": "sökte personen, öppnade inte uppgifterna",
    "person.open": "öppnade personens uppgifter",
    "access-log.read": "tittade på den här loggen",
    "access-log.review": "granskade loggen",
    "breach.find": "antecknade att den utlovade tiden överskreds",
  },
  grounds: {
    own: "eget ärende",
    guardian: "vårdnadshavare på barnets vägnar",
    mandate: "fullmakt",
    code: "kod",
    anonymous: "anonym avsändare",
    "queue-duty": "uppgift: att sköta kön",
    "care-relationship": "vård- eller klientrelation",
    "special-reason": "särskilt skäl",
    "role-duty": "tillsyn som hör till uppgiften",
    permission: "invånarens tillstånd",
    "stated-ground": "grund för flytten som den anställda har antecknat",
    "system-task": "systemets uppgift",
  },
  actors: {
    anonymous: "Anonym avsändare",
    code: "Den som har koden",
    resident: "Invånare",
    system: "Systemet",
    unknown: "Okänd",
  },
};

const en: AccessWords = {
  you: "You",
  own: {},
  actions: {
    "contact.send": "sent the contact request",
    "contact.open": "opened the contact request",
    "contact.list": "saw the contact request in the queue, did not open the messages",
    "contact.take": "took on the matter",
    "contact.release": "put the matter back into the queue",
    "contact.hand-over": "gave the matter to somebody else",
    "contact.note": "wrote a note",
    "contact.ask-back": "asked for more information",
    "contact.reply": "wrote a message",
    "contact.answer": "answered",
    "contact.close": "closed the matter",
    "contact.disclose": "moved the matter to another register",
    "alarm.see": "acknowledged the alarm",
    "matters.list": "looked at the list of matters",
    "person.find": "looked the person up, did not open the data",
    "person.open": "opened the person's data",
    "access-log.read": "looked at this log",
    "access-log.review": "reviewed the log",
    "breach.find": "noted that the promised time had passed",
  },
  grounds: {
    own: "own matter",
    guardian: "guardian on behalf of the child",
    mandate: "mandate",
    code: "code",
    anonymous: "unnamed sender",
    "queue-duty": "task: looking after the queue",
    "care-relationship": "care or client relationship",
    "special-reason": "special reason",
    "role-duty": "supervision as part of the role",
    permission: "the resident's permission",
    "stated-ground": "ground for the move, recorded by the professional",
    "system-task": "a task of the system",
  },
  actors: {
    anonymous: "Unnamed sender",
    code: "Holder of the code",
    resident: "Resident",
    system: "The system",
    unknown: "Unknown",
  },
};

const all = { fi, sv, en };
export const accessWords = (lang: Lang): AccessWords => all[lang];
