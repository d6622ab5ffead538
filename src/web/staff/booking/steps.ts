import { CODED, findCode, LISTS, readCode } from "#src/domains/assessments/index.ts";
import {
  type Appointment,
  type BookingHand,
  cancelBooked,
  cancelOnward,
  finishVisit,
  markVisit,
  type VisitId,
  type VisitSaid,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { STAFF_CANCEL_REASONS } from "../../booking/booking-changes.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { telling } from "../../telling.ts";
import type { FieldError } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { openAppointment } from "./about.ts";
import { showAppointment } from "./appointment.tsx";
import type { VisitTyped } from "./visit-form.tsx";
import { bookingStaffWords } from "./words.ts";

const MARKS = ["arrived", "started", "no-show"] as const;

/** One step with a booked time. What has changed meanwhile is said, and the page shows how it stands. */
export async function takeStep(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = bookingStaffWords(lang);
  const { appointment, right } = await openAppointment(exchange, exchange.params.id);
  const staff = staffOf(exchange);
  const hand: BookingHand = { by: actorRef(staff), ground: right.ground, now: scope.now };
  const step = field(fields, "step");
  const mark = MARKS.find((one) => one === step);
  const trouble = (errors: FieldError[], status: number, typed?: VisitTyped) =>
    showAppointment(site, exchange, { errors, status, ...(typed && { typed }) });
  try {
    if (mark) {
      await markVisit(scope, appointment.id, mark, hand);
    } else if (step === "cancelled") {
      const reason = STAFF_CANCEL_REASONS.find((one) => one === field(fields, "reason"));
      if (!reason) return trouble([{ field: "reason", text: w.errors.cancel }], 422);
      const tell = await telling(site, scope, appointment.personId, "time-cancelled");
      if (field(fields, "onward") === "yes") {
        await cancelOnward(scope, appointment, reason, hand, ([one, ...others]) =>
          one ? tell(one, ...others) : [],
        );
      } else {
        await cancelBooked(scope, appointment.id, reason, hand, (cancelled) => ({
          notices: tell(cancelled),
        }));
      }
    } else if (step === "done") {
      const typed = readTyped(fields);
      const { said, errors } = visitSaid(site, lang, appointment, typed);
      if (!said) return trouble(errors, 422, typed);
      const { professionalId, profession } = staff;
      await finishVisit(
        scope,
        appointment.id,
        said,
        { id: scope.newId() as VisitId, professionalId, profession },
        hand,
      );
    } else throw new Refusal("invalid", "step");
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || !["conflict", "invalid"].includes(refusal.code)) throw refusal;
    const text = refusal.reason === "time-not-begun" ? w.errors.early : w.errors.stands;
    return trouble([{ field: "main", text }], 409);
  }
  site.poke();
  const group = parseId<"group-event">(field(fields, "back"));
  if (group) return redirect(to("staffGroup", lang, { id: group }));
  return field(fields, "back") === "calendar"
    ? redirect(`${to("calendar", lang)}?day=${localDate(appointment.startsAt)}&done=${step}`)
    : redirect(`${to("staffAppointment", lang, { id: appointment.id })}?done=${step}`);
}

const readTyped = (fields: Fields): VisitTyped => ({
  mode: field(fields, "mode"),
  service: field(fields, "service"),
  nature: field(fields, "nature"),
  icpc: field(fields, "icpc"),
  first: field(fields, "first"),
});

function visitSaid(
  site: Site,
  lang: Exchange["lang"],
  { register }: Appointment,
  typed: VisitTyped,
): { readonly said?: VisitSaid; readonly errors: FieldError[] } {
  const w = bookingStaffWords(lang);
  const { book } = site.assessing;
  const health = register === "health";
  const errors: FieldError[] = [];
  const mode = findCode(book.mode, typed.mode);
  if (!mode) errors.push({ field: "mode", text: w.errors.mode });
  const service = findCode(book.service, typed.service);
  if (!service && health) errors.push({ field: "service", text: w.errors.service });
  const nature = health ? findCode(book.nature, typed.nature) : undefined;
  if (!nature && health) errors.push({ field: "nature", text: w.errors.nature });
  const reason = health && typed.icpc !== "" ? readCode(book.reason, typed.icpc) : undefined;
  if (!reason && health && typed.icpc !== "") errors.push({ field: "icpc", text: w.errors.icpc });
  if (errors.length > 0 || !mode) return { errors };
  return {
    errors,
    said: {
      mode: mode.code,
      service: service?.code ?? null,
      nature: nature?.code ?? null,
      reason: reason?.code ?? null,
      firstVisit: typed.first === "yes",
      codes: Object.fromEntries(CODED.map((one) => [LISTS[one], book[one].version])),
    },
  };
}
