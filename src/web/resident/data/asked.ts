import { messagesOf, OWN_MATTERS_AGE, open } from "#src/domains/contacts/index.ts";
import { scoresForResident } from "#src/domains/instruments/index.ts";
import { REQUEST_KINDS, type RequestKind, type Target } from "#src/domains/requests/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type ContactId, type PersonId, parseId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { dataWords } from "../../data-rights/words.ts";
import { scoreText } from "../../instruments/score-view.tsx";
import { agreedPart, assessedPart } from "../../matter/parts.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { questionOf } from "./question.ts";
import { readerOf } from "./subject.ts";

/** What a request is about, as the page that led here says it, and in words. */
export interface About {
  readonly target: Target;
  readonly contactId: ContactId | null;
  readonly targetId: string | null;
  readonly personId: PersonId | null;
  readonly words: string;
}

const EXCERPT = 80;

/** What a form says that it is about; not found when the reader may not see it. */
export async function aboutOf(
  site: Site,
  exchange: Exchange,
  contact: string,
  target: string,
  lang: Lang,
): Promise<About> {
  const w = dataWords(lang);
  if (contact === "" && target !== "") return aboutScore(exchange, target, lang);
  if (contact === "") {
    return { target: "person", contactId: null, targetId: null, personId: null, words: w.aboutPerson };
  }
  const id = parseId<"contact">(contact);
  if (!id) throw new Refusal("not-found", "contact");
  const opened = await open(exchange.scope, id);
  const { reference, personId } = opened.contact;
  const about = { contactId: id, personId };
  if (target === "")
    return { ...about, target: "contact", targetId: null, words: fill(w.aboutContact, { reference }) };
  const partId = parseId(target);
  const part = partId && (await partOf(site, exchange, id, partId, lang));
  if (partId && part) {
    const words = part.words.length > EXCERPT ? `${part.words.slice(0, EXCERPT)} …` : part.words;
    const text = { message: w.aboutMessage, assessment: w.aboutAssessment, outcome: w.aboutOutcome };
    return {
      ...about,
      target: part.target,
      targetId: partId,
      words: fill(text[part.target], { reference, words }),
    };
  }
  const question = await questionOf(site, opened.contact, target, lang);
  if (question === undefined) throw new Refusal("not-found", "contact");
  return {
    ...about,
    target: "answer",
    targetId: target,
    words: fill(w.aboutAnswer, { reference, question }),
  };
}

/** A score of the reader's own or of somebody whose scores they see, as their page shows it. */
async function aboutScore(exchange: Exchange, id: string, lang: Lang): Promise<About> {
  const { db, now } = exchange.scope;
  const shown = await scoresForResident(db, readerOf(exchange), now, OWN_MATTERS_AGE);
  const score = shown.flatMap(({ scores }) => scores).find((one) => one.id === id);
  if (!score) throw new Refusal("not-found", "score");
  const words = fill(dataWords(lang).aboutScore, { score: scoreText(score, lang, now) });
  return { target: "score", contactId: null, targetId: id, personId: score.personId, words };
}

/** A part of a contact by its id, as the person reads it: a message, the assessment of need, what was agreed. */
async function partOf(
  site: Site,
  exchange: Exchange,
  contactId: ContactId,
  id: string,
  lang: Lang,
): Promise<{ readonly target: "message" | "assessment" | "outcome"; readonly words: string } | undefined> {
  const { db } = exchange.scope;
  const message = (await messagesOf(db, contactId, false)).find((one) => one.id === id);
  if (message) return { target: "message", words: message.body };
  const assessed = await assessedPart(site, db, contactId, id, lang);
  if (assessed !== undefined) return { target: "assessment", words: assessed };
  const agreed = await agreedPart(site, db, contactId, id, lang);
  return agreed === undefined ? undefined : { target: "outcome", words: agreed };
}

export const kindOf = (value: string): RequestKind | undefined => REQUEST_KINDS.find((one) => one === value);
