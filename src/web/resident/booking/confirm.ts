import { personById } from "#src/domains/people/index.ts";
import {
  type Appointment,
  atTheSameTime,
  type BookingRequest,
  bookingReach,
  confirmSeen,
  letHeldGo,
  minuteOf,
  requestsOfContact,
  takeChosen,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { typeOf } from "../../booking/appointment-types.ts";
import { moment } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { telling } from "../../telling.ts";
import { fill } from "../../ui/index.ts";
import { readerOf } from "../data/subject.ts";
import { wrongAge } from "./ages.ts";
import { demandOf, readAsked } from "./asked.ts";
import { handOf } from "./hand.ts";
import { detailsOf, drawHeld, faultsIn, heldOf, readDetails, whomFor } from "./held.tsx";
import { lostBy } from "./hold.ts";
import { bookingPlace, drawTimes } from "./times.tsx";
import { bookingWords } from "./words.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The request that a held time was chosen for; undefined when it was chosen without one. */
async function requestOf(exchange: Exchange, held: Appointment): Promise<BookingRequest | undefined> {
  if (held.contactId === null) return undefined;
  const asked = await requestsOfContact(exchange.scope.db, held.contactId);
  const same = asked.filter(({ type, chooser }) => type === held.type && chooser === "resident");
  return same.find(({ state }) => state === "asked") ?? same[0];
}

/** Whether what the reader took has become an appointment: it is then shown as one. */
const isTheirs = ({ status, cancelReason, personId }: Appointment) =>
  personId !== null && (!["held", "cancelled"].includes(status) || cancelReason !== null);

export async function showHeld(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const held = await heldOf(exchange);
  if (isTheirs(held)) return redirect(to("ownAppointment", lang, { id: held.id }));
  const reach = await bookingReach(scope.db, readerOf(exchange), scope.now);
  const fixed = held.contactId !== null;
  return drawHeld(site, exchange, { held, reach, details: detailsOf(held, reach), fixed, errors: [] });
}

/**
 * Books the held time. A hold that ran out is booked all the same while the time is free; else what is nearest is
 * offered, and what was typed goes along. Pressed twice it is booked once.
 */
export async function takeHeld(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = bookingWords(lang);
  const reader = readerOf(exchange);
  const [held, reach] = await Promise.all([heldOf(exchange), bookingReach(scope.db, reader, scope.now)]);
  if (isTheirs(held)) return redirect(`${to("ownAppointment", lang, { id: held.id })}?done=booked`);
  const type = typeOf(site, held.type);
  const request = await requestOf(exchange, held);
  if (fields.has("another")) {
    if (held.status === "held") await letHeldGo(scope, held.id, handOf(exchange, "own"));
    const query = request ? `?${new URLSearchParams({ request: request.id })}` : "";
    return redirect(`${to("bookingTimes", lang, { type: type.id })}${query}`);
  }
  if (request && request.state !== "asked") throw new Refusal("conflict", "time-answered");
  const details = readDetails(exchange);
  const fixed = held.contactId !== null;
  const whom = whomFor(reach, held).filter(({ personId }) => !fixed || personId === held.personId);
  const again = (errors: ReturnType<typeof faultsIn>) =>
    drawHeld(site, exchange, { held, reach, details, fixed, errors });
  const faults = faultsIn(
    details,
    whom.map(({ personId }) => personId),
    lang,
  );
  if (faults.length > 0) return again(faults);
  const personId = details.whom as PersonId;
  // Who said that a time is needed has seen the age.
  const birthDate = type.ages && !fixed ? (await personById(scope.db, personId))?.birthDate : undefined;
  const age = wrongAge(type, birthDate, held.startsAt, lang);
  if (age) return again([whom.length > 1 ? { field: "for", text: age } : { text: age }]);
  const [other, tell] = await Promise.all([
    atTheSameTime(scope.db, { ...held, personId }),
    telling(site, scope, personId, "time-booked"),
  ]);
  if (other) return again([{ text: fill(w.overlaps, { when: moment(other.startsAt, lang, scope.now) }) }]);
  const ground = whom.find((one) => one.personId === personId)?.ground ?? "own";
  const hand = handOf(exchange, ground);
  const beside = (appointment: Appointment) => ({
    notices: tell(appointment),
    ...(request && { answers: request.id }),
  });
  const given = {
    personId,
    bookedBy: reader,
    language: lang,
    notifyEmail: details.email || null,
    notifyPhone: details.phone || null,
  };
  const from = minuteOf(held.startsAt);
  const asked = readAsked(site.content, new URLSearchParams(), type, { request });
  const takeAgain = () => {
    const typed = field(fields, "again");
    const submission = UUID.test(typed) ? typed : scope.newId();
    const codeHash = hashCode(site.codeFor(submission));
    const { register, contactId, unit, form } = held;
    return takeChosen(
      scope,
      site.times,
      demandOf(site.content, asked, scope.now, 1),
      { from, unit, form },
      { ...given, submission, register, contactId, codeHash },
      hand,
      "book",
      beside,
    );
  };
  try {
    const codeHash = hashCode(site.codeFor(held.submission));
    const booked =
      held.status === "held"
        ? await confirmSeen(scope, held, { ...given, codeHash }, hand, beside)
        : await takeAgain();
    site.poke();
    return redirect(`${to("ownAppointment", lang, { id: booked.id })}?done=booked`);
  } catch (error) {
    if (error instanceof Refusal && error.reason === "time-not-held") return redirect(exchange.path);
    return drawTimes(site, exchange, asked, bookingPlace(exchange, asked), lostBy(error, from));
  }
}
