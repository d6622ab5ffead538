import type { AppointmentId, ContactId, PersonId, ProfessionalId, ResourceId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { AppointmentStatus, FormOfService } from "./model.ts";

/** A professional's calendar as the workplace names it. */
export interface CalendarOwner {
  readonly id: ResourceId;
  readonly professionalId: ProfessionalId | null;
  readonly name: string;
  readonly unit: string;
  readonly profession: string | null;
  readonly languages: readonly Lang[];
}

const OWNER = `r.id, r.professional_id as "professionalId", coalesce(r.name, p.name, '') as name, r.unit, r.profession, r.languages`;

/** The calendar of a professional; undefined when they receive nobody. */
export async function calendarOf(tx: ReadTx, of: ProfessionalId): Promise<CalendarOwner | undefined> {
  const [row] = await tx<CalendarOwner[]>`
    select ${tx.unsafe(OWNER)} from resource r left join professional p on p.id = r.professional_id
    where r.professional_id = ${of} and r.active`;
  return row;
}

const UNIT_ROWS = 300;

/** The professionals of a unit that receive people, by profession and name. At most UNIT_ROWS. */
export async function calendarsOfUnit(tx: ReadTx, unit: string): Promise<CalendarOwner[]> {
  return tx<CalendarOwner[]>`
    select ${tx.unsafe(OWNER)} from resource r left join professional p on p.id = r.professional_id
    where r.unit = ${unit} and r.kind = 'professional' and r.active
    order by r.profession, r.name, r.id limit ${UNIT_ROWS}`;
}

/** Calendars by id: whom times were taken with. */
export async function ownersOf(tx: ReadTx, ids: readonly ResourceId[]): Promise<CalendarOwner[]> {
  if (ids.length === 0) return [];
  return tx<CalendarOwner[]>`
    select ${tx.unsafe(OWNER)} from resource r left join professional p on p.id = r.professional_id
    where r.id = any(${[...ids]}::uuid[])`;
}

/** A line of somebody's day: a time that is taken, with whose it is. */
export interface DayAppointment {
  readonly id: AppointmentId;
  readonly resourceId: ResourceId;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly type: string;
  readonly line: string;
  readonly unit: string;
  readonly form: FormOfService;
  readonly status: AppointmentStatus;
  readonly language: Lang;
  readonly comingConfirmedAt: Temporal.Instant | null;
  readonly personId: PersonId | null;
  readonly personName: string | null;
  readonly contactId: ContactId | null;
}

const DAY_ROWS = 600;

const dayColumns = (tx: ReadTx) => tx`
  a.id, o.resource_id as "resourceId", a.starts_at as "startsAt", a.ends_at as "endsAt", a.type, a.line, a.unit,
  a.form, a.status, a.language, a.coming_confirmed_at as "comingConfirmedAt", a.person_id as "personId",
  p.given_names || ' ' || p.surname as "personName", a.contact_id as "contactId"`;

/** What is taken of some calendars from a moment until another, in order of time. At most DAY_ROWS. */
export async function appointmentsOf(
  tx: ReadTx,
  resources: readonly ResourceId[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<DayAppointment[]> {
  if (resources.length === 0) return [];
  return tx<DayAppointment[]>`
    select ${dayColumns(tx)}
    from occupancy o join appointment a on a.id = o.appointment_id left join person p on p.id = a.person_id
    where o.resource_id = any(${[...resources]}::uuid[]) and o.during && tstzrange(${from}, ${to})
    order by a.starts_at, o.resource_id limit ${DAY_ROWS}`;
}

/** Taken times by their ids, as a day has them: one row for each calendar that one takes. */
export async function appointmentsByIds(
  tx: ReadTx,
  ids: readonly AppointmentId[],
): Promise<DayAppointment[]> {
  if (ids.length === 0) return [];
  return tx<DayAppointment[]>`
    select ${dayColumns(tx)}
    from occupancy o join appointment a on a.id = o.appointment_id left join person p on p.id = a.person_id
    where a.id = any(${[...ids]}::uuid[])
    order by a.starts_at, o.resource_id limit ${DAY_ROWS}`;
}

/** Whom and what an appointment takes, or took; those freed are gone. */
export async function takenBy(tx: ReadTx, id: AppointmentId): Promise<ResourceId[]> {
  const rows = await tx<{ id: ResourceId }[]>`
    select resource_id as id from occupancy where appointment_id = ${id} order by resource_id limit 20`;
  return rows.map((row) => row.id);
}

/** How much is booked of a calendar on a local day. */
export interface BookedDay {
  readonly id: ResourceId;
  readonly day: Temporal.PlainDate;
  readonly n: number;
  readonly led: number;
}

/**
 * How many times are booked of some calendars on each local day, from a moment until another: by calendar and date.
 * `led`: how many of them lead a group.
 */
export async function bookedByDay(
  tx: ReadTx,
  resources: readonly ResourceId[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<readonly BookedDay[]> {
  if (resources.length === 0) return [];
  return tx<BookedDay[]>`
    select o.resource_id as id, (a.starts_at at time zone 'Europe/Helsinki')::date as day, count(*)::int as n,
      count(e.id)::int as led
    from occupancy o join appointment a on a.id = o.appointment_id left join group_event e on e.leads_id = a.id
    where o.resource_id = any(${[...resources]}::uuid[]) and o.during && tstzrange(${from}, ${to})
      and a.status <> 'held'
    group by 1, 2`;
}
