import {
  type AppointmentType,
  type Calendar,
  type CalendarOwner,
  ownersOf,
} from "#src/domains/scheduling/index.ts";
import {
  anyOf,
  CODES,
  fault,
  type Resource,
  readReference,
  readToken,
  scheduleOf,
  spanOf,
  unitsOf,
} from "#src/fhir/index.ts";
import type { ResourceId } from "#src/kernel/id.ts";
import { type Asked, calendarsOf, canDo, countOf, type Found, notFound } from "./asked.ts";

/** Of some types those that coded values name; all when none is named. */
export function typesNamed(
  types: readonly AppointmentType[],
  values: readonly string[],
): readonly AppointmentType[] {
  if (values.length === 0) return types;
  const named = anyOf(values).map(readToken);
  return types.filter(({ id }) =>
    named.some(({ system, code }) => code === id && (system === null || system === CODES.type)),
  );
}

/** A page of rows in a steady order, by how many were passed over. */
export function paged<T>(
  asked: Asked,
  rows: readonly T[],
): { readonly page: readonly T[]; readonly next: Found["next"] } {
  const text = asked.params.get("_cursor") ?? "0";
  if (!/^\d{1,6}$/.test(text))
    throw fault(400, "value", "_cursor: follow the links of the answer as they are");
  const skip = Number(text);
  const end = skip + countOf(asked);
  return { page: rows.slice(skip, end), next: rows.length > end ? { _cursor: String(end) } : undefined };
}

/** Who owns calendars, by the calendar. */
export async function ownersFor(
  { scope }: Asked,
  calendars: readonly Calendar[],
): Promise<ReadonlyMap<ResourceId, CalendarOwner>> {
  const owners = await ownersOf(
    scope.db,
    calendars.map(({ resource }) => resource.id),
  );
  return new Map(owners.map((owner) => [owner.id, owner]));
}

/** Professionals' calendars, in the order of their ids. */
export const professionals = async (asked: Asked): Promise<readonly Calendar[]> =>
  (await calendarsOf(asked)).filter(({ resource }) => resource.kind === "professional");

export async function professional(asked: Asked, id: string, type: string): Promise<Calendar> {
  const found = (await professionals(asked)).find(({ resource }) => resource.id === id);
  if (!found) throw notFound(type);
  return found;
}

/** Calendars as Schedules. */
export async function schedulesFor(asked: Asked, calendars: readonly Calendar[]): Promise<Resource[]> {
  const owners = await ownersFor(asked, calendars);
  return calendars.map((one) =>
    scheduleOf(
      one,
      owners.get(one.resource.id),
      asked.types.filter((type) => canDo(one, type)),
      asked.scope.now,
      asked.scope.lang,
    ),
  );
}

export async function readSchedule(asked: Asked, id: string): Promise<Resource> {
  const [found] = await schedulesFor(asked, [await professional(asked, id, "Schedule")]);
  if (!found) throw notFound("Schedule");
  return found;
}

/** Calendars by who, where, what for and when. */
export async function searchSchedules(asked: Asked): Promise<Found> {
  const { params, scope, base } = asked;
  const ids = anyOf(params.getAll("_id"));
  const actors = anyOf(params.getAll("actor")).map((one) => readReference(one, base));
  const types = typesNamed(asked.types, params.getAll("service-type"));
  const active = params.get("active");
  const span = spanOf("date", params.getAll("date"));
  const horizon = scope.now.add({ hours: 24 * Math.max(0, ...types.map(({ horizonDays }) => horizonDays)) });
  const inTime =
    (!span.from || Temporal.Instant.compare(span.from, horizon) <= 0) &&
    (!span.before || Temporal.Instant.compare(span.before, scope.now) > 0);
  const rows = (await professionals(asked)).filter((one) => {
    const does = types.some((type) => canDo(one, type));
    const isActive = asked.types.some((type) => canDo(one, type));
    const { id } = one.resource;
    const acts = actors.some((actor) => actor && actorIs(one, actor));
    return (
      inTime &&
      (ids.length === 0 || ids.includes(id)) &&
      (actors.length === 0 || acts) &&
      (!params.has("service-type") || does) &&
      (active === null || active === String(isActive))
    );
  });
  const { page, next } = paged(asked, rows);
  return { resources: await schedulesFor(asked, page), next };
}

function actorIs(
  calendar: Calendar,
  { type, id }: { readonly type: string | null; readonly id: string },
): boolean {
  const person = type === null || type === "Practitioner" || type === "PractitionerRole";
  const place = type === null || type === "Location";
  return (person && calendar.resource.id === id) || (place && unitsOf(calendar).includes(id));
}
