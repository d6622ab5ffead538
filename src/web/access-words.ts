import type { Ground } from "#src/kernel/access.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { type ActWords, acts } from "./access-acts.ts";

interface AccessWords extends ActWords {
  /** The reader themselves. */
  readonly you: string;
  readonly grounds: Readonly<Record<Ground, string>>;
  readonly actors: Readonly<Record<"anonymous" | "code" | "resident" | "system" | "unknown", string>>;
}

const fi: AccessWords = {
  you: "Sinä",
  ...acts.fi,
  grounds: {
    own: "oma asia",
    guardian: "huoltaja lapsen puolesta",
    mandate: "valtuus",
    code: "koodi",
    anonymous: "nimetön lähettäjä",
    "queue-duty": "tehtävä: jonon hoitaminen",
    "care-relationship": "hoito- tai asiakassuhde",
    "own-circle": "lähipiirin asia, vahvistettu syy",
    "special-reason": "erityinen syy",
    "role-duty": "tehtävään kuuluva valvonta",
    permission: "asukkaan lupa",
    "stated-ground": "työntekijän kirjaama peruste siirtoon",
    consultation: "toinen ammattilainen kysyi neuvoa tästä asiasta",
    "agreed-system": "toinen järjestelmä, jonka kanssa hyvinvointialue on tehnyt sopimuksen",
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
  ...acts.sv,
  grounds: {
    own: "eget ärende",
    guardian: "vårdnadshavare på barnets vägnar",
    mandate: "fullmakt",
    code: "kod",
    anonymous: "anonym avsändare",
    "queue-duty": "uppgift: att sköta kön",
    "care-relationship": "vård- eller klientrelation",
    "own-circle": "egen krets, bekräftat skäl",
    "special-reason": "särskilt skäl",
    "role-duty": "tillsyn som hör till uppgiften",
    permission: "invånarens tillstånd",
    "stated-ground": "grund för flytten som den anställda har antecknat",
    consultation: "en annan professionell bad om råd i det här ärendet",
    "agreed-system": "ett annat system som välfärdsområdet har ett avtal med",
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
  ...acts.en,
  grounds: {
    own: "own matter",
    guardian: "guardian on behalf of the child",
    mandate: "mandate",
    code: "code",
    anonymous: "unnamed sender",
    "queue-duty": "task: looking after the queue",
    "care-relationship": "care or client relationship",
    "own-circle": "own circle, confirmed reason",
    "special-reason": "special reason",
    "role-duty": "supervision as part of the role",
    permission: "the resident's permission",
    "stated-ground": "ground for the move, recorded by the professional",
    consultation: "another professional asked for advice on this matter",
    "agreed-system": "another system that the county has an agreement with",
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
