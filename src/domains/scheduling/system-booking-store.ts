import type { AppointmentId, PersonId, ResourceId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { appointmentColumns } from "./booking-store.ts";
import type { Appointment, AppointmentStatus } from "./model.ts";

/** A key that another system has for a booking. */
export interface Identifier {
  readonly system: string;
  readonly value: string;
}

/** Whose appointments a system sees: what it took itself; of a person whom it identified also what others took. */
export interface SystemReach {
  readonly client: string;
  readonly wholly: { readonly personId: PersonId; readonly registers: readonly string[] } | null;
}

/** What is looked for among them; null and missing ask for nothing. */
export interface SystemSearch {
  readonly ids?: readonly AppointmentId[];
  readonly personId?: PersonId;
  readonly statuses?: readonly AppointmentStatus[];
  readonly from?: Temporal.Instant | undefined;
  readonly before?: Temporal.Instant | undefined;
  readonly resource?: ResourceId;
  readonly unit?: string;
  readonly identifier?: { readonly system: string | null; readonly value: string };
  /** The last one of the page before. */
  readonly after?: { readonly startsAt: Temporal.Instant; readonly id: AppointmentId };
  readonly limit: number;
}

/** Notes which system is about to take a time by a key; the same key twice is noted once. */
export async function addSystemBooking(
  tx: WriteTx,
  submission: string,
  client: string,
  identifier: Identifier | undefined,
  at: Temporal.Instant,
): Promise<void> {
  await tx`
    insert into system_booking (submission, client, identifier_system, identifier_value, at)
    values (${submission}, ${client}, ${identifier?.system ?? null}, ${identifier?.value ?? null}, ${at})
    on conflict do nothing`;
}

const reached = (tx: ReadTx, { client, wholly }: SystemReach) => tx`(
  exists (select from system_booking s where s.submission = a.submission and s.client = ${client})
  ${wholly ? tx`or (a.person_id = ${wholly.personId} and a.register = any(${[...wholly.registers]}::text[]))` : tx``})`;

/** An appointment that a system took; undefined when there is none, or another took it. */
export async function systemAppointment(
  tx: ReadTx,
  client: string,
  id: AppointmentId,
): Promise<Appointment | undefined> {
  const [row] = await tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment a
    where id = ${id} and status <> 'held' and ${reached(tx, { client, wholly: null })}`;
  return row;
}

/** Whether a system has taken a time for a person before. */
export async function knownTo(tx: ReadTx, client: string, personId: PersonId): Promise<boolean> {
  const rows = await tx`
    select from appointment a where person_id = ${personId} and ${reached(tx, { client, wholly: null })} limit 1`;
  return rows.length > 0;
}

/** Appointments within a system's reach, the earliest first, at most `limit`. Held times are nobody's yet. */
export async function searchForSystem(
  tx: ReadTx,
  reach: SystemReach,
  search: SystemSearch,
): Promise<Appointment[]> {
  const { ids, personId, statuses, from, before, resource, unit, identifier, after, limit } = search;
  return await tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment a
    where status <> 'held' and (status <> 'cancelled' or cancel_reason is not null) and ${reached(tx, reach)}
      ${ids ? tx`and id = any(${[...ids]}::uuid[])` : tx``}
      ${personId ? tx`and person_id = ${personId}` : tx``}
      ${statuses ? tx`and status = any(${[...statuses]}::text[])` : tx``}
      ${from ? tx`and starts_at >= ${from}` : tx``}
      ${before ? tx`and starts_at < ${before}` : tx``}
      ${unit ? tx`and unit = ${unit}` : tx``}
      ${resource ? tx`and exists (select from occupancy o where o.appointment_id = a.id and o.resource_id = ${resource})` : tx``}
      ${
        identifier
          ? tx`and exists (select from system_booking s where s.submission = a.submission and s.client = ${reach.client}
        and s.identifier_value = ${identifier.value}
        ${identifier.system === null ? tx`` : tx`and s.identifier_system = ${identifier.system}`})`
          : tx``
      }
      ${after ? tx`and (starts_at, id) > (${after.startsAt}, ${after.id})` : tx``}
    order by starts_at, id limit ${limit}`;
}

/** The keys that a system gave, by the key of the taking. */
export async function identifiersOf(
  tx: ReadTx,
  client: string,
  submissions: readonly string[],
): Promise<ReadonlyMap<string, Identifier>> {
  if (submissions.length === 0) return new Map();
  const rows = await tx<(Identifier & { submission: string })[]>`
    select submission, identifier_system as system, identifier_value as value from system_booking
    where client = ${client} and submission = any(${[...submissions]}::uuid[]) and identifier_value is not null`;
  return new Map(rows.map(({ submission, system, value }) => [submission, { system, value }]));
}

/** Whom and what several appointments take; those freed take nothing. */
export async function takenByAll(
  tx: ReadTx,
  ids: readonly AppointmentId[],
): Promise<ReadonlyMap<AppointmentId, readonly ResourceId[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx<{ id: AppointmentId; resources: ResourceId[] }[]>`
    select appointment_id as id, array_agg(resource_id order by resource_id) as resources
    from occupancy where appointment_id = any(${[...ids]}::uuid[]) group by appointment_id`;
  return new Map(rows.map(({ id, resources }) => [id, resources]));
}
