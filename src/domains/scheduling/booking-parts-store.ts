import type { WriteTx } from "#src/platform/database/sql.ts";
import type { BookingChange } from "./model.ts";

// The parts of the statement of `saveBookings`, each left out where it would write nothing. What is looked for in a
// large table is named by its keys as well: PostgreSQL keeps the plan of a statement, and one that was made while the
// table was small would read all of it.

type Rows = readonly object[];

/** Appointments that are new and those that changed: `done` has the ids of both. */
export function donePart(tx: WriteTx, changes: readonly BookingChange[]) {
  const asked = answersOf(changes);
  const moved = changes.some(({ appointment }) => appointment.movedTo !== null);
  const seen = changes.flatMap((change) => (change.seen === null ? [] : change.appointment.id));
  const isNew = changes.some((change) => change.seen === null);
  // Locked: of two who answer the same request at once, the second finds it answered.
  const askedPart =
    asked.length === 0
      ? tx``
      : tx`, asked as (
      select id from booking_request where state = 'asked' and id = any(${asked}::uuid[])
      order by id for update)`;
  const moves = isNew && moved;
  // Locked: an appointment that somebody else is changing is waited for, and moves only as what it was seen to be.
  const stillPart = moves
    ? tx`, still as (
      select a.id from appointment a join given o on o.id = a.id and o.seen = a.version
      where o.moved_to is not null and a.id = any(${seen}::uuid[]) order by a.id for update of a)`
    : tx``;
  return tx`${askedPart} ${stillPart} ${isNew ? addedPart(tx, asked.length > 0, moves) : tx``}
    ${seen.length > 0 ? changedPart(tx, seen, asked.length > 0, isNew) : tx``}, done as (
      ${isNew ? tx`select id from added` : tx``} ${isNew && seen.length > 0 ? tx`union all` : tx``}
      ${seen.length > 0 ? tx`select id from changed` : tx``})`;
}

/** `moves`: whether an appointment may have moved to one of these. */
const addedPart = (tx: WriteTx, answers: boolean, moves: boolean) => tx`, added as (
      insert into appointment (id, submission, type, line, register, unit, form, starts_at, ends_at, status, held_until,
        person_id, booked_by, contact_id, language, code_hash, notify_email, notify_phone, coming_confirmed_at,
        cancelled_at, cancel_reason, started_at, ended_at, made_at, version)
      select id, submission, type, line, register, unit, form, starts_at, ends_at, status, held_until, person_id,
        booked_by, contact_id, language, decode(code_hash, 'hex'), notify_email, notify_phone, coming_confirmed_at,
        cancelled_at, cancel_reason, started_at, ended_at, made_at, version
      from given where seen is null
        ${answers ? tx`and (answers is null or answers in (select id from asked))` : tx``}
        ${
          // A move takes the new time only where the old one is still what was seen.
          moves
            ? tx`and not exists (
          select from given o where o.moved_to = given.id and o.id not in (select id from still))`
            : tx``
        }
      on conflict (submission) do nothing
      returning id)`;

const changedPart = (
  tx: WriteTx,
  seen: readonly string[],
  answers: boolean,
  isNew: boolean,
) => tx`, changed as (
      update appointment a set status = g.status, held_until = g.held_until, person_id = g.person_id,
        booked_by = g.booked_by, contact_id = g.contact_id, language = g.language,
        code_hash = decode(g.code_hash, 'hex'), notify_email = g.notify_email, notify_phone = g.notify_phone,
        coming_confirmed_at = g.coming_confirmed_at, cancelled_at = g.cancelled_at, cancel_reason = g.cancel_reason,
        started_at = g.started_at, ended_at = g.ended_at, moved_to = g.moved_to, version = g.version
      from given g where g.seen is not null and a.id = g.id and a.version = g.seen
        and a.id = any(${[...seen]}::uuid[])
        ${answers ? tx`and (g.answers is null or g.answers in (select id from asked))` : tx``}
        ${
          isNew
            ? tx`and (g.moved_to is null or g.moved_to in (select id from added))`
            : tx`and (g.moved_to is null or exists (select from appointment h where h.id = g.moved_to and h.status = 'held'))`
        }
      returning a.id, g.frees)`;

