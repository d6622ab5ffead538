import { lineWords } from "./compose.ts";
import type { Submit, Way } from "./doings.ts";
import type { Stream } from "./mix.ts";
import type { Rng } from "./rng.ts";
import { type Roster, teamOf } from "./roster.ts";
import { LINE_TOPICS, type LineTopic } from "./texts/words.ts";
import type { Townspeople } from "./townspeople.ts";

const CHILD_SHARE = 0.18;

/** A contact by another channel than the families' form; a professional writes down what is not written. */
export function submitApproach(
  rng: Rng,
  people: Townspeople,
  roster: Roster,
  contactKey: string,
  stream: Stream,
): Submit {
  const { channel, line } = stream;
  if (line === "family") throw new Error("invariant: families write by the form");
  const pair = rng.chance(CHILD_SHARE) && line !== "social" ? people.parentAndChild(rng) : undefined;
  const person = pair?.parent ?? people.adult(rng);
  const lang = person.serviceLanguage;
  const way: Way = channel === "chat" && rng.chance(0.4) ? "anonymous" : "identified";
  const topic = rng.pick<LineTopic>(LINE_TOPICS[line]);
  const words = lineWords(rng, lang, topic);
  const team = teamOf(line, people.area(person.municipality));
  const written = channel === "web-form" || channel === "chat";
  return {
    kind: "submit",
    contactKey,
    channel,
    line,
    team,
    way,
    ...(way === "identified" ? { personId: person.id } : {}),
    ...(way === "identified" && pair ? { subjectId: pair.child.id } : {}),
    lang,
    municipality: person.municipality,
    topic,
    answers: { topic, "own-words": words, "answer-language": lang },
    words,
    acute: false,
    ...(written ? {} : { by: roster.draw(rng, team, lang) }),
  };
}
