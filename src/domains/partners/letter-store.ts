import type { ContactId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Attachment } from "./model.ts";

export interface LetterRow {
  readonly partner: string;
  readonly messageId: string;
  readonly contentHash: Uint8Array;
  readonly receivedAt: Temporal.Instant;
  readonly contactId: ContactId;
}

/** Keeps that a letter came; false when it has come before, by its Message-ID and content. */
export async function keepLetter(tx: WriteTx, row: LetterRow): Promise<boolean> {
  const { count } = await tx`
    insert into partner_letter (partner, message_id, content_hash, received_at, contact_id)
    values (${row.partner}, ${row.messageId}, ${Buffer.from(row.contentHash)}, ${row.receivedAt}, ${row.contactId})
    on conflict do nothing`;
  return count === 1;
}

export async function keepAttachments(
  tx: WriteTx,
  contactId: ContactId,
  attachments: readonly (Attachment & { readonly id: string })[],
): Promise<void> {
  if (attachments.length === 0) return;
  await tx`insert into contact_attachment ${tx(
    attachments.map(({ id, name, type, body }) => ({
      id,
      contact_id: contactId,
      name,
      type,
      bytes: body.length,
      body: Buffer.from(body),
    })),
  )}`;
}

/** The acknowledgement, to wait in the outbox: the reference alone. */
export async function keepAcknowledgement(
  tx: WriteTx,
  letter: {
    readonly id: string;
    readonly at: Temporal.Instant;
    readonly to: string;
    readonly language: Lang;
    readonly reference: string;
    readonly contactId: ContactId;
  },
): Promise<void> {
  const params = JSON.stringify({ reference: letter.reference });
  await tx`
    insert into outbox (id, at, channel, recipient, template, language, params, contact_id, next_at)
    values (${letter.id}, ${letter.at}, 'email', ${letter.to}, 'partner-received', ${letter.language},
      ${params}::text::jsonb, ${letter.contactId}, ${letter.at})`;
}

export interface AttachmentFacts {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** What came with a contact, in the order it came; at most ten a letter. */
export async function attachmentsOf(tx: ReadTx, contactId: ContactId): Promise<AttachmentFacts[]> {
  return tx<AttachmentFacts[]>`
    select id, name, type, bytes from contact_attachment where contact_id = ${contactId} order by name, id limit 50`;
}

export async function attachmentBody(
  tx: ReadTx,
  contactId: ContactId,
  id: string,
): Promise<(AttachmentFacts & { readonly body: Uint8Array }) | undefined> {
  const [row] = await tx<(AttachmentFacts & { body: Uint8Array })[]>`
    select id, name, type, bytes, body from contact_attachment where contact_id = ${contactId} and id = ${id}`;
  return row;
}
