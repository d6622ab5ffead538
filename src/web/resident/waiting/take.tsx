import { personById } from "#src/domains/people/index.ts";
import {
  type Appointment,
  addWish,
  appointmentTypesOf,
  type BookingReach,
  bookingReach,
  endWish,
  offerOf,
  rightToAppointment,
  type WishId,
  wishById,
} from "#src/domains/scheduling/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type PersonId, parseId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { mayChange } from "../../booking/booking-changes.ts";
import { answerOffer, type OfferStep, offerStep } from "../../booking/offer-answer.ts";
import { ResidentPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { OfferQuestion, type OfferQuestionProps } from "../../waiting/question.tsx";
import { dueOf, readWishTyped, wishedTimes } from "../../waiting/typed.ts";
import { waitingWords } from "../../waiting/words.ts";
import { wrongAge } from "../booking/ages.ts";
import { peopleOf, showWaiting } from "./page.tsx";

/** What a resident does on the waiting list: waits, takes or declines what is offered, stops waiting. */
export async function takeWaiting(site: Site, exchange: Exchange): Promise<Answer> {
  const step = field(exchange.fields, "step");
  const said = offerStep(step);
  if (said) return answer(site, exchange, said);
  return step === "remove" ? remove(exchange) : add(site, exchange);
}

const over = (exchange: Exchange, done: string) =>
  redirect(`${to("waiting", exchange.lang)}?done=${encodeURIComponent(done)}`);

/** By which right the resident acts for whoever waits; not found when by none. */
async function groundFor(exchange: Exchange, person: PersonId): Promise<Ground> {
  const { own, others } = await peopleOf(exchange);
  const ground = person === own ? "own" : others.find(({ personId }) => personId === person)?.by;
  if (!ground) throw new Refusal("not-found", "wish");
  return ground;
}

async function answer(site: Site, exchange: Exchange, step: OfferStep): Promise<Answer> {
  const { scope, fields, actor } = exchange;
  const id = parseId<"appointment">(field(fields, "id"));
  const offer = id && (await offerOf(scope.db, id));
  if (!id || !offer) throw new Refusal("not-found", "offer");
  const { personId } = offer.wish;
  const ground = await groundFor(exchange, personId);
  const hand = { by: actorRef(actor), ground, now: scope.now };
  const reach = await bookingReach(scope.db, (await peopleOf(exchange)).own, scope.now);
  const sees = (standing: Appointment) => standing.personId === personId && seesTime(reach, standing);
  const changes = (standing: Appointment) => sees(standing) && mayChange(site, standing, scope.now);
  const answered = await answerOffer(
    site,
    scope,
    id,
    step,
    hand,
    (standing) => standing.id === field(fields, "standing") && changes(standing),
  );
  if (typeof answered === "string") return over(exchange, answered);
  const { standing } = answered;
  exchange.log({ action: "appointment.open", ground, specialReasonId: null, personId, contactId: null });
  return askWhich(site, exchange, {
    ...answered,
    name: ground === "own" ? null : ((await personById(scope.db, personId))?.givenNames ?? null),
    sees: sees(standing),
    changes: changes(standing),
  });
}

function seesTime(reach: BookingReach, time: Appointment): boolean {
  try {
    rightToAppointment(reach, time);
    return true;
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === "not-found") return false;
    throw refusal;
  }
}

/** Asks which of two times of the same type stands. */
function askWhich(
  site: Site,
  asked: Exchange,
  about: Omit<OfferQuestionProps, "site" | "exchange" | "action">,
): Answer {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.waiting } };
  const { lang } = exchange;
  const w = waitingWords(lang);
  const title = about.name === null ? w.question.title : w.question.otherTitle;
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={title}
      back={{ href: to("waiting", lang), label: w.title }}
      noindex
    >
      <h1>{title}</h1>
      <OfferQuestion {...about} site={site} exchange={exchange} action={to("waiting", lang)} />
    </ResidentPage>,
  );
}

async function remove(exchange: Exchange): Promise<Answer> {
  const { scope, fields, actor } = exchange;
  const id = parseId<"waiting-wish">(field(fields, "id")) as WishId | undefined;
  const wish = id && (await wishById(scope.db, id));
  if (!wish) throw new Refusal("not-found", "wish");
  const ground = await groundFor(exchange, wish.personId);
  exchange.log({
    action: "waiting.wish",
    ground,
    specialReasonId: null,
    personId: wish.personId,
    contactId: wish.contactId,
  });
  await scope.db.begin((tx) => endWish(tx, wish, "withdrawn", actorRef(actor), scope.now));
  return over(exchange, "removed");
}

async function add(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, fields, lang, actor } = exchange;
  const w = waitingWords(lang);
  const typed = readWishTyped(fields);
  const people = await peopleOf(exchange);
  const { wished, errors } = wishedTimes(site, lang, typed, scope.now);
  const type = appointmentTypesOf(site.content).find(({ id, open }) => open && id === typed.type);
  if (!type) errors.unshift({ field: "type", text: w.errors.type });
  const personId = people.all.find((id) => id === (typed.person || people.own));
  if (!personId) errors.unshift({ field: "about", text: w.errors.person });
  if (errors.length > 0 || !type || !personId) return showWaiting(site, exchange, { typed, errors });
  const person = await personById(scope.db, personId);
  const age = wrongAge(type, person?.birthDate, scope.now, lang);
  if (age) return showWaiting(site, exchange, { typed, errors: [{ field: "type", text: age }] });
  const ground = await groundFor(exchange, personId);
  exchange.log({ action: "waiting.wish", ground, specialReasonId: null, personId, contactId: null });
  const wish = {
    ...wished,
    id: scope.newId() as WishId,
    submission: parseId<"submission">(field(fields, "submission")) ?? scope.newId(),
    personId,
    register: type.register,
    line: type.lines[0] ?? "health",
    type: type.id,
    minutes: type.minutes[0] ?? 30,
    dueAt: dueOf(site, type, person?.birthDate, scope.now),
    contactId: null,
    requestId: null,
    replaces: null,
    byPhone: false,
    language: lang,
    madeByKind: "resident" as const,
    madeBy: people.own,
    madeAt: scope.now,
    endedAt: null,
    endedAs: null,
  };
  await scope.db.begin((tx) => addWish(tx, wish, actorRef(actor)));
  return over(exchange, "added");
}
