import { contactForRequest } from "#src/domains/contacts/index.ts";
import { scoreById } from "#src/domains/instruments/index.ts";
import { personById } from "#src/domains/people/index.ts";
import { loadRequest, type RequestId } from "#src/domains/requests/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { scoreText } from "../../instruments/score-view.tsx";
import { answersIn } from "../../matter/answers.ts";
import { agreedPart, assessedPart } from "../../matter/parts.ts";
import type { Site } from "../../site.ts";

export function requestIdOf(exchange: Exchange): RequestId {
  const id = parseId<"data-request">(exchange.params.id) as RequestId | undefined;
  if (!id) throw new Refusal("not-found", "data-request");
  return id;
}

/** A request with whom it is about and, where it names one, the words that it says are wrong. Nothing else of the contact. */
export async function loadForOfficer(site: Site, exchange: Exchange) {
  const { db } = exchange.scope;
  const of = await loadRequest(db, requestIdOf(exchange));
  if (!of) throw new Refusal("not-found", "data-request");
  const { request } = of;
  const [person, maker, about] = await Promise.all([
    personById(db, request.personId),
    request.madeBy === request.personId ? undefined : personById(db, request.madeBy),
    request.contactId ? contactForRequest(db, request.contactId, request.targetId) : undefined,
  ]);
  if (!person) throw new Refusal("not-found", "person");
  const answer =
    about && request.target === "answer"
      ? (await answersIn(site, about, about.response, exchange.lang)).find(
          (one) => one.linkId === request.targetId,
        )
      : undefined;
  const { contactId, target, targetId } = request;
  const partOf = target === "assessment" ? assessedPart : target === "outcome" ? agreedPart : undefined;
  const score = target === "score" && targetId ? await scoreById(db, targetId) : undefined;
  const written = score
    ? scoreText(score, exchange.lang, exchange.scope.now)
    : partOf && contactId && targetId
      ? await partOf(site, db, contactId, targetId, exchange.lang)
      : target === "message"
        ? about?.body
        : answer && `${answer.label}: ${answer.values.join(", ")}`;
  return { of, request, person, maker, reference: about?.reference, written: written ?? undefined };
}

export type ForOfficer = Awaited<ReturnType<typeof loadForOfficer>>;