export const freedPart = (tx: WriteTx, freeing: readonly string[]) =>
  freeing.length === 0
    ? tx``
    : tx`, freed as (
      delete from occupancy o using changed c where c.frees and o.appointment_id = c.id
        and o.appointment_id = any(${[...freeing]}::uuid[]) returning o.resource_id)`;

export const takenPart = (tx: WriteTx, rows: Rows, afterFreed: boolean) =>
  rows.length === 0
    ? tx``
    : tx`, taken as (
      insert into occupancy (resource_id, seat, during, appointment_id)
      select t.resource_id,
        case when t.seats = 1 then 1 else (
          select min(s) from generate_series(1, t.seats) s where not exists (
            select from occupancy o where o.resource_id = t.resource_id and o.seat = s
              and o.during && tstzrange(t.from_at, t.to_at))) end,
        tstzrange(t.from_at, t.to_at), t.id
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as t(
        id uuid, resource_id uuid, from_at timestamptz, to_at timestamptz, seats int)
      -- What is freed is freed before anything is taken: a time may be moved by a quarter of an hour.
      where t.id in (select id from added) ${afterFreed ? tx`and (select count(*) from freed) >= 0` : tx``}
      -- In one order everywhere, so that two who take the same things never wait for each other.
      order by t.resource_id, t.from_at
      returning resource_id)`;

/** Whose calendars the processes that keep them must read anew. */
export const stalePart = (tx: WriteTx, taken: boolean, freed: boolean) =>
  taken || freed
    ? tx`, stale as (
      insert into calendar_change (resource_id)
      ${taken ? tx`select resource_id from taken` : tx``} ${taken && freed ? tx`union` : tx``}
      ${freed ? tx`select resource_id from freed` : tx``})`
    : tx``;

export const factsPart = (tx: WriteTx, rows: Rows) => tx`, facts as (
      insert into journal (at, type, contact_id, actor_kind, actor_id, data)
      select f.at, f.type, f.contact_id, f.actor_kind, f.actor_id, f.data
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as f(
        id uuid, at timestamptz, type text, contact_id uuid, actor_kind text, actor_id uuid, data jsonb)
      where f.id in (select id from done)
      returning seq
    ), pending as (
      insert into journal_pending select seq from facts)`;

const answersOf = (changes: readonly BookingChange[]) => changes.flatMap(({ answers }) => answers ?? []);

export const answeredPart = (tx: WriteTx, changes: readonly BookingChange[]) => {
  const answers = answersOf(changes);
  return answers.length === 0
    ? tx``
    : tx`, answered as (
      update booking_request b set state = 'booked', ended_at = g.at
      from given g where b.id = g.answers and b.id = any(${answers}::uuid[]) and g.id in (select id from done))`;
};

export const noticesPart = (tx: WriteTx, rows: Rows) =>
  rows.length === 0
    ? tx``
    : tx`, notices as (
      insert into outbox (id, at, channel, recipient, template, language, params, contact_id, next_at)
      select n.id, n.at, n.channel, n.recipient, n.template, n.language, n.params, n.contact_id, n.at
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as n(
        id uuid, at timestamptz, channel text, recipient text, template text, language text, params jsonb,
        appointment uuid, contact_id uuid)
      where n.appointment in (select id from done))`;

export const accessesPart = (tx: WriteTx, rows: Rows) =>
  rows.length === 0
    ? tx``
    : tx`, accesses as (
      insert into access_log
        (at, request_id, actor_kind, actor_id, role, unit, person_id, contact_id, action, ground)
      select a.at, a.request_id, a.actor_kind, a.actor_id, a.role, a.unit, a.person_id, a.contact_id, a.action, a.ground
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as a(
        id uuid, at timestamptz, request_id text, actor_kind text, actor_id uuid, role text, unit text,
        person_id uuid, contact_id uuid, action text, ground text)
      where a.id in (select id from done))`;
