import { open } from "#src/domains/contacts/index.ts";
import { type Person, personById } from "#src/domains/people/index.ts";
import {
  type Appointment,
  type AppointmentType,
  appointmentById,
  appointmentTypesOf,
  type BookingRequest,
  isOfAge,
  ownersOf,
  requestById,
  staffRightToAppointment,
  takenBy,
} from "#src/domains/scheduling/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { type ContactId, parseId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { rightTo } from "../people/right.ts";
import { staffOf } from "../staff-of.ts";

/** For whom a time is looked for, by which right, and what is known of it. */
export interface About {
  readonly key: "request" | "person" | "move";
  readonly id: string;
  readonly ground: Ground;
  readonly specialReasonId: string | null;
  readonly person: Person | undefined;
  readonly contactId: ContactId | null;
  readonly language: Lang;
  readonly types: readonly AppointmentType[];
  readonly request: BookingRequest | undefined;
  readonly moved: Appointment | undefined;
}

/** Reads what a page or form names: a time asked for, a person, or a time to be moved; undefined when it names none. */
export async function aboutAsked(
  site: Site,
  exchange: Exchange,
  of: (name: string) => string,
): Promise<About | undefined> {
  const request = parseId<"booking-request">(of("request"));
  if (request) return aboutRequest(site, exchange, request);
  const person = parseId<"person">(of("person"));
  if (person) return aboutPerson(site, exchange, person);
  const moved = parseId<"appointment">(of("move"));
  return moved && aboutMove(site, exchange, moved);
}

async function aboutRequest(site: Site, { scope }: Exchange, id: string): Promise<About> {
  const request = await requestById(scope.db, id);
  if (!request) throw new Refusal("not-found", "booking-request");
  const { contact, right } = await open(scope, request.contactId);
  if (!right.handles) throw new Refusal("denied", "only-to-read");
  return {
    key: "request",
    id,
    ...right,
    person: contact.personId ? await personById(scope.db, contact.personId) : undefined,
    contactId: contact.id,
    language: contact.language,
    types: appointmentTypesOf(site.content).filter((type) => type.id === request.type),
    request,
    moved: undefined,
  };
}

async function aboutPerson(
  site: Site,
  exchange: Exchange,
  id: NonNullable<ReturnType<typeof parseId<"person">>>,
): Promise<About> {
  const person = await personById(exchange.scope.db, id);
  const right = person && (await rightTo(exchange, person));
  if (!person || !right) throw new Refusal("not-found", "person");
  const { lines } = staffOf(exchange);
  const registers = new Set(
    site.content.lines.filter((line) => lines.includes(line.id)).map((line) => line.register),
  );
  const today = localDate(exchange.scope.now);
  const strange = ({ ages }: AppointmentType) => Number(!isOfAge(ages, person.birthDate, today));
  return {
    key: "person",
    id,
    ground: right.ground,
    specialReasonId: right.specialReasonId,
    person,
    contactId: null,
    language: person.serviceLanguage,
    // Health and social welfare have registers of their own: one books in one's own.
    // Those that are for people of another age stand last.
    types: appointmentTypesOf(site.content)
      .filter((type) => registers.has(type.register) && !type.group)
      .sort((a, b) => strange(a) - strange(b)),
    request: undefined,
    moved: undefined,
  };
}

async function aboutMove(
  site: Site,
  exchange: Exchange,
  id: NonNullable<ReturnType<typeof parseId<"appointment">>>,
): Promise<About> {
  const { appointment, right } = await openAppointment(exchange, id);
  if (appointment.status !== "booked") throw new Refusal("conflict", "time-not-booked");
  const { scope } = exchange;
  return {
    key: "move",
    id,
    ...right,
    person: appointment.personId ? await personById(scope.db, appointment.personId) : undefined,
    contactId: appointment.contactId,
    language: appointment.language,
    types: appointmentTypesOf(site.content).filter((type) => type.id === appointment.type && !type.group),
    request: undefined,
    moved: appointment,
  };
}

/** An appointment that the reader has a right to, with who and what it takes. */
export async function openAppointment(exchange: Exchange, id: string | undefined) {
  const { scope } = exchange;
  const known = parseId<"appointment">(id);
  const appointment = known && (await appointmentById(scope.db, known));
  if (!appointment) throw new Refusal("not-found", "appointment");
  const owners = await ownersOf(scope.db, await takenBy(scope.db, appointment.id));
  const right = await staffRightToAppointment(
    scope,
    staffOf(exchange),
    appointment,
    owners.map(({ professionalId }) => professionalId),
  );
  return { appointment, owners, right };
}
