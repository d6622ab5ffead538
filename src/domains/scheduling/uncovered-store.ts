import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Standing } from "./uncovered.ts";

/** A booked time of a calendar, in as few words as a look at many takes. */
export type BookedAhead = Standing & { readonly id: AppointmentId; readonly resourceId: ResourceId };

/** The most booked times that are looked at at once. */
const AHEAD_ROWS = 20_000;

/** What is booked of some calendars from a moment until another, the earliest first. At most AHEAD_ROWS. */
export async function bookedAhead(
  tx: ReadTx,
  resources: readonly ResourceId[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<BookedAhead[]> {
  if (resources.length === 0) return [];
  return await tx<BookedAhead[]>`
    select a.id, o.resource_id as "resourceId", a.starts_at as "startsAt", a.ends_at as "endsAt", a.unit, a.form,
      exists (select from group_event e where e.leads_id = a.id) as leads
    from occupancy o join appointment a on a.id = o.appointment_id
    where o.resource_id = any(${[...resources]}::uuid[]) and o.during && tstzrange(${from}, ${to})
      and a.status = 'booked' and a.starts_at >= ${from}
    order by a.starts_at, o.resource_id limit ${AHEAD_ROWS}`;
}
