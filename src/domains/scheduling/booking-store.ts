import type { AppointmentId } from "#src/kernel/id.ts";
import { gatheredIn } from "#src/platform/database/gathered.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import {
  accessesPart,
  answeredPart,
  donePart,
  factsPart,
  freedPart,
  noticesPart,
  stalePart,
  takenPart,
} from "./booking-parts-store.ts";
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

const accessRows = (requestId: string, { appointment, facts }: BookingChange) =>
  appointment.personId === null
    ? []
    : facts.map(({ at, by, action, ground }) => ({
        id: appointment.id,
        at: iso(at),
        request_id: requestId,
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
 * time; see `isTaken`. A part that would write nothing is left out: most bookings are one appointment and one stretch.
 */
export const saveBookings = (tx: WriteTx, requestId: string, changes: readonly BookingChange[]) =>
  saveAsked(tx, [{ requestId, changes }]);

/** What one request decided. */
interface Asked {
  readonly requestId: string;
  readonly changes: readonly BookingChange[];
}

async function saveAsked(tx: WriteTx, asked: readonly Asked[]): Promise<Set<string>> {
  const changes = asked.flatMap((one) => one.changes);
  if (changes.length === 0) return new Set();
  const accesses = asked.flatMap((one) => one.changes.flatMap((change) => accessRows(one.requestId, change)));
  const takings = changes.filter(({ seen }) => seen === null).flatMap(takingRow);
  const freeing = changes.flatMap(({ seen, frees, appointment }) =>
    frees && seen !== null ? appointment.id : [],
  );
  const saved = await tx<{ id: string }[]>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(changes.map(appointmentRow))}::text::jsonb) as x(
        id uuid, seen int, frees boolean, submission uuid, type text, line text, register text, unit text, form text,
        starts_at timestamptz, ends_at timestamptz, status text, held_until timestamptz, person_id uuid,
        booked_by uuid, contact_id uuid, language text, code_hash text, notify_email text, notify_phone text,
        coming_confirmed_at timestamptz, cancelled_at timestamptz, cancel_reason text, started_at timestamptz,
        ended_at timestamptz, moved_to uuid, made_at timestamptz, version int, answers uuid, at timestamptz)
    ) ${donePart(tx, changes)} ${freedPart(tx, freeing)} ${takenPart(tx, takings, freeing.length > 0)}
    ${stalePart(tx, takings.length > 0, freeing.length > 0)} ${factsPart(tx, changes.flatMap(factRows))}
    ${answeredPart(tx, changes)} ${noticesPart(tx, changes.flatMap(noticeRows))}
    ${accessesPart(tx, accesses)}
    select id from done`;
  return new Set(saved.map(({ id }) => id));
}

/** What a decision touches that another must not touch in the same statement. */
const keysOf = ({ changes }: Asked) =>
  changes.flatMap(({ appointment, answers, takes }) => [
    appointment.id,
    appointment.submission,
    ...(answers ? [answers] : []),
    ...takes.map(({ resourceId, from }) => `${resourceId} ${from.epochMilliseconds}`),
  ]);

const saveGathered = gatheredIn(
  async (tx: WriteTx, asked: readonly Asked[]) => {
    const saved = await saveAsked(tx, asked);
    return asked.map(() => saved);
  },
  { keys: keysOf },
);

/**
 * `saveBookings` of one decision, in one statement with those of others who decide at the same time: a statement costs the
 * database far more than the rows of a booking. Each is saved or refused as if it stood alone, and is told so when it is
 * kept.
 */
export const saveDecision = (tx: WriteTx, requestId: string, changes: readonly BookingChange[]) =>
  saveGathered(tx, { requestId, changes });

/** An appointment's columns, as its type names them. */
export const appointmentColumns = (tx: ReadTx) => tx`
  id, submission, type, line, register, unit, form, starts_at as "startsAt", ends_at as "endsAt", status,
  held_until as "heldUntil", person_id as "personId", booked_by as "bookedBy", contact_id as "contactId", language,
  code_hash as "codeHash", notify_email as "notifyEmail", notify_phone as "notifyPhone",
  coming_confirmed_at as "comingConfirmedAt", cancelled_at as "cancelledAt", cancel_reason as "cancelReason",
  started_at as "startedAt", ended_at as "endedAt", moved_to as "movedTo", made_at as "madeAt", version`;

const byIds = gatheredIn(async (tx: ReadTx, ids: readonly AppointmentId[]) => {
  const rows = await tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment where id = any(${[...ids]}::uuid[])`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id));
});

export const appointmentById = (tx: ReadTx, id: AppointmentId): Promise<Appointment | undefined> =>
  byIds(tx, id);

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
