import { type Draft, toResponse } from "#src/domains/forms/index.ts";
import {
  type Appointment,
  bookingReach,
  keepVisitAnswers,
  ownAppointments,
  rightToAppointment,
  type VisitAnswers,
} from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { findType } from "../../booking/appointment-types.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { dangerIn } from "../ask/danger.ts";
import { BY_CODE, openedByCode } from "../booking/by-code.tsx";
import type { Filling } from "./door.ts";

/** A coming visit for which somebody may fill in a form, by which right, and where its page is. */
export interface Visit {
  readonly appointment: Appointment;
  readonly ground: VisitAnswers["ground"];
  readonly page: string;
}

/** The coming visits whose type asks for a form: the reader's own and those they act for, and the one opened by its code. */
export async function visitsFor(site: Site, exchange: Exchange, form: string): Promise<Visit[]> {
  const { scope, lang, visitor } = exchange;
  const asks = ({ type, status, startsAt }: Appointment) =>
    status === "booked" &&
    Temporal.Instant.compare(scope.now, startsAt) < 0 &&
    findType(site, type)?.form === form;
  const opened = await openedByCode(exchange);
  const byCode: Visit[] =
    opened && asks(opened) ? [{ appointment: opened, ground: "code", page: to("timeOpened", lang) }] : [];
  if (!visitor.resident) return byCode;
  const reach = await bookingReach(scope.db, visitor.resident.personId, scope.now);
  const own = (await ownAppointments(scope.db, reach, scope.now, "coming")).filter(asks);
  return [
    ...own.map((appointment) => ({
      appointment,
      ground: rightToAppointment(reach, appointment),
      page: to("ownAppointment", lang, { id: appointment.id }),
    })),
    ...byCode.filter(({ appointment }) => !own.some(({ id }) => id === appointment.id)),
  ];
}

/** Keeps what was answered with the visit. Sent twice it is once. */
export async function keepForVisit(
  site: Site,
  exchange: Exchange,
  { door, answers, context }: Filling,
  draft: Draft,
  { appointment, ground }: Visit,
): Promise<{ readonly acute: boolean }> {
  const { scope, lang } = exchange;
  const danger = dangerIn(site, door, answers);
  const { personId, contactId, id: appointmentId } = appointment;
  const entry = { action: "form.keep", ground, personId, contactId, specialReasonId: null } as const;
  if (ground === "code") exchange.log(entry, BY_CODE);
  else exchange.log(entry);
  await keepVisitAnswers(scope.db, {
    appointmentId,
    submission: draft.submission,
    form: door.form.id,
    formVersion: door.form.version,
    response: toResponse(door.form.form, answers, { lang, authored: scope.now.toString(), context }),
    danger: danger.acute ? danger.codes : [],
    ground,
    at: scope.now,
  });
  return { acute: danger.acute };
}
