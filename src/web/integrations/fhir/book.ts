import { type Person, peopleOfMessages, personById } from "#src/domains/people/index.ts";
import {
  type Appointment,
  type AppointmentType,
  addSystemBooking,
  atTheSameTime,
  cancelBooked,
  type Identifier,
  instantOf,
  knownTo,
  minuteOf,
  type Offer,
  sayComing,
  searchForSystem,
  take,
} from "#src/domains/scheduling/index.ts";
import {
  CODES,
  fault,
  formsNamed,
  type GivenAppointment,
  type GivenChange,
  namedId,
  type Resource,
  readAppointment,
  readToken,
  type SlotKey,
  STATUS,
} from "#src/fhir/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type AppointmentId, parseId, type ResourceId } from "#src/kernel/id.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { CANCEL_REASONS, mayChange } from "../../resident/booking/view.tsx";
import { CANCEL_REASONS as STAFF_REASONS } from "../../staff/booking/appointment.tsx";
import { telling } from "../../telling.ts";
import type { Answer, Asked } from "./asked.ts";
import { shownAs } from "./booked.ts";
import { offerFor, offersAt, slotKeyOf } from "./slots.ts";

/** The person whom a booking names: known here, or named so that they can be known. */
async function patientOf({ scope, client }: Asked, { patient }: GivenAppointment): Promise<Person> {
  const { db, now, newId } = scope;
  const at = "Appointment.participant";
  if ("id" in patient) {
    const id = parseId<"person">(patient.id);
    const known = id && (await knownTo(db, client.id, id)) ? await personById(db, id) : undefined;
    if (!known)
      throw fault(422, "not-found", "You have not booked for this patient: name them by identity code", at);
    return alive(known);
  }
  const named = { identityCode: patient.code, names: patient.names };
  const person = (await peopleOfMessages(db, [named], { now, newId })).get(named);
  if (!person)
    throw fault(
      422,
      "value",
      "The identity code cannot be, or nobody here has it: check it, and give family and given names in a contained Patient",
      at,
    );
  return alive(person);
}

function alive(person: Person): Person {
  if (person.diedOn)
    throw fault(422, "business-rule", "No time can be booked for this person", "Appointment.participant");
  return person;
}

interface Target {
  readonly type: AppointmentType;
  readonly from: number;
  readonly offer: Offer | undefined;
}

/** The time that is asked for: by its id, or by start with whom or where. */
async function targetOf(asked: Asked, given: GivenAppointment): Promise<Target> {
  const types = asked.types.filter(
    ({ id }) =>
      given.types.length === 0 ||
      given.types.some(({ system, code }) => code === id && (system === null || system === CODES.type)),
  );
  if (types.length === 0)
    throw fault(
      422,
      "code-invalid",
      "No such type of appointment that your system may book",
      "Appointment.serviceType",
    );
  if (given.slot !== undefined) {
    const { key, type } = await slotKeyOf(asked, given.slot).catch(() => {
      throw fault(422, "not-found", "There is no such Slot: search again", "Appointment.slot");
    });
    return atSlot(asked, given, key, type, types);
  }
  const { start, end } = given;
  if (!start) throw fault(422, "required", "Name a slot or a start", "Appointment.start");
  const from = minuteOf(start);
  const minutes = end ? minuteOf(end) - from : undefined;
  const of = (kinds: readonly string[]) =>
    given.actors.filter(({ type }) => kinds.includes(type)).map(({ id }) => id);
  const resources = of(["Practitioner", "PractitionerRole", "Schedule"]) as ResourceId[];
  const units = of(["Location"]);
  if (resources.length + units.length === 0)
    throw fault(
      422,
      "required",
      "With a start, name a Practitioner, a PractitionerRole or a Location",
      "Appointment.participant",
    );
  const forms = given.forms.flatMap(formsNamed);
  const lengths = types.filter((type) => minutes === undefined || type.minutes.includes(minutes));
  const [first] = lengths;
  if (!first) throw fault(422, "value", "Such an appointment has another length", "Appointment.end");
  for (const type of lengths) {
    const offers = await offersAt(asked, type, minutes, from, resources);
    const offer = offers.find(
      (one) =>
        one.from === from &&
        (units.length === 0 || units.includes(one.unit)) &&
        (forms.length === 0 || forms.includes(one.form)),
    );
    if (offer) return { type, from, offer };
  }
  return { type: first, from, offer: undefined };
}

