import type { ResourceId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { appointmentColumns } from "./booking-store.ts";
import type { Appointment, BookingNotice } from "./model.ts";

/** What is booked of a calendar between two moments and has not begun, in order of time. At most 100. */
export async function bookedOf(
  tx: ReadTx,
  resource: ResourceId,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Appointment[]> {
  return tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment
    where status = 'booked' and person_id is not null and id in (
      select appointment_id from occupancy where resource_id = ${resource} and during && tstzrange(${from}, ${to}))
    order by starts_at, id limit 100`;
}

/** Puts notices into the outbox; one whose id stands there already is not sent again. Returns how many are new. */
export async function addNotices(
  tx: WriteTx,
  notices: readonly BookingNotice[],
  now: Temporal.Instant,
): Promise<number> {
  if (notices.length === 0) return 0;
  const rows = await tx`
    insert into outbox (id, at, channel, recipient, template, language, params, next_at)
    select n.id, ${now}, n.channel, n.recipient, n.template, n.language, n.params, ${now}
    from jsonb_to_recordset(${JSON.stringify(notices)}::text::jsonb) as n(
      id uuid, channel text, recipient text, template text, language text, params jsonb)
    on conflict (id) do nothing returning id`;
  return rows.length;
}
