import { personById } from "#src/domains/people/index.ts";
import {
  type Appointment,
  addWish,
  endWish,
  offerOf,
  staffRightToAppointment,
  type WishId,
  wishById,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import type { Scope } from "#src/platform/scope.ts";
import { answerOffer, offerStep } from "../../booking/offer-answer.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { ErrorSummary, type FieldError } from "../../ui/index.ts";
import { WishForm } from "../../waiting/form.tsx";
import { OfferQuestion, type OfferQuestionProps } from "../../waiting/question.tsx";
import { dueOf, readWishTyped, type WishTyped, wishedTimes } from "../../waiting/typed.ts";
import { waitingWords } from "../../waiting/words.ts";
import { staffOf } from "../staff-of.ts";
import { type About, aboutAsked } from "./about.ts";
import { bookingStaffWords } from "./words.ts";

const done = (exchange: Exchange, what: string) =>
  redirect(`${to("waitingStaff", exchange.lang)}?done=${encodeURIComponent(what)}`);

/** What a professional does on the list: puts somebody on it, answers for whoever is called, takes a wish away. */
export async function takeWaitingStaff(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, fields } = exchange;
  const staff = staffOf(exchange);
  const step = field(fields, "step");
  const hand = { by: actorRef(staff), ground: "care-relationship" as const, now: scope.now };
  const said = offerStep(step);
  if (said) {
    const id = parseId<"appointment">(field(fields, "id"));
    const offer = id && (await offerOf(scope.db, id));
    if (!id || !offer || !staff.lines.includes(offer.wish.line)) throw new Refusal("not-found", "offer");
    const { personId } = offer.wish;
    const changes = ({ line }: Appointment) => staff.lines.includes(line);
    const answered = await answerOffer(
      site,
      scope,
      id,
      said,
      hand,
      (standing) => standing.id === field(fields, "standing") && changes(standing),
    );
    if (typeof answered === "string") return done(exchange, answered);
    exchange.log({ action: "appointment.open", ...hand, specialReasonId: null, personId, contactId: null });
    const person = await personById(scope.db, personId);
    return askWhich(site, exchange, {
      ...answered,
      name: person ? `${person.givenNames} ${person.surname}` : "",
      sees: await seesTime(scope, staff, answered.standing),
      changes: changes(answered.standing),
    });
  }
  if (step === "remove") {
    const id = parseId<"waiting-wish">(field(fields, "id")) as WishId | undefined;
    const wish = id && (await wishById(scope.db, id));
    if (!wish || !staff.lines.includes(wish.line)) throw new Refusal("not-found", "wish");
    const { personId, contactId } = wish;
    exchange.log({ action: "waiting.wish", ...hand, specialReasonId: null, personId, contactId });
    await scope.db.begin((tx) => endWish(tx, wish, "withdrawn", hand.by, scope.now));
    return done(exchange, "removed");
  }
  const about = await aboutAsked(site, exchange, (name) => field(fields, name));
  if (!about?.person) throw new Refusal("not-found", "person");
  return put(site, exchange, about, about.person);
}

async function put(
  site: Site,
  exchange: Exchange,
  about: About,
  person: NonNullable<About["person"]>,
): Promise<Answer> {
  const { scope, fields, lang } = exchange;
  const staff = staffOf(exchange);
  const typed = readWishTyped(fields);
  const { wished, errors } = wishedTimes(site, lang, typed, scope.now);
  const type = about.types.find(({ id }) => id === typed.type);
  if (!type) throw new Refusal("not-found", "type");
  if (errors.length > 0) return again(site, exchange, about, typed, errors);
  const { ground, specialReasonId, request, contactId } = about;
  exchange.log({ action: "waiting.wish", ground, specialReasonId, personId: person.id, contactId });
  const by = actorRef(staff);
  const wish = {
    ...wished,
    id: scope.newId() as WishId,
    submission: parseId<"submission">(field(fields, "submission")) ?? scope.newId(),
    personId: person.id,
    register: type.register,
    line: request?.line ?? type.lines.find((line) => staff.lines.includes(line)) ?? type.lines[0] ?? "health",
    type: type.id,
    minutes: request?.minutes ?? type.minutes[0] ?? 30,
    dueAt: request?.dueAt ?? dueOf(site, type, person.birthDate, scope.now),
    contactId,
    requestId: request?.id ?? null,
    replaces: null,
    notifyEmail: wished.byPhone ? null : person.email,
    // Without an address nobody is told: then somebody calls.
    byPhone: wished.byPhone || person.email === null,
    language: about.language,
    madeByKind: "staff" as const,
    madeBy: staff.professionalId,
    madeAt: scope.now,
    endedAt: null,
    endedAs: null,
  };
  await scope.db.begin((tx) => addWish(tx, wish, by));
  return done(exchange, "added");
}

/** Whose time it is they know already; when and where another is, only by the right to open it. */
async function seesTime(scope: Scope, staff: Staff, time: Appointment): Promise<boolean> {
  try {
    await staffRightToAppointment(scope, staff, time, []);
    return true;
  } catch (refusal) {
    if (refusal instanceof Refusal) return false;
    throw refusal;
  }
}

/** Asks which of two times of the same type stands, while the person is on the phone. */
function askWhich(
  site: Site,
  asked: Exchange,
  about: Omit<OfferQuestionProps, "site" | "exchange" | "action">,
): Answer {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.waitingStaff } };
  const title = waitingWords(exchange.lang).question.otherTitle;
  return page(
    <StaffPage site={site} exchange={exchange} title={title}>
      <h1>{title}</h1>
      <OfferQuestion {...about} site={site} exchange={exchange} action={to("waitingStaff", exchange.lang)} />
    </StaffPage>,
  );
}

/** The form once more, with what was typed and what must be put right. */
function again(
  site: Site,
  asked: Exchange,
  about: About,
  typed: WishTyped,
  errors: readonly FieldError[],
): Answer {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.waitingStaff } };
  const w = bookingStaffWords(exchange.lang);
  return page(
    <StaffPage site={site} exchange={exchange} title={w.waitAdd} hasErrors>
      <ErrorSummary lang={exchange.lang} errors={errors} />
      <h1>{w.waitAdd}</h1>
      <WishForm
        site={site}
        exchange={exchange}
        action={to("waitingStaff", exchange.lang)}
        hidden={{ [about.key]: about.id, type: typed.type, form: typed.form, unit: typed.unit }}
        byPhone
        typed={typed}
        errors={errors}
      />
    </StaffPage>,
    422,
  );
}