async function atSlot(
  asked: Asked,
  { start, end }: GivenAppointment,
  key: SlotKey,
  type: AppointmentType,
  types: readonly AppointmentType[],
): Promise<Target> {
  if (!types.includes(type))
    throw fault(422, "value", "The slot is of another type of appointment", "Appointment.serviceType");
  if ((start && minuteOf(start) !== key.from) || (end && minuteOf(end) !== key.from + key.minutes))
    throw fault(422, "value", "Start and end must be those of the slot", "Appointment.start");
  return { type, from: key.from, offer: await offerFor(asked, key, type) };
}

/** The key of a booking: of the body, or of If-None-Exist; both must agree. */
function identifierOf(asked: Asked, given: GivenAppointment): Identifier | undefined {
  const header = asked.header("if-none-exist");
  if (header === undefined) return given.identifier;
  const query = new URLSearchParams(header.replace(/^\?/, ""));
  const value = query.get("identifier");
  const { system, code } = readToken(value ?? "");
  if (value === null || [...query].length > 1 || !system || code === "" || header.length > 1_000)
    throw fault(400, "not-supported", "If-None-Exist: write identifier=system|value and nothing else");
  const named = { system, value: code };
  if (given.identifier && (given.identifier.system !== system || given.identifier.value !== code))
    throw fault(400, "value", "If-None-Exist and Appointment.identifier must be the same");
  return named;
}

/**
 * Books a time for a person. The same key again is the same booking; with another person or time it is refused. A time
 * that somebody else has is refused with 409, and nothing is written.
 */
export async function createBooked(asked: Asked, body: unknown): Promise<Answer> {
  const { scope, client, site, hand } = asked;
  const given = readAppointment(body, asked.base);
  const identifier = identifierOf(asked, given);
  const person = await patientOf(asked, given);
  const before = identifier && (await bookedAs(asked, identifier));
  if (before) return again(asked, before, person, given);
  const { type, from, offer } = await targetOf(asked, given);
  if (from < minuteOf(scope.now))
    throw fault(422, "business-rule", "This time has passed", "Appointment.start");
  if (!offer)
    throw fault(
      409,
      "conflict",
      "This time is not free: somebody else has it, or nobody works then. Search Slot again",
    );
  const startsAt = instantOf(offer.from);
  const endsAt = instantOf(offer.to);
  const other = await atTheSameTime(scope.db, { id: null, personId: person.id, startsAt, endsAt });
  if (other) throw fault(409, "business-rule", "The person has another time then");
  const submission = identifier
    ? namedId(`system booking ${client.id} ${identifier.system}|${identifier.value}`)
    : scope.newId();
  await addSystemBooking(scope.db, submission, client.id, identifier, scope.now);
  const tell = await telling(site, scope, person.id, "time-booked");
  const id = scope.newId() as AppointmentId;
  const takes = offer.resources.map((resourceId, nth) => ({
    resourceId,
    from: instantOf(offer.takes.from),
    to: instantOf(offer.takes.to),
    seats: offer.seats[nth] ?? 1,
  }));
  const made = await take(
    scope,
    {
      id,
      submission,
      type: type.id,
      line: type.lines[0] ?? "",
      register: type.register,
      unit: offer.unit,
      form: offer.form,
      startsAt,
      endsAt,
      personId: person.id,
      bookedBy: null,
      contactId: null,
      language: person.serviceLanguage,
      codeHash: hashCode(site.codeFor(submission)),
      notifyEmail: person.email,
      notifyPhone: person.phone,
    },
    takes,
    hand,
    "book",
    (booked) => ({ notices: tell(booked) }),
  ).catch((refusal) => {
    if (refusal instanceof Refusal && refusal.reason === "time-taken")
      throw fault(409, "conflict", "Somebody else has just taken this time. Search Slot again");
    throw refusal;
  });
  site.poke();
  return made.id === id ? answerWith(asked, made, 201) : again(asked, made, person, given);
}

