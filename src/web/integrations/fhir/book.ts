import type { Person } from "#src/domains/people/index.ts";
import {
  type Appointment,
  addSystemBooking,
  atTheSameTime,
  type Identifier,
  instantOf,
  minuteOf,
  searchForSystem,
  take,
} from "#src/domains/scheduling/index.ts";
import { Fault, fault, type GivenAppointment, namedId, readAppointment, readToken } from "#src/fhir/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { telling } from "../../telling.ts";
import type { Answer, Asked } from "./asked.ts";
import { answerWith } from "./booked.ts";
import { slotKeyOf } from "./slots.ts";
import { patientOf, targetOf } from "./target.ts";

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
  const given = readAppointment(body, asked.base);
  const identifier = identifierOf(asked, given);
  const before = identifier && (await bookedAs(asked, identifier));
  if (before) return again(asked, before, await patientOf(asked, given), given);
  try {
    return await bookNew(asked, given, identifier);
  } catch (refusal) {
    // Sent twice at once: what the other one booked a moment ago is this one's too.
    const meanwhile = identifier && refusal instanceof Fault && refusal.status === 409;
    const made = meanwhile ? await bookedAs(asked, identifier) : undefined;
    if (made) return again(asked, made, await patientOf(asked, given), given);
    throw refusal;
  }
}

async function bookNew(
  asked: Asked,
  given: GivenAppointment,
  identifier: Identifier | undefined,
): Promise<Answer> {
  const { scope, client, site, hand } = asked;
  const { type, from, offer } = await targetOf(asked, given);
  if (from < minuteOf(scope.now))
    throw fault(422, "business-rule", "This time has passed", "Appointment.start");
  if (!offer)
    throw fault(
      409,
      "conflict",
      "This time is not free: somebody else has it, or nobody works then. Search Slot again",
    );
  // Last, for somebody whom the county does not know yet is made only for a time that can be had.
  const person = await patientOf(asked, given);
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
  const key = slot === undefined ? undefined : (await slotKeyOf(asked, slot).catch(() => undefined))?.key;
  const from = minuteOf(before.startsAt);
  const other =
    before.personId !== person.id ||
    (start !== undefined && minuteOf(start) !== from) ||
    (key !== undefined && (key.from !== from || key.form !== before.form || key.type !== before.type));
  if (other)
    throw fault(409, "duplicate", "This identifier belongs to another booking", "Appointment.identifier");
  return answerWith(asked, before, 200);
}
