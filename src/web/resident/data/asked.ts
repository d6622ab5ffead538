import { messagesOf, open } from "#src/domains/contacts/index.ts";
import { REQUEST_KINDS, type RequestKind, type Target } from "#src/domains/requests/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type ContactId, type PersonId, parseId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { questionOf } from "./question.ts";
import { dataWords } from "./words.ts";

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
  const messageId = parseId<"message">(target);
  if (messageId) {
    const found = (await messagesOf(exchange.scope.db, id, false)).find((one) => one.id === messageId);
    if (!found) throw new Refusal("not-found", "contact");
    const words = found.body.length > EXCERPT ? `${found.body.slice(0, EXCERPT)} …` : found.body;
    return {
      ...about,
      target: "message",
      targetId: messageId,
      words: fill(w.aboutMessage, { reference, words }),
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

export const kindOf = (value: string): RequestKind | undefined => REQUEST_KINDS.find((one) => one === value);
