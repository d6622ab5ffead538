import type { AppointmentId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Appointment, BookingChange } from "./model.ts";

const iso = (at: Temporal.Instant | null) => at?.toString() ?? null;
const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString("hex"));

/** PostgreSQL's codes for a time that somebody else has: the stretch is taken, or no seat is left. */
const TAKEN = ["23P01", "23502"];

/** Whether saving failed because somebody else has the time. */
export function isTaken(error: unknown): boolean {
  const { code, table_name: table } = error as { code?: string; table_name?: string };
  return TAKEN.includes(code ?? "") && table === "occupancy";
}

const appointmentRow = ({ appointment: a, seen, frees, facts, answers }: BookingChange) => ({
  id: a.id,
  seen,
  frees,
  submission: a.submission,
  type: a.type,
  line: a.line,
  register: a.register,
  unit: a.unit,
  form: a.form,
  starts_at: iso(a.startsAt),
  ends_at: iso(a.endsAt),
  status: a.status,
  held_until: iso(a.heldUntil),
  person_id: a.personId,
  booked_by: a.bookedBy,
  contact_id: a.contactId,
  language: a.language,
  code_hash: hex(a.codeHash),
  notify_email: a.notifyEmail,
  notify_phone: a.notifyPhone,
  coming_confirmed_at: iso(a.comingConfirmedAt),
  cancelled_at: iso(a.cancelledAt),
  cancel_reason: a.cancelReason,
  started_at: iso(a.startedAt),
  ended_at: iso(a.endedAt),
  moved_to: a.movedTo,
  made_at: iso(a.madeAt),
  version: a.version,
  answers: answers ?? null,
  at: iso(facts.at(-1)?.at ?? a.madeAt),
});

const noticeRows = ({ appointment, facts, notices = [] }: BookingChange) =>
  notices.map((notice) => ({
    ...notice,
    at: iso(facts.at(-1)?.at ?? appointment.madeAt),
    appointment: appointment.id,
    contact_id: appointment.contactId,
  }));

const factRows = ({ appointment, facts, takes }: BookingChange) =>
  facts.map(({ type, at, by }) => ({
    id: appointment.id,
    at: iso(at),
    type,
    contact_id: appointment.contactId,
    actor_kind: by.kind,
    actor_id: by.id,
    data: {
      appointment: appointment.id,
      type: appointment.type,
      line: appointment.line,
      unit: appointment.unit,
      form: appointment.form,
      starts: iso(appointment.startsAt),
      made: iso(appointment.madeAt),
      ...(appointment.cancelReason && { reason: appointment.cancelReason }),
      ...(takes.length > 0 && { resources: takes.map(({ resourceId }) => resourceId) }),
    },
  }));

const accessRows = ({ appointment, facts }: BookingChange) =>
  appointment.personId === null
    ? []
    : facts.map(({ at, by, action, ground }) => ({
        id: appointment.id,
        at: iso(at),
        actor_kind: by.kind,
        actor_id: by.id,
        role: by.role,
        unit: by.unit,
        person_id: appointment.personId,
        contact_id: appointment.contactId,
        action,
        ground,
      }));

const takingRow = ({ appointment, takes }: BookingChange) =>
  takes.map(({ resourceId, from, to, seats }) => ({
    id: appointment.id,
    resource_id: resourceId,
    from_at: iso(from),
    to_at: iso(to),
    seats,
  }));

/**
 * Saves bookings in one statement, all of them or none: appointment, what it takes or frees, journal, access log,
 * notices, the request that it answers. Returns the ids that were saved: one that is missing met a newer version, its
 * key was used before, or its request is not open any more. Throws the database's error when somebody else has the
 * time; see `isTaken`.
 */
