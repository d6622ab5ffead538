import {
  type Appointment,
  atTheSameTime,
  cancelBooked,
  cancelOnward,
  instantOf,
  minuteOf,
  moveToChosen,
  sayComing,
} from "#src/domains/scheduling/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { findType } from "../../booking/appointment-types.ts";
import { mayChange, RESIDENT_CANCEL_REASONS } from "../../booking/booking-changes.ts";
import { moment } from "../../format.ts";
import type { Site } from "../../site.ts";
import { telling } from "../../telling.ts";
import { fill } from "../../ui/index.ts";
import { demandOf, readAsked, readChosen } from "./asked.ts";
import { handOf } from "./hand.ts";
import { lostBy } from "./hold.ts";
import { drawTimes, type TimesPlace } from "./times.tsx";
import { bookingWords } from "./words.ts";

/** Coming, or cancelled: pressed twice it is once. Leads back to the page of the appointment. */
export async function takeStep(
  site: Site,
  exchange: Exchange,
  appointment: Appointment,
  ground: Ground,
  page: string,
): Promise<Answer> {
  const { scope, fields } = exchange;
  const step = field(fields, "step");
  const hand = handOf(exchange, ground);
  if (step === "coming") {
    if (appointment.comingConfirmedAt === null) await sayComing(scope, appointment.id, hand);
    return redirect(`${page}?done=coming`);
  }
  if (step === "cancel") {
    if (appointment.status !== "cancelled") {
      if (!mayChange(site, appointment, scope.now)) throw new Refusal("conflict", "time-too-late");
      const reason = RESIDENT_CANCEL_REASONS.find((one) => one === field(fields, "reason")) ?? "not-said";
      const tell = await telling(site, scope, appointment.personId, "time-cancelled");
      if (field(fields, "onward") === "yes" && ground !== "code") {
        await cancelOnward(scope, appointment, reason, hand, ([one, ...others]) =>
          one ? tell(one, ...others) : [],
        );
      } else {
        await cancelBooked(scope, appointment.id, reason, hand, (cancelled) => ({
          notices: tell(cancelled),
        }));
      }
      site.poke();
    }
    return redirect(`${page}?done=cancelled`);
  }
  return redirect(page);
}

/** What an appointment may be moved to: the same type and length, anywhere; asked for as the address says. */
const askedFor = (site: Site, exchange: Exchange, { type: id, startsAt, endsAt }: Appointment) => {
  const type = findType(site, id);
  if (!type) throw new Refusal("not-found", "appointment");
  const minutes = Math.round(startsAt.until(endsAt).total("minutes"));
  return readAsked(site.content, exchange.query, type, { minutes });
};

const placeFor = (exchange: Exchange, { startsAt }: Appointment, back: string): TimesPlace => {
  const { lang, scope, path } = exchange;
  const w = bookingWords(lang);
  return {
    title: w.moveTitle,
    lead: fill(w.moveLead, { when: moment(startsAt, lang, scope.now) }),
    path,
    back: { href: back, label: w.own },
    taking: { post: path, along: {}, label: w.moveTake },
  };
};

/** Free times to which an appointment may be moved. */
export async function showMoves(
  site: Site,
  exchange: Exchange,
  appointment: Appointment,
  back: string,
): Promise<Answer> {
  // A place in a group is given back, and another one taken.
  const grouped = askedFor(site, exchange, appointment).type.group;
  if (grouped || !mayChange(site, appointment, exchange.scope.now)) return redirect(back);
  return drawTimes(
    site,
    exchange,
    askedFor(site, exchange, appointment),
    placeFor(exchange, appointment, back),
  );
}

/** Moves it to the chosen time: the new one is taken and the old one freed, or neither. */
export async function takeMove(
  site: Site,
  exchange: Exchange,
  appointment: Appointment,
  ground: Ground,
  places: { readonly back: string; of(moved: Appointment): string },
): Promise<Answer> {
  const { scope, fields } = exchange;
  const asked = askedFor(site, exchange, appointment);
  if (asked.type.group) throw new Refusal("conflict", "time-changed");
  const place = placeFor(exchange, appointment, places.back);
  const read = readChosen(asked.type, field(fields, "time"));
  if (!read) return drawTimes(site, exchange, asked, place, { from: 0, why: "tampered" });
  const { chosen, key } = read;
  // Pressed twice: it has been moved by this very button.
  if (appointment.status !== "booked" && appointment.movedTo === null)
    throw new Refusal("conflict", "time-changed");
  if (appointment.movedTo === null && !mayChange(site, appointment, scope.now))
    throw new Refusal("conflict", "time-too-late");
  if (chosen.from < minuteOf(scope.now))
    return drawTimes(site, exchange, asked, place, { from: chosen.from, why: "past" });
  const overlapping =
    appointment.movedTo === null &&
    appointment.personId !== null &&
    (await atTheSameTime(scope.db, {
      id: appointment.id,
      personId: appointment.personId,
      startsAt: instantOf(chosen.from),
      endsAt: instantOf(chosen.from + asked.minutes),
    }));
  if (overlapping) return drawTimes(site, exchange, asked, place, { from: chosen.from, why: "overlapping" });
  const tell = await telling(site, scope, appointment.personId, "time-moved");
  try {
    const moved = await moveToChosen(
      scope,
      site.times,
      { ...demandOf(site.content, asked, scope.now, 1), line: appointment.line },
      chosen,
      { id: appointment.id, submission: key },
      handOf(exchange, ground),
      (to) => ({ notices: tell(to) }),
    );
    if (moved.personId !== appointment.personId) throw new Refusal("not-found", "appointment");
    site.poke();
    return redirect(`${places.of(moved)}?done=moved`);
  } catch (error) {
    return drawTimes(site, exchange, asked, place, lostBy(error, chosen.from));
  }
}
