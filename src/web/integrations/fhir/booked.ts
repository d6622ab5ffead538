import { type Person, peopleOfMessages } from "#src/domains/people/index.ts";
import {
  type Appointment,
  type AppointmentStatus,
  appointmentTypesOf,
  identifiersOf,
  type SystemSearch,
  searchForSystem,
  systemAppointment,
  takenByAll,
} from "#src/domains/scheduling/index.ts";
import {
  anyOf,
  bookedTime,
  fault,
  type Resource,
  readReference,
  readToken,
  STATUS,
  SYSTEMS,
  spanOf,
} from "#src/fhir/index.ts";
import { type AppointmentId, type PersonId, parseId, type ResourceId } from "#src/kernel/id.ts";
import { type Answer, type Asked, countOf, type Found, logShown, notFound } from "./asked.ts";

/** Appointments in their FHIR shape; in two questions, however many. */
async function shownAs(asked: Asked, rows: readonly Appointment[]): Promise<Resource[]> {
  const { scope, client, site } = asked;
  const types = appointmentTypesOf(site.content);
  const [taken, identifiers] = await Promise.all([
    takenByAll(
      scope.db,
      rows.map(({ id }) => id),
    ),
    identifiersOf(
      scope.db,
      client.id,
      rows.map(({ submission }) => submission),
    ),
  ]);
  return rows.map((appointment) =>
    bookedTime(
      {
        appointment,
        type: types.find(({ id }) => id === appointment.type),
        resources: taken.get(appointment.id) ?? [],
        identifier: identifiers.get(appointment.submission),
      },
      scope.lang,
    ),
  );
}

/** An appointment that the system took itself: as if it were not for any other. */
export async function appointmentOf({ scope, client }: Asked, id: string): Promise<Appointment> {
  const parsed = parseId<"appointment">(id);
  const found = parsed && (await systemAppointment(scope.db, client.id, parsed));
  if (!found) throw notFound("Appointment");
  return found;
}

export async function readBooked(asked: Asked, id: string): Promise<Resource> {
  const found = await appointmentOf(asked, id);
  await logShown(asked, "appointment.open", [found.personId]);
  const [shown] = await shownAs(asked, [found]);
  if (!shown) throw notFound("Appointment");
  return shown;
}

/** The names by which a search identifies somebody: only in a body. */
export const BY_CODE = ["patient.identifier", "patient:identifier", "actor:identifier"] as const;

/** The person whom a search identifies by their code; null when it identifies nobody, undefined when nobody here has it. */
async function identified({ params, posted, scope }: Asked): Promise<Person | null | undefined> {
  const values = BY_CODE.flatMap((name) => params.getAll(name));
  const [value] = values;
  if (value === undefined) return null;
  if (!posted)
    throw fault(
      400,
      "security",
      "Identity codes must not stand in an address: POST to Appointment/_search instead",
    );
  const { system, code } = readToken(value);
  if (values.length > 1 || (system !== null && system !== SYSTEMS.hetu))
    throw fault(400, "value", `patient.identifier: name one person, as ${SYSTEMS.hetu}|…`);
  const asked = { identityCode: code, names: null };
  const { now, newId } = scope;
  return (await peopleOfMessages(scope.db, [asked], { now, newId })).get(asked);
}

/** Appointments within the system's reach, the earliest first. */
export async function searchBooked(asked: Asked): Promise<Found> {
  const { params, scope, client } = asked;
  const person = await identified(asked);
  if (person === undefined) return { resources: [] };
  const count = countOf(asked);
  const search = searchOf(asked, count + 1);
  if (!search) return { resources: [] };
  // Where somebody under non-disclosure is met, is told to nobody who did not book it.
  const whole = person && client.scopes.includes("of-person") && !person.nonDisclosure;
  const rows = await searchForSystem(
    scope.db,
    {
      client: client.id,
      wholly: whole ? { personId: person.id, registers: client.registers } : null,
    },
    { ...search, ...(person && { personId: person.id }) },
  );
  const page = rows.slice(0, count);
  await logShown(asked, "appointment.list", [...page.map(({ personId }) => personId), person?.id ?? null]);
  const last = page.at(-1);
  const more = rows.length > count && last !== undefined;
  return {
    resources: await shownAs(asked, page),
    next: more && !person ? { _cursor: `${last.startsAt.epochMilliseconds}.${last.id}` } : undefined,
    ...(more && person && { warnings: ["There are more: ask again with date=ge… from the last one on"] }),
    ...(params.has("patient") &&
      person && { warnings: ["patient.identifier was followed, patient was not"] }),
  };
}

/** What is looked for; undefined when nothing can meet it. */
function searchOf({ params, base }: Asked, limit: number): SystemSearch | undefined {
  const ids = anyOf(params.getAll("_id")).flatMap((one) => parseId<"appointment">(one) ?? []);
  if (params.has("_id") && ids.length === 0) return undefined;
  const statuses = statusesNamed(params.getAll("status"));
  if (statuses?.length === 0) return undefined;
  const referred = [
    ...params.getAll("patient").map((one) => ({ type: "Patient", one })),
    ...params.getAll("practitioner").map((one) => ({ type: "Practitioner", one })),
    ...params.getAll("location").map((one) => ({ type: "Location", one })),
    ...params.getAll("actor").map((one) => ({ type: null, one })),
  ].map(({ type, one }) => {
    const read = readReference(one, base);
    return { type: read?.type ?? type, id: read?.id };
  });
  const about: { personId?: PersonId; resource?: ResourceId; unit?: string } = {};
  for (const { type, id } of referred) {
    if (type === null) throw fault(400, "value", "actor: write the type too, as in actor=Practitioner/…");
    if (type === "Location") about.unit = id ?? "";
    else {
      const parsed = parseId<"actor">(id);
      if (!parsed) return undefined;
      if (type === "Patient") about.personId = parsed as string as PersonId;
      else if (type.startsWith("Practitioner")) about.resource = parsed as string as ResourceId;
      else return undefined;
    }
  }
  const identifier = params.get("identifier");
  const key = identifier === null ? undefined : readToken(identifier);
  const cursor = params.get("_cursor");
  return {
    ...about,
    ...spanOf("date", params.getAll("date")),
    ...(ids.length > 0 && { ids }),
    ...(statuses && { statuses }),
    ...(key && { identifier: { system: key.system, value: key.code } }),
    ...(cursor !== null && { after: afterOf(cursor) }),
    limit,
  };
}

function statusesNamed(values: readonly string[]): AppointmentStatus[] | undefined {
  if (values.length === 0) return undefined;
  const codes = anyOf(values).map((one) => readToken(one).code);
  return (Object.keys(STATUS) as AppointmentStatus[]).filter((one) => codes.includes(STATUS[one]));
}

function afterOf(text: string): NonNullable<SystemSearch["after"]> {
  const [, at = "", tail] = /^(\d{1,14})\.(.+)$/.exec(text) ?? [];
  const id: AppointmentId | undefined = parseId<"appointment">(tail);
  if (!id) throw fault(400, "value", "_cursor: follow the links of the answer as they are");
  return { startsAt: Temporal.Instant.fromEpochMilliseconds(Number(at)), id };
}

/** An appointment as an answer, with its address. */
export async function answerWith(asked: Asked, appointment: Appointment, status: number): Promise<Answer> {
  const [resource] = await shownAs(asked, [appointment]);
  const { base } = asked;
  const location = `${base}/Appointment/${appointment.id}/_history/${appointment.version}`;
  return {
    status,
    resource: resource as Resource,
    headers: { Location: location },
  };
}