export async function saveBookings(
  tx: WriteTx,
  requestId: string,
  changes: readonly BookingChange[],
): Promise<Set<string>> {
  const saved = await tx<{ id: string }[]>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(changes.map(appointmentRow))}::text::jsonb) as x(
        id uuid, seen int, frees boolean, submission uuid, type text, line text, register text, unit text, form text,
        starts_at timestamptz, ends_at timestamptz, status text, held_until timestamptz, person_id uuid,
        booked_by uuid, contact_id uuid, language text, code_hash text, notify_email text, notify_phone text,
        coming_confirmed_at timestamptz, cancelled_at timestamptz, cancel_reason text, started_at timestamptz,
        ended_at timestamptz, moved_to uuid, made_at timestamptz, version int, answers uuid, at timestamptz)
    ), asked as (
      -- Locked: of two who answer the same request at once, the second finds it answered.
      select id from booking_request where state = 'asked' and id in (select answers from given) for update
    ), added as (
      insert into appointment (id, submission, type, line, register, unit, form, starts_at, ends_at, status, held_until,
        person_id, booked_by, contact_id, language, code_hash, notify_email, notify_phone, coming_confirmed_at,
        cancelled_at, cancel_reason, started_at, ended_at, made_at, version)
      select id, submission, type, line, register, unit, form, starts_at, ends_at, status, held_until, person_id,
        booked_by, contact_id, language, decode(code_hash, 'hex'), notify_email, notify_phone, coming_confirmed_at,
        cancelled_at, cancel_reason, started_at, ended_at, made_at, version
      from given where seen is null and (answers is null or answers in (select id from asked))
        -- A move takes the new time only where the old one is still what was seen.
        and not exists (select from given o left join appointment a on a.id = o.id and a.version = o.seen
          where o.moved_to = given.id and a.id is null)
      on conflict (submission) do nothing
      returning id
    ), changed as (
      update appointment a set status = g.status, held_until = g.held_until, person_id = g.person_id,
        booked_by = g.booked_by, contact_id = g.contact_id, language = g.language,
        code_hash = decode(g.code_hash, 'hex'), notify_email = g.notify_email, notify_phone = g.notify_phone,
        coming_confirmed_at = g.coming_confirmed_at, cancelled_at = g.cancelled_at, cancel_reason = g.cancel_reason,
        started_at = g.started_at, ended_at = g.ended_at, moved_to = g.moved_to, version = g.version
      from given g where g.seen is not null and a.id = g.id and a.version = g.seen
        and (g.answers is null or g.answers in (select id from asked))
        and (g.moved_to is null or g.moved_to in (select id from added))
      returning a.id, g.frees
    ), done as (
      select id from added union all select id from changed
    ), freed as (
      delete from occupancy o using changed c where c.frees and o.appointment_id = c.id returning o.resource_id
    ), taken as (
      insert into occupancy (resource_id, seat, during, appointment_id)
      select t.resource_id,
        case when t.seats = 1 then 1 else (
          select min(s) from generate_series(1, t.seats) s where not exists (
            select from occupancy o where o.resource_id = t.resource_id and o.seat = s
              and o.during && tstzrange(t.from_at, t.to_at))) end,
        tstzrange(t.from_at, t.to_at), t.id
      from jsonb_to_recordset(${JSON.stringify(changes.flatMap(takingRow))}::text::jsonb) as t(
        id uuid, resource_id uuid, from_at timestamptz, to_at timestamptz, seats int)
      -- What is freed is freed before anything is taken: a time may be moved by a quarter of an hour.
      where t.id in (select id from added) and (select count(*) from freed) >= 0
      -- In one order everywhere, so that two who take the same things never wait for each other.
      order by t.resource_id, t.from_at
      returning resource_id
    ), stale as (
      insert into calendar_change (resource_id)
      select resource_id from taken union select resource_id from freed
    ), facts as (
      insert into journal (at, type, contact_id, actor_kind, actor_id, data)
      select f.at, f.type, f.contact_id, f.actor_kind, f.actor_id, f.data
      from jsonb_to_recordset(${JSON.stringify(changes.flatMap(factRows))}::text::jsonb) as f(
        id uuid, at timestamptz, type text, contact_id uuid, actor_kind text, actor_id uuid, data jsonb)
      where f.id in (select id from done)
      returning seq
    ), pending as (
      insert into journal_pending select seq from facts
    ), answered as (
      update booking_request b set state = 'booked', ended_at = g.at
      from given g where b.id = g.answers and g.id in (select id from done)
    ), notices as (
      insert into outbox (id, at, channel, recipient, template, language, params, contact_id, next_at)
      select n.id, n.at, n.channel, n.recipient, n.template, n.language, n.params, n.contact_id, n.at
      from jsonb_to_recordset(${JSON.stringify(changes.flatMap(noticeRows))}::text::jsonb) as n(
        id uuid, at timestamptz, channel text, recipient text, template text, language text, params jsonb,
        appointment uuid, contact_id uuid)
      where n.appointment in (select id from done)
    ), accesses as (
      insert into access_log
        (at, request_id, actor_kind, actor_id, role, unit, person_id, contact_id, action, ground)
      select a.at, ${requestId}, a.actor_kind, a.actor_id, a.role, a.unit, a.person_id, a.contact_id, a.action, a.ground
      from jsonb_to_recordset(${JSON.stringify(changes.flatMap(accessRows))}::text::jsonb) as a(
        id uuid, at timestamptz, actor_kind text, actor_id uuid, role text, unit text, person_id uuid,
        contact_id uuid, action text, ground text)
      where a.id in (select id from done)
    )
    select id from done`;
  return new Set(saved.map(({ id }) => id));
}

/** An appointment's columns, as its type names them. */
export const appointmentColumns = (tx: ReadTx) => tx`
  id, submission, type, line, register, unit, form, starts_at as "startsAt", ends_at as "endsAt", status,
  held_until as "heldUntil", person_id as "personId", booked_by as "bookedBy", contact_id as "contactId", language,
  code_hash as "codeHash", notify_email as "notifyEmail", notify_phone as "notifyPhone",
  coming_confirmed_at as "comingConfirmedAt", cancelled_at as "cancelledAt", cancel_reason as "cancelReason",
  started_at as "startedAt", ended_at as "endedAt", moved_to as "movedTo", made_at as "madeAt", version`;

export async function appointmentById(tx: ReadTx, id: AppointmentId): Promise<Appointment | undefined> {
  const [row] = await tx<Appointment[]>`select ${appointmentColumns(tx)} from appointment where id = ${id}`;
  return row;
}

/** The appointment that a key made. */
export async function appointmentBySubmission(tx: ReadTx, key: string): Promise<Appointment | undefined> {
  const [row] = await tx<
    Appointment[]
  >`select ${appointmentColumns(tx)} from appointment where submission = ${key}`;
  return row;
}

/** Holds that ran out, oldest first, at most so many. */
export async function holdsRunOut(tx: ReadTx, now: Temporal.Instant, limit: number): Promise<Appointment[]> {
  return await tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment where status = 'held' and held_until <= ${now}
    order by held_until limit ${limit}`;
}
