import type { Contact } from "#src/domains/contacts/index.ts";
import type { TestHouse } from "../app.ts";
import { given, residentOf } from "./given.ts";

/** A contact of the walk, and the personas who have a right to it. */
export interface Held {
  readonly contact: Contact;
  /** A word that stands nowhere else. */
  readonly word: string;
  readonly residents: readonly string[];
  readonly staff: readonly string[];
}

/** Something that only some may ever meet, on whichever page. */
export interface Secret {
  readonly what: string;
  readonly text: string;
  readonly readers: readonly string[];
}

export interface World {
  readonly held: readonly Held[];
  readonly secrets: readonly Secret[];
  /** Names of the municipality of the person under non-disclosure, in all languages: nobody else lives there. */
  readonly hiddenPlaces: readonly string[];
}

/**
 * Contacts of every persona in teams of both registers. Who has a right to which is written out by hand:
 * the team where it stands, the team lead of that team, whoever is on call where there is an alarm.
 */
export async function makeWorld(house: TestHouse): Promise<World> {
  const laura = residentOf(house, "laura");
  const held: Held[] = [];
  const add = async (
    word: string,
    residents: string[],
    staff: string[],
    what: Omit<Parameters<typeof given>[1], "words">,
  ) =>
    held.push({
      contact: await given(house, { ...what, words: `Kirjoitan sanan ${word}.` }),
      word,
      residents,
      staff,
    });

  await add("tuomenkukka", ["aino"], ["riikka", "tuula"], { by: "aino", team: "family-middle" });
  await add("ljungblomma", ["elin"], ["maria", "tuula"], { by: "elin", team: "family-south" });
  await add("katajanmarja", ["sanna"], ["riikka", "tuula"], {
    by: "sanna",
    about: "onni",
    ground: "guardian",
    team: "family-middle",
  });
  await add("skogsduva", ["emil"], ["tuula"], { by: "emil", team: "family-north" });
  await add("pihlajanterttu", ["matti"], ["riikka", "tuula"], {
    by: "matti",
    about: "kerttu",
    ground: "mandate",
    team: "family-middle",
  });
  await add("harbourlight", ["daniel"], ["nina"], { by: "daniel", line: "health", team: "health-line" });
  await add("vuokonlehti", ["aino"], ["jukka"], { by: "aino", line: "social", team: "social-line" });
  await add("suonlaita", ["daniel"], ["riikka", "tuula", "jukka"], {
    by: "daniel",
    team: "family-middle",
    danger: ["suicide"],
  });
  await add("metsolansulka", [], ["riikka", "tuula"], {
    by: null,
    team: "family-middle",
    code: "7777-7777-7777-7777",
  });
  await add("lammenranta", ["laura"], ["maria", "tuula"], {
    by: "laura",
    team: "family-south",
    phone: laura.phone ?? "",
    answers: {
      "for-whom": "myself",
      topic: "separation",
      "own-words": "Kirjoitan sanan lammenranta.",
      municipality: laura.municipality,
      "answer-language": "fi",
      way: "signed-in",
      reach: "phone",
      phone: laura.phone ?? "",
      "call-time": "any",
      "move-to-health": "false",
    },
  });
  return { held, secrets: secretsOf(house, held), hiddenPlaces: ["Maalahti", "Malax"] };
}

function secretsOf(house: TestHouse, held: readonly Held[]): Secret[] {
  const words = held.map(({ word, residents, staff, contact }) => ({
    what: `the words of ${contact.reference}`,
    text: word,
    readers: [...residents, ...staff],
  }));
  const codes = house.personas.residents.map((one) => ({
    what: `the identity code of ${one.key}`,
    text: one.identityCode,
    readers: [
      ...new Set(held.filter(({ contact }) => contact.personId === one.id).flatMap(({ staff }) => staff)),
    ],
  }));
  const laura = residentOf(house, "laura");
  // Whoever may open her contact, but for the family worker, who has no role that sees where she is. She herself
  // sees the number that she gave.
  const named = ["tuula"];
  return [
    ...words,
    ...codes,
    { what: "where Laura lives", text: laura.address.street, readers: named },
    { what: "Laura's number", text: laura.phone ?? "", readers: [...named, "laura"] },
  ];
}
