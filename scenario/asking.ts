import type { Lang } from "#src/kernel/lang.ts";
import { type ChildWord, dangerWords, familyWords } from "./compose.ts";
import type { Submit, Way } from "./doings.ts";
import type { Resident } from "./resident.ts";
import type { Rng } from "./rng.ts";
import { teamOf } from "./roster.ts";
import type { FamilyTopic } from "./texts/words.ts";
import type { Townspeople } from "./townspeople.ts";
import { Weighted } from "./weighted.ts";

/** Who asks for whom, in the codes of the form. */
export interface Asking {
  readonly person: Resident;
  readonly child?: Resident;
  readonly forWhom: "myself" | "my-child" | "young-person" | "our-family" | "other";
  readonly way: Way;
  readonly topic: FamilyTopic;
  readonly danger?: "self" | "violence";
}

const WAY_CODES: Record<Way, string> = {
  anonymous: "code",
  "own-contact": "own-contact",
  identified: "signed-in",
};
const ACUTE_SHARE = 0.012;
const TELLS_MUNICIPALITY = 0.82;

const TOPICS = new Weighted<readonly [FamilyTopic, number]>(
  [
    ["child-mood", 22],
    ["everyday-life", 21],
    ["separation", 13],
    ["concentration", 13],
    ["bullying", 9],
    ["loneliness", 7],
    ["substances", 5],
    ["violence", 4],
    ["something-else", 6],
  ],
  ([, weight]) => weight,
);

const YOUNG = 12;

/** From which age the sentences of a topic can be said of a child. */
export const YOUNGEST: Readonly<Record<FamilyTopic, number>> = {
  "child-mood": 7,
  "everyday-life": 1,
  separation: 4,
  violence: 4,
  concentration: 7,
  substances: 13,
  loneliness: 7,
  bullying: 7,
  "something-else": 3,
};

const AGE_CODES = [
  { below: 3, code: "age-0-2" },
  { below: 7, code: "age-3-6" },
  { below: 13, code: "age-7-12" },
  { below: 18, code: "age-13-17" },
  { below: 200, code: "age-18-29" },
];

export function drawAsking(rng: Rng, people: Townspeople): Asking {
  const at = rng.float();
  const [drawn] = TOPICS.draw(rng);
  const way: Way = rng.chance(0.45) ? "anonymous" : rng.chance(0.45) ? "own-contact" : "identified";
  const danger = rng.chance(ACUTE_SHARE) ? (rng.chance(0.6) ? "self" : "violence") : undefined;
  const topic = danger === undefined ? drawn : DANGER_TOPIC[danger];
  const about: Pick<Asking, "topic" | "danger"> = danger === undefined ? { topic } : { topic, danger };
  if (at < 0.14) return { person: people.young(rng), forWhom: "myself", way, ...about };
  const another = at >= 0.88;
  const pair = childOfAge(rng, people, another ? Math.max(YOUNG, YOUNGEST[topic]) : YOUNGEST[topic]);
  if (pair === undefined) return { person: people.young(rng), forWhom: "myself", way, ...about };
  const { parent: person, child } = pair;
  if (at < 0.24) return { person, forWhom: rng.chance(0.6) ? "our-family" : "myself", way, ...about };
  if (!another) return { person, child, forWhom: "my-child", way, ...about };
  const by = people.adult(rng);
  // Another's child is never named by identification: only a guardian acts for a child.
  const shy: Way = way === "identified" ? "own-contact" : way;
  return { person: by, child, forWhom: rng.chance(0.7) ? "young-person" : "other", way: shy, ...about };
}

/** A child of at least that age and one of its guardians; undefined where such are rare. */
export function childOfAge(
  rng: Rng,
  people: Townspeople,
  youngest: number,
): ReturnType<Townspeople["parentAndChild"]> {
  for (let tries = 0; tries < 20; tries++) {
    const pair = people.parentAndChild(rng);
    if (pair === undefined || people.age(pair.child) >= youngest) return pair;
  }
  return undefined;
}

const DANGER_TOPIC = { self: "child-mood", violence: "violence" } as const;

/** The form as it is sent: only questions that the form would ask are answered. */
export function submitAsking(rng: Rng, people: Townspeople, contactKey: string, asking: Asking): Submit {
  const { person, child, forWhom, way, topic, danger } = asking;
  const lang = person.serviceLanguage;
  const own = way === "identified";
  const words = wordsOf(rng, lang, asking);
  const told = own || rng.chance(TELLS_MUNICIPALITY);
  const municipality = told ? person.municipality : undefined;
  const answers = {
    "for-whom": forWhom,
    ...(child && (forWhom === "my-child" || forWhom === "young-person")
      ? { "child-age": ageCode(people.age(child)) }
      : {}),
    topic,
    ...(topic === "violence" ? { "safe-now": danger === "violence" ? "not-safe" : "safe" } : {}),
    "own-words": words,
    municipality: municipality ?? "not-said",
    "answer-language": lang,
    way: WAY_CODES[way],
    ...(way === "anonymous" ? {} : reach(rng, person)),
    "move-to-health": rng.chance(0.7),
  };
  return {
    kind: "submit",
    contactKey,
    channel: "web-form",
    form: "ask-for-help",
    line: "family",
    team: teamOf("family", people.area(municipality ?? "")),
    way,
    ...(own ? { personId: person.id } : {}),
    ...(own && forWhom === "my-child" && child ? { subjectId: child.id } : {}),
    lang,
    ...(municipality === undefined ? {} : { municipality }),
    topic,
    answers,
    words,
    acute: danger !== undefined,
  };
}

function wordsOf(rng: Rng, lang: Lang, { topic, danger, forWhom, child }: Asking): string {
  const voice: ChildWord | undefined =
    child === undefined ? undefined : forWhom === "my-child" ? child.sex : "relative";
  return danger === undefined ? familyWords(rng, lang, topic, voice) : dangerWords(rng, lang, danger, voice);
}

function reach(rng: Rng, person: Resident): Record<string, string> {
  const byMail = person.email !== undefined && (person.phone === undefined || rng.chance(0.5));
  if (byMail) return { reach: "email", email: person.email };
  const times = ["any", "any", "morning", "afternoon"];
  return { reach: "phone", phone: person.phone ?? "050 000 000 000", "call-time": rng.pick(times) };
}

function ageCode(age: number): string {
  return AGE_CODES.find(({ below }) => age < below)?.code ?? "age-18-29";
}
