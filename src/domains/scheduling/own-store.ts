import type { AppointmentId, PersonId } from "#src/kernel/id.ts";
import { gatheredIn } from "#src/platform/database/gathered.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { appointmentColumns } from "./booking-store.ts";
import type { Appointment } from "./model.ts";

/** Whose appointments a resident may see: see appointment-policy.ts, which decides the same for one. */
export interface OwnReach {
  readonly reader: PersonId;
  /** Whom they act for and in which registers; `wholly`: what they did not take themselves counts too. */
  readonly bonds: readonly {
    readonly personId: PersonId;
    readonly scope: readonly string[];
    readonly wholly: boolean;
  }[];
}

/** The most that one page of appointments holds. */
export const OWN_ROWS = 50;

/** Appointments that a resident may see, of themselves and of those they act for: coming ones soonest first, past ones newest first. */
export async function ownAppointments(
  tx: ReadTx,
  { reader, bonds }: OwnReach,
  now: Temporal.Instant,
  which: "coming" | "past",
  limit = OWN_ROWS,
): Promise<Appointment[]> {
  const coming = which === "coming";
  return await tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment a
    where a.status <> 'held' and (a.status <> 'cancelled' or (a.cancel_reason is not null and a.moved_to is null))
      and ${coming ? tx`a.ends_at > ${now} and a.status <> 'cancelled'` : tx`(a.ends_at <= ${now} or a.status = 'cancelled')`}
      and (a.person_id = ${reader} or exists (
        select from jsonb_to_recordset(${JSON.stringify(bonds)}::text::jsonb) as b("personId" uuid, scope jsonb, wholly boolean)
        where b."personId" = a.person_id and b.scope ? a.register
          and (a.booked_by = ${reader} or (a.booked_by is null and b.wholly))))
    order by a.starts_at ${coming ? tx`` : tx`desc`}, a.id limit ${limit}`;
}

/** A person's appointments for their record, newest first. */
export async function appointmentsOfRecord(
  tx: ReadTx,
  reach: OwnReach,
  person: PersonId,
  now: Temporal.Instant,
  limit: number,
): Promise<Appointment[]> {
  const one = {
    reader: reach.reader,
    bonds: reach.bonds.filter(({ personId }) => personId === person),
  };
  const [coming, past] = [
    await ownAppointments(tx, one, now, "coming", limit),
    await ownAppointments(tx, one, now, "past", limit),
  ];
  return [...coming, ...past].filter(({ personId }) => personId === person);
}

/** The appointment that a code opens, until the day after it has ended. */
export async function appointmentByCode(
  tx: ReadTx,
  hash: Uint8Array,
  now: Temporal.Instant,
): Promise<Appointment | undefined> {
  const [row] = await tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment
    where code_hash = ${hash} and ends_at > ${now.subtract({ hours: 24 })}`;
  return row;
}

/** What a resident holds just now. */
export async function heldBy(tx: ReadTx, reader: PersonId): Promise<Appointment[]> {
  return await tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment where booked_by = ${reader} and status = 'held' limit 20`;
}

/** A stretch that a person wants; `id` is of the time that is theirs already. */
type Wanted = { id: AppointmentId | null; personId: PersonId } & Pick<Appointment, "startsAt" | "endsAt">;

const overlaps = gatheredIn(async (tx: ReadTx, wanted: readonly Wanted[]) => {
  const given = wanted.map(({ id, personId, startsAt, endsAt }, at) => ({
    at,
    id,
    person: personId,
    from: startsAt.toString(),
    to: endsAt.toString(),
    // No appointment lasts a day: those that were long ago need not be looked through.
    since: startsAt.subtract({ hours: 24 }).toString(),
  }));
  const rows = await tx<(Appointment & { at: number })[]>`
    select g.at, a.* from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as g(
      at int, id uuid, person uuid, "from" timestamptz, "to" timestamptz, since timestamptz)
    cross join lateral (
      select ${appointmentColumns(tx)} from appointment
      where person_id = g.person and status in ('booked', 'arrived', 'started') and id is distinct from g.id
        and starts_at < g."to" and ends_at > g."from" and starts_at > g.since limit 1
    ) a`;
  const found = new Map(rows.map(({ at, ...appointment }) => [at, appointment as Appointment]));
  return wanted.map((_, at) => found.get(at));
});

/** Another time of the person that overlaps a stretch, if there is one. */
export const atTheSameTime = (tx: ReadTx, wanted: Wanted): Promise<Appointment | undefined> =>
  overlaps(tx, wanted);
