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

/** Keeps that a message came; false when it, or another with the same content, has come before. */
export async function keepReceived(tx: WriteTx, row: ReceivedRow): Promise<boolean> {
  const { count } = await tx`
    insert into symptom_assessment (message_id, body_hash, received_at, sent_at, kind, urgency, age, contact_id)
    values (${row.messageId}, ${Buffer.from(row.bodyHash)}, ${row.receivedAt}, ${row.sentAt}, ${row.kind},
      ${row.urgency}, ${row.age}, ${row.contactId})
    on conflict do nothing`;
  return count === 1;
}

/** Whether a message with this content has come before; "other" when its id has, with another content. */
export async function cameBefore(
  tx: WriteTx,
  messageId: string,
  bodyHash: Uint8Array,
): Promise<"same" | "other" | undefined> {
  const hash = Buffer.from(bodyHash);
  const [row] = await tx<{ same: boolean }[]>`
    select bool_or(body_hash = ${hash}) as same from symptom_assessment
    where message_id = ${messageId} or body_hash = ${hash} having count(*) > 0`;
  return row && (row.same ? "same" : "other");
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
