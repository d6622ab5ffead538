import type { PersonId, ProfessionalId, SessionId } from "#src/kernel/id.ts";
import { gatheredIn } from "../database/gathered.ts";
import type { ReadTx, WriteTx } from "../database/sql.ts";
import type { Audience } from "./audience.ts";
import { hashOf, newSecret } from "./secret.ts";
import { isDueToBeSeen, type Session, type SessionLimits, type Snapshot, subjectOf } from "./session.ts";

export interface NewSession {
  readonly id: SessionId;
  readonly actor: Snapshot;
  readonly now: Temporal.Instant;
  /** The token this browser had before for the same audience: that session ends in the same statement. */
  readonly replaces?: string | undefined;
}

/** Opens a session and returns its token, which is kept nowhere else. */
export async function createSession(tx: WriteTx, { id, actor, now, replaces }: NewSession): Promise<string> {
  const token = newSecret();
  await tx`
    with replaced as (
      update session set ended_at = ${now}, end_reason = 'replaced'
      where token_hash = ${replaces ? hashOf(replaces) : null} and kind = ${actor.kind} and ended_at is null
    )
    insert into session (id, token_hash, kind, subject_id, actor, created_at, last_seen_at)
    values (${id}, ${hashOf(token)}, ${actor.kind}, ${subjectOf(actor)}, ${tx.json({ ...actor })}, ${now}, ${now})`;
  return token;
}

interface Row {
  id: SessionId;
  kind: Audience;
  subject_id: PersonId | ProfessionalId;
  actor: Snapshot;
  created_at: Temporal.Instant;
  last_seen_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
}

const key = (kind: Audience, hash: Uint8Array) => `${kind} ${Buffer.from(hash).toString("hex")}`;

// Every request of somebody signed in asks: those of the same moment are read in one go.
const byHashes = gatheredIn(async (db: ReadTx, asked: readonly { hash: Buffer; kind: Audience }[]) => {
  const rows = await db<(Row & { hash: Uint8Array })[]>`
    select id, token_hash as hash, kind, subject_id, actor, created_at, last_seen_at, ended_at
    from session where token_hash = any(array(
      select decode(h, 'hex') from unnest(${asked.map(({ hash }) => hash.toString("hex"))}::text[]) h))`;
  const found = new Map(rows.map((row) => [key(row.kind, row.hash), row]));
  return asked.map(({ hash, kind }) => found.get(key(kind, hash)));
});

/** The session of a token, open or over: `sessionState` says which. */
export async function sessionByToken(
  db: ReadTx,
  token: string,
  kind: Audience,
): Promise<Session | undefined> {
  const row = await byHashes(db, { hash: hashOf(token), kind });
  return (
    row && {
      id: row.id,
      kind: row.kind,
      subjectId: row.subject_id,
      actor: row.actor,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      endedAt: row.ended_at ?? undefined,
    }
  );
}

/** Notes that the session is in use; writes at most once a minute, whoever asks. */
export async function noteSeen(tx: WriteTx, session: Session, now: Temporal.Instant): Promise<void> {
  if (!isDueToBeSeen(session, now)) return;
  await tx`update session set last_seen_at = ${now} where id = ${session.id} and last_seen_at < ${now}`;
}

export async function endSession(tx: WriteTx, id: SessionId, now: Temporal.Instant): Promise<void> {
  await tx`
    update session set ended_at = ${now}, end_reason = 'signed-out' where id = ${id} and ended_at is null`;
}

/** Ends every open session of a person or professional, on every device; returns how many there were. */
export async function endAllSessions(
  tx: WriteTx,
  subjectId: PersonId | ProfessionalId,
  now: Temporal.Instant,
): Promise<number> {
  const ended = await tx`
    update session set ended_at = ${now}, end_reason = 'signed-out-everywhere'
    where subject_id = ${subjectId} and ended_at is null`;
  return ended.count;
}

/** Deletes sessions over for a day and sign-ins begun more than a day ago; returns how many rows went. */
export async function sweep(
  tx: WriteTx,
  limits: Readonly<Record<Audience, SessionLimits>>,
  now: Temporal.Instant,
): Promise<number> {
  const dayAgo = now.subtract({ hours: 24 });
  const gone = (kind: Audience) => ({
    unseenSince: dayAgo.subtract({ minutes: limits[kind].idleMinutes }),
    bornBefore: dayAgo.subtract({ hours: limits[kind].absoluteHours }),
  });
  const [resident, staff] = [gone("resident"), gone("staff")];
  const sessions = await tx`
    delete from session where ended_at < ${dayAgo}
      or (kind = 'resident' and (last_seen_at < ${resident.unseenSince} or created_at < ${resident.bornBefore}))
      or (kind = 'staff' and (last_seen_at < ${staff.unseenSince} or created_at < ${staff.bornBefore}))`;
  const flows = await tx`delete from login_flow where created_at < ${dayAgo}`;
  return sessions.count + flows.count;
}
