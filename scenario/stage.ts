import type { PersonId } from "#src/kernel/id.ts";
import { childOfAge, submitAsking, YOUNGEST } from "./asking.ts";
import { localMs } from "./calendar.ts";
import { familyAnswer, WORDS } from "./compose.ts";
import type { Deed, Planned, Submit } from "./doings.ts";
import { lifeOf, type World } from "./life.ts";
import type { Rng } from "./rng.ts";
import type { FamilyTopic } from "./texts/words.ts";
import type { Townspeople } from "./townspeople.ts";
import { WORKING_DAY } from "./working-time.ts";

/** People of the demo by key, as `content/personas.yaml` names them; those not given have no matters staged. */
const PERSONA_KEYS = [
  "vaasa-fi",
  "narpio-sv",
  "english-speaker",
  "parent-of-two",
  "seventeen",
  "informal-carer",
  "non-disclosure",
] as const;
export type PersonaKey = (typeof PERSONA_KEYS)[number];

type Fate = "open" | "taken" | "waiting" | "answered" | "closed" | "overdue" | "acute";

interface Scene {
  /** Nobody in particular when absent. */
  readonly persona?: PersonaKey;
  readonly daysBefore: number;
  readonly hour: number;
  readonly topic: FamilyTopic;
  /** Which child it is about, the eldest first; oneself or the family when absent. */
  readonly child?: number;
  readonly fate: Fate;
}

/** The days before the end: every state of a matter is there to be seen, in all three languages. */
const SCENES: readonly Scene[] = [
  { persona: "parent-of-two", daysBefore: 1, hour: 23, topic: "child-mood", child: 0, fate: "open" },
  { persona: "parent-of-two", daysBefore: 8, hour: 20, topic: "everyday-life", child: 1, fate: "waiting" },
  { persona: "parent-of-two", daysBefore: 48, hour: 21, topic: "concentration", child: 0, fate: "closed" },
  { persona: "narpio-sv", daysBefore: 6, hour: 19, topic: "everyday-life", fate: "taken" },
  { persona: "narpio-sv", daysBefore: 20, hour: 12, topic: "loneliness", fate: "answered" },
  { persona: "vaasa-fi", daysBefore: 2, hour: 18, topic: "separation", fate: "open" },
  { persona: "vaasa-fi", daysBefore: 25, hour: 10, topic: "something-else", fate: "answered" },
  { persona: "english-speaker", daysBefore: 9, hour: 22, topic: "loneliness", fate: "waiting" },
  { persona: "english-speaker", daysBefore: 33, hour: 9, topic: "everyday-life", fate: "closed" },
  { persona: "seventeen", daysBefore: 13, hour: 22, topic: "bullying", fate: "answered" },
  { persona: "seventeen", daysBefore: 1, hour: 16, topic: "child-mood", fate: "open" },
  { persona: "informal-carer", daysBefore: 15, hour: 14, topic: "something-else", fate: "answered" },
  { persona: "non-disclosure", daysBefore: 7, hour: 20, topic: "separation", fate: "taken" },
  { daysBefore: 15, hour: 11, topic: "concentration", child: 0, fate: "overdue" },
  { daysBefore: 17, hour: 21, topic: "everyday-life", fate: "overdue" },
  { daysBefore: 1, hour: 21, topic: "child-mood", child: 0, fate: "acute" },
  { daysBefore: 3, hour: 2, topic: "violence", fate: "acute" },
];

/** Matters of the demo's people and a few of others', each with what has been done about it until the end. */
export function stagedMatters(
  rng: Rng,
  world: World,
  people: Townspeople,
  endDate: Temporal.PlainDate,
  personas: Partial<Record<PersonaKey, PersonId>>,
): Planned[] {
  return SCENES.flatMap((scene, i) => {
    const id = scene.persona === undefined ? undefined : personas[scene.persona];
    if (scene.persona !== undefined && id === undefined) return [];
    const own = rng.fork(i);
    const submit = sceneSubmit(own, people, `staged-${scene.persona ?? "other"}-${i}`, scene, id);
    const ms = localMs(endDate.subtract({ days: scene.daysBefore }), scene.hour) + own.int(5, 50) * 60_000;
    return [{ ms, deed: submit }, ...sceneLife(own, world, submit, ms, scene.fate)];
  });
}

function sceneSubmit(
  rng: Rng,
  people: Townspeople,
  key: string,
  scene: Scene,
  id: PersonId | undefined,
): Submit {
  const danger = scene.fate === "acute" ? (scene.topic === "violence" ? "violence" : "self") : undefined;
  const pair = id === undefined ? childOfAge(rng, people, YOUNGEST[scene.topic]) : undefined;
  const person = (id === undefined ? pair?.parent : people.get(id)) ?? people.adult(rng);
  const child =
    scene.child === undefined ? undefined : (pair?.child ?? people.childOf(person.id, scene.child));
  return submitAsking(rng, people, key, {
    person,
    ...(child === undefined ? {} : { child }),
    forWhom: child === undefined ? "myself" : "my-child",
    way:
      id === undefined && danger === undefined
        ? "anonymous"
        : id === undefined
          ? "own-contact"
          : "identified",
    topic: scene.topic,
    ...(danger === undefined ? {} : { danger }),
  });
}

function sceneLife(rng: Rng, world: World, submit: Submit, ms: number, fate: Fate): Planned[] {
  if (fate === "open") return [];
  if (fate === "acute") return lifeOf(rng, world, submit, ms);
  const { time, roster } = world;
  const { contactKey, team, lang } = submit;
  const by = roster.draw(rng, team, lang);
  const received = time.at(ms);
  const on = (workingDays: number, deed: Deed) => ({
    ms: time.momentOf(received + workingDays * WORKING_DAY),
    deed,
  });
  const take = on(0.6, { kind: "take", contactKey, by });
  const ask = on(1.2, { kind: "ask-back", contactKey, by, text: rng.pick(WORDS[lang].askBack) });
  const note = on(0.8, { kind: "note", contactKey, by, text: rng.pick(WORDS[lang].note) });
  if (fate === "taken" || fate === "overdue") return [take, note];
  if (fate === "waiting") return [take, ask];
  const text = familyAnswer(rng, lang, submit.topic as FamilyTopic);
  const answer = on(2.4, { kind: "answer", contactKey, by, text });
  if (fate === "answered") return [take, answer];
  const reply = {
    ms: ask.ms + 26 * 3_600_000,
    deed: { kind: "family-reply", contactKey, text: rng.pick(WORDS[lang].reply) } as const,
  };
  const late = on(5, { kind: "answer", contactKey, by, text });
  const close = on(9, { kind: "close", contactKey, by, reason: "answered" });
  return [take, ask, reply, { ...late, ms: Math.max(late.ms, reply.ms + 3_600_000) }, close];
}