async function bookedAs({ scope, client }: Asked, identifier: Identifier): Promise<Appointment | undefined> {
  const found = await searchForSystem(
    scope.db,
    { client: client.id, wholly: null },
    { identifier, limit: 20 },
  );
  // Moved times have the key too: the one that stands is meant.
  return found.find(({ movedTo }) => movedTo === null) ?? found.at(-1);
}

/** The key was used before: for the same it is answered as then; for anything else refused. */
async function again(
  asked: Asked,
  before: Appointment,
  person: Person,
  { start, slot }: GivenAppointment,
): Promise<Answer> {
  const asks = start
    ? minuteOf(start)
    : slot && (await slotKeyOf(asked, slot).catch(() => undefined))?.key.from;
  if (before.personId !== person.id || (asks !== undefined && asks !== minuteOf(before.startsAt)))
    throw fault(409, "duplicate", "This identifier belongs to another booking", "Appointment.identifier");
  return answerWith(asked, before, 200);
}

async function answerWith(asked: Asked, appointment: Appointment, status: number): Promise<Answer> {
  const [resource] = await shownAs(asked, [appointment]);
  const { base } = asked;
  const location = `${base}/Appointment/${appointment.id}/_history/${appointment.version}`;
  return {
    status,
    resource: resource as Resource,
    headers: { Location: location },
  };
}

const REASONS: readonly string[] = [...CANCEL_REASONS, ...STAFF_REASONS];

/** Cancels a time, or notes that the person is coming. Asked twice it is done once. */
export async function changeBooked(
  asked: Asked,
  appointment: Appointment,
  change: GivenChange,
): Promise<Answer> {
  const { site, scope, hand } = asked;
  const match = asked.header("if-match");
  if (match !== undefined && match !== "*" && match.replace(/^W\//, "") !== `"${appointment.version}"`)
    throw fault(412, "conflict", "The appointment has changed: read it again");
  const { id, status } = appointment;
  if (change.start && Temporal.Instant.compare(change.start, appointment.startsAt) !== 0)
    throw fault(422, "not-supported", "To move a time, cancel it and book another", "Appointment.start");
  if (change.status === "cancelled") {
    if (status === "cancelled") return answerWith(asked, appointment, 200);
    if (status !== "booked")
      throw fault(
        409,
        "conflict",
        `The appointment is "${STATUS[status]}" and cannot be cancelled`,
        "Appointment.status",
      );
    if (!mayChange(site, appointment, scope.now))
      throw fault(
        422,
        "business-rule",
        `It is too late to cancel here: call ${site.content.findUnit(appointment.unit)?.phone.number ?? site.content.county.phone.number}`,
        "Appointment.status",
      );
    const reason = REASONS.find((one) => one === change.reason) ?? "not-said";
    const tell = await telling(site, scope, appointment.personId, "time-cancelled");
    const done = await cancelBooked(scope, id, reason, hand, (cancelled) => ({ notices: tell(cancelled) }));
    site.poke();
    return answerWith(asked, done, 200);
  }
  if (change.status !== undefined && change.status !== STATUS[status])
    throw fault(422, "not-supported", 'Only "cancelled" can be set by another system', "Appointment.status");
  if (!change.coming || status !== "booked" || appointment.comingConfirmedAt !== null)
    return answerWith(asked, appointment, 200);
  return answerWith(asked, await sayComing(scope, id, hand), 200);
}
