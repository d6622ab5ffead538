import type { AppointmentId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { appointmentColumns } from "./booking-store.ts";
import type { Appointment } from "./model.ts";

/** Times that were booked together for one person. */
export interface Series {
  readonly id: string;
  readonly submission: string;
  readonly personId: PersonId;
  readonly type: string;
  readonly everyWeeks: number;
  readonly madeBy: ProfessionalId;
  readonly madeAt: Temporal.Instant;
}

/** Adds a series; false where the same key made one already. */
export async function addSeries(tx: WriteTx, one: Series): Promise<boolean> {
  const rows = await tx`
    insert into appointment_series (id, submission, person_id, type, every_weeks, made_by, made_at)
    values (${one.id}, ${one.submission}, ${one.personId}, ${one.type}, ${one.everyWeeks}, ${one.madeBy}, ${one.madeAt})
    on conflict (submission) do nothing returning id`;
  return rows.length > 0;
}

export async function addSeriesTimes(
  tx: WriteTx,
  series: string,
  ids: readonly AppointmentId[],
): Promise<void> {
  await tx`
    insert into series_time (appointment_id, series_id)
    select id, ${series} from unnest(${[...ids]}::uuid[]) as t(id)`;
}

/** The times of the series that a key made, in order. */
export async function seriesBySubmission(tx: ReadTx, submission: string): Promise<Appointment[]> {
  return tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment where id in (
      select t.appointment_id from series_time t join appointment_series s on s.id = t.series_id
      where s.submission = ${submission})
    order by starts_at`;
}

/** The times of the series that an appointment belongs to, in order, itself too; none where it belongs to none. */
export async function seriesOf(tx: ReadTx, id: AppointmentId): Promise<Appointment[]> {
  return tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment where id in (
      select t.appointment_id from series_time t
      where t.series_id = (select series_id from series_time where appointment_id = ${id}))
    order by starts_at`;
}

/** What a person has booked between two moments, in order. At most 200. */
export async function bookedBetween(
  tx: ReadTx,
  person: PersonId,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Pick<Appointment, "id" | "startsAt" | "endsAt">[]> {
  return tx<Pick<Appointment, "id" | "startsAt" | "endsAt">[]>`
    select id, starts_at as "startsAt", ends_at as "endsAt" from appointment
    where person_id = ${person} and status in ('booked', 'arrived', 'started')
      -- No appointment lasts a day.
      and starts_at > ${from.subtract({ hours: 24 })} and starts_at < ${to} and ends_at > ${from}
    order by starts_at limit 200`;
}
