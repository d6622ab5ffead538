import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { appointmentColumns } from "./booking-store.ts";
import type { Appointment, BookingNotice } from "./model.ts";

/** A reminder that may be due: of an appointment, so many hours before it. */
export interface Candidate {
  readonly appointment: Appointment;
  readonly hours: number;
  /** What a living person has decided of notices: a value of that wish; null for somebody who has died. */
  readonly wish: string | null;
  /** The form before the visit has been filled. */
  readonly answered: boolean;
}

/** Nights are skipped backwards: a reminder comes at most so much earlier than its hours say. */
const EARLIER_HOURS = 14;

/**
 * Reminders not looked at yet of times that begin soon enough, in the order of their beginning, after a place in that
 * order.
 */
export async function reminderCandidates(
  tx: ReadTx,
  types: readonly { readonly type: string; readonly hours: number }[],
  now: Temporal.Instant,
  after: { readonly startsAt: Temporal.Instant; readonly id: string; readonly hours: number } | null,
  limit: number,
): Promise<Candidate[]> {
  const rows = await tx<(Appointment & { hours: number; wish: string | null; answered: boolean })[]>`
    with due as (
      select a.*, t.hours from jsonb_to_recordset(${JSON.stringify(types)}::text::jsonb) as t(type text, hours int)
      join appointment a on a.type = t.type and a.status = 'booked' and a.starts_at > ${now}
        and a.starts_at <= ${now}::timestamptz + make_interval(hours => t.hours + ${EARLIER_HOURS})
        and coalesce(a.notify_email, a.notify_phone) is not null
      where not exists (select from appointment_reminder r where r.appointment_id = a.id and r.hours = t.hours)
        and (a.starts_at, a.id, t.hours) >
          (${after?.startsAt ?? now}::timestamptz, ${after?.id ?? "00000000-0000-0000-0000-000000000000"}::uuid,
            ${after?.hours ?? 0}::int)
      order by a.starts_at, a.id, t.hours limit ${limit}
    )
    select ${appointmentColumns(tx)}, hours,
      case when not exists (select from person p where p.id = due.person_id and p.died_on is not null)
        then coalesce((select w.value from person_wish w where w.person_id = due.person_id and w.kind = 'notices'
          order by w.at desc, w.id desc limit 1), 'allow') end as wish,
      exists (select from visit_answers v where v.appointment_id = due.id) as answered
    from due order by starts_at, id, hours`;
  return rows.map(({ hours, wish, answered, ...appointment }) => ({ appointment, hours, wish, answered }));
}

/** One reminder as it is written down: its notices, none when it is not to be sent. */
export interface Reminder {
  readonly appointment: Appointment;
  readonly hours: number;
  readonly notices: readonly BookingNotice[];
}

/** Writes reminders down with their notices in one statement; one that another process wrote is left as it is. */
export async function saveReminders(
  tx: WriteTx,
  reminders: readonly Reminder[],
  now: Temporal.Instant,
): Promise<void> {
  const rows = reminders.map(({ appointment, hours, notices }) => ({
    id: appointment.id,
    hours,
    sent: notices.length > 0,
  }));
  const notices = reminders.flatMap(({ appointment, hours, notices }) =>
    notices.map((notice) => ({
      ...notice,
      appointment: appointment.id,
      hours,
      contact: appointment.contactId,
    })),
  );
  await tx`
    with written as (
      insert into appointment_reminder (appointment_id, hours, at, sent)
      select id, hours, ${now}, sent
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, hours int, sent boolean)
      on conflict do nothing
      returning appointment_id, hours
    )
    insert into outbox (id, at, channel, recipient, template, language, params, contact_id, next_at)
    select n.id, ${now}, n.channel, n.recipient, n.template, n.language, n.params, n.contact, ${now}
    from jsonb_to_recordset(${JSON.stringify(notices)}::text::jsonb) as n(
      id uuid, channel text, recipient text, template text, language text, params jsonb, appointment uuid, hours int,
      contact uuid)
    join written w on w.appointment_id = n.appointment and w.hours = n.hours`;
}
