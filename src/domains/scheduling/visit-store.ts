import type { AppointmentId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Visit } from "./visit.ts";

/** Adds a visit; false when its appointment has one already. */
export async function addVisit(tx: WriteTx, visit: Visit): Promise<boolean> {
  const added = await tx`
    insert into visit (id, appointment_id, contact_id, person_id, register, line, unit, recorded_by, profession,
      recorded_at, contact_at, booked_at, planned_at, started_at, ended_at, mode, service, nature, reason, first_visit,
      codes)
    values (${visit.id}, ${visit.appointmentId}, ${visit.contactId}, ${visit.personId}, ${visit.register},
      ${visit.line}, ${visit.unit}, ${visit.recordedBy}, ${visit.profession}, ${visit.recordedAt}, ${visit.contactAt},
      ${visit.bookedAt}, ${visit.plannedAt}, ${visit.startedAt}, ${visit.endedAt}, ${visit.mode}, ${visit.service},
      ${visit.nature}, ${visit.reason}, ${visit.firstVisit}, ${JSON.stringify(visit.codes)}::text::jsonb)
    on conflict do nothing returning id`;
  return added.length === 1;
}

/** The visit that an appointment became. */
export async function visitOfAppointment(tx: ReadTx, id: AppointmentId): Promise<Visit | undefined> {
  const [row] = await tx<Visit[]>`
    select id, appointment_id as "appointmentId", contact_id as "contactId", person_id as "personId", register, line,
      unit, recorded_by as "recordedBy", profession, recorded_at as "recordedAt", contact_at as "contactAt",
      booked_at as "bookedAt", planned_at as "plannedAt", started_at as "startedAt", ended_at as "endedAt", mode,
      service, nature, reason, first_visit as "firstVisit", codes
    from visit where appointment_id = ${id}`;
  return row;
}
