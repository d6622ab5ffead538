import type { AppointmentId, PersonId, ResourceId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { appointmentColumns } from "./booking-store.ts";
import type { GroupEvent, GroupEventId } from "./group.ts";
import type { Appointment } from "./model.ts";

const COLUMNS = `e.id, e.resource_id as "resourceId", e.leads_id as "leadsId", e.type, e.line, e.register, e.unit, e.form,
  e.title, e.starts_at as "startsAt", e.ends_at as "endsAt", e.slot_minutes as "slotMinutes", e.places, e.open,
  e.closes_at as "closesAt", e.made_by as "madeBy", e.made_at as "madeAt", e.cancelled_at as "cancelledAt"`;

/** The calendar of a group; false where the same form made it already. */
export async function addGroupCalendar(
  tx: WriteTx,
  id: ResourceId,
  { title, unit }: Pick<GroupEvent, "title" | "unit">,
): Promise<boolean> {
  const rows = await tx`
    insert into resource (id, kind, name, unit) values (${id}, 'equipment', ${title.fi}, ${unit})
    on conflict (id) do nothing returning id`;
  return rows.length > 0;
}

export async function addGroupEvent(tx: WriteTx, one: GroupEvent): Promise<void> {
  await tx`
    insert into group_event (id, resource_id, leads_id, type, line, register, unit, form, title, starts_at, ends_at,
      slot_minutes, places, open, closes_at, made_by, made_at)
    values (${one.id}, ${one.resourceId}, ${one.leadsId}, ${one.type}, ${one.line}, ${one.register}, ${one.unit},
      ${one.form}, ${JSON.stringify(one.title)}::text::jsonb, ${one.startsAt}, ${one.endsAt}, ${one.slotMinutes},
      ${one.places}, ${one.open}, ${one.closesAt}, ${one.madeBy}, ${one.madeAt})`;
}

export async function groupEventById(tx: ReadTx, id: GroupEventId): Promise<GroupEvent | undefined> {
  const [row] = await tx<GroupEvent[]>`select ${tx.unsafe(COLUMNS)} from group_event e where e.id = ${id}`;
  return row;
}

/** The same, and nobody else joins or cancels it until the transaction ends. */
export async function groupEventToJoin(tx: WriteTx, id: GroupEventId): Promise<GroupEvent | undefined> {
  const [row] = await tx<GroupEvent[]>`
    select ${tx.unsafe(COLUMNS)} from group_event e where e.id = ${id} for update`;
  return row;
}

const GROUP_ROWS = 60;

/** Groups of a unit that are not over, the nearest first; those cancelled are left out. At most GROUP_ROWS. */
export async function groupsOfUnit(tx: ReadTx, unit: string, now: Temporal.Instant): Promise<GroupEvent[]> {
  return tx<GroupEvent[]>`
    select ${tx.unsafe(COLUMNS)} from group_event e
    where e.unit = ${unit} and e.ends_at > ${now} and e.cancelled_at is null
    order by e.starts_at, e.id limit ${GROUP_ROWS}`;
}

/** Groups to which residents sign up, of all units, the nearest first. At most GROUP_ROWS. */
export async function groupsOpen(tx: ReadTx, now: Temporal.Instant): Promise<GroupEvent[]> {
  return tx<GroupEvent[]>`
    select ${tx.unsafe(COLUMNS)} from group_event e
    where e.open and e.cancelled_at is null and e.closes_at > ${now} and e.ends_at > ${now}
    order by e.starts_at, e.id limit ${GROUP_ROWS}`;
}

/** Places taken of some groups, by group and beginning (milliseconds since 1970). */
export async function placesTaken(
  tx: ReadTx,
  events: readonly Pick<GroupEvent, "id" | "resourceId">[],
): Promise<ReadonlyMap<GroupEventId, ReadonlyMap<number, number>>> {
  if (events.length === 0) return new Map();
  const rows = await tx<{ id: ResourceId; at: Temporal.Instant; n: number }[]>`
    select resource_id as id, lower(during) as at, count(*)::int as n from occupancy
    where resource_id = any(${events.map(({ resourceId }) => resourceId)}::uuid[])
    group by resource_id, lower(during)`;
  return new Map(
    events.map(({ id, resourceId }) => [
      id,
      new Map(
        rows.flatMap(({ id: of, at, n }) => (of === resourceId ? [[at.epochMilliseconds, n] as const] : [])),
      ),
    ]),
  );
}

/** The place that a person has in a group, if any. */
export async function placeOfPerson(
  tx: ReadTx,
  event: GroupEventId,
  person: PersonId,
): Promise<Appointment | undefined> {
  const [row] = await tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment
    where person_id = ${person} and status not in ('held', 'cancelled')
      and id in (select appointment_id from group_place where event_id = ${event}) limit 1`;
  return row;
}

export async function addGroupPlace(tx: WriteTx, event: GroupEventId, id: AppointmentId): Promise<void> {
  await tx`insert into group_place (appointment_id, event_id) values (${id}, ${event})`;
}

/** Those who have a place, by their time. */
export async function participantsOf(tx: ReadTx, event: GroupEventId): Promise<Appointment[]> {
  return tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment
    where id in (select appointment_id from group_place where event_id = ${event})
      and status not in ('held', 'cancelled')
    order by starts_at, made_at, id limit 5000`;
}

/** The groups of some appointments: those that have a place in one, and those that lead one. */
export async function groupsOfTimes(
  tx: ReadTx,
  ids: readonly AppointmentId[],
): Promise<ReadonlyMap<AppointmentId, GroupEvent>> {
  if (ids.length === 0) return new Map();
  const rows = await tx<(GroupEvent & { of: AppointmentId })[]>`
    select ${tx.unsafe(COLUMNS)}, x.id as of from unnest(${[...ids]}::uuid[]) as x(id)
    left join group_place p on p.appointment_id = x.id
    join group_event e on e.leads_id = x.id or e.id = p.event_id`;
  return new Map(rows.map(({ of, ...event }) => [of, event]));
}

export async function markGroupCancelled(
  tx: WriteTx,
  id: GroupEventId,
  now: Temporal.Instant,
): Promise<void> {
  await tx`update group_event set cancelled_at = ${now} where id = ${id} and cancelled_at is null`;
}
