import type { WriteTx } from "#src/platform/database/sql.ts";

export interface ReceivedRow {
  readonly messageId: string;
  readonly bodyHash: Uint8Array;
  readonly receivedAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant;
  readonly kind: string;
  readonly urgency: string;
  readonly age: number | null;
  readonly contactId: string | null;
}

/** Keeps that messages came; gives the ids of those that have not come before. */
export async function keepReceived(tx: WriteTx, rows: readonly ReceivedRow[]): Promise<Set<string>> {
  const given = rows.map((row) => ({
    message_id: row.messageId,
    body_hash: Buffer.from(row.bodyHash).toString("hex"),
    received_at: row.receivedAt.toString(),
    sent_at: row.sentAt.toString(),
    kind: row.kind,
    urgency: row.urgency,
    age: row.age,
    contact_id: row.contactId,
  }));
  const kept = await tx<{ id: string }[]>`
    insert into symptom_assessment (message_id, body_hash, received_at, sent_at, kind, urgency, age, contact_id)
    select message_id, decode(body_hash, 'hex'), received_at, sent_at, kind, urgency, age, contact_id
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as x(message_id text, body_hash text,
      received_at timestamptz, sent_at timestamptz, kind text, urgency text, age int, contact_id uuid)
    -- In one order, so that two lots with the same messages do not wait for each other.
    order by message_id
    on conflict do nothing
    returning message_id as id`;
  return new Set(kept.map(({ id }) => id));
}

export interface Came {
  readonly messageId: string;
  readonly bodyHash: Uint8Array;
}

/** Of messages that have come before: whether with the same content, or their id with another. By message id. */
export async function cameBefore(
  tx: WriteTx,
  messages: readonly Came[],
): Promise<ReadonlyMap<string, "same" | "other">> {
  const given = messages.map(({ messageId, bodyHash }) => ({
    id: messageId,
    hash: Buffer.from(bodyHash).toString("hex"),
  }));
  const rows = await tx<{ id: string; same: boolean }[]>`
    select g.id, bool_or(a.body_hash = decode(g.hash, 'hex')) as same
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as g(id text, hash text)
    join symptom_assessment a on a.message_id = g.id group by g.id`;
  return new Map(rows.map(({ id, same }) => [id, same ? ("same" as const) : ("other" as const)]));
}

/** What was told of a contact that came from a symptom assessment. */
export interface AssessmentFacts {
  readonly kind: string;
  readonly urgency: string;
  readonly age: number | null;
  readonly sentAt: Temporal.Instant;
}

export async function assessmentOf(tx: WriteTx, contactId: string): Promise<AssessmentFacts | undefined> {
  const [row] = await tx<AssessmentFacts[]>`
    select kind, urgency, age, sent_at as "sentAt" from symptom_assessment where contact_id = ${contactId}`;
  return row;
}
