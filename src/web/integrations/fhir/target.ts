import { type Person, peopleOfMessages, personById } from "#src/domains/people/index.ts";
import { type AppointmentType, knownTo, minuteOf, type Offer } from "#src/domains/scheduling/index.ts";
import { CODES, fault, formsNamed, type GivenAppointment, type SlotKey } from "#src/fhir/index.ts";
import { parseId, type ResourceId } from "#src/kernel/id.ts";
import type { Asked } from "./asked.ts";
import { offerFor, offersAt, slotKeyOf } from "./slots.ts";

/** The person whom a booking names: known here, or named so that they can be known. */
export async function patientOf({ scope, client }: Asked, { patient }: GivenAppointment): Promise<Person> {
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

export interface Target {
  readonly type: AppointmentType;
  readonly from: number;
  readonly offer: Offer | undefined;
}

/** The time that is asked for: by its id, or by start with whom or where. */
export async function targetOf(asked: Asked, given: GivenAppointment): Promise<Target> {
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
