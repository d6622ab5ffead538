import type { ContactId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** A file handed in with a draft. */
export interface HandedIn {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array;
}

/** Keeps a file until a moment; what happens with the answers decides of it before that. */
export async function keepFile(
  tx: WriteTx,
  { id, name, type, body }: HandedIn,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<void> {
  await tx`
    insert into form_file (id, name, type, body, at, expires_at)
    values (${id}, ${name}, ${type}, ${Buffer.from(body)}, ${now}, ${until})`;
}

/** Files whose draft lives on live as long; null: as long as the answers that they were kept with. */
export async function keepFilesUntil(
  tx: WriteTx,
  ids: readonly string[],
  until: Temporal.Instant | null,
): Promise<void> {
  if (ids.length > 0) await tx`update form_file set expires_at = ${until} where id = any(${ids as string[]})`;
}

export async function dropFiles(tx: WriteTx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx`delete from form_file where id = any(${ids as string[]})`;
}

/** Files become a contact's: sent twice they are there once. */
export async function moveFilesTo(tx: WriteTx, ids: readonly string[], contactId: ContactId): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    with moved as (delete from form_file where id = any(${ids as string[]}) returning *)
    insert into contact_attachment (id, contact_id, name, type, bytes, body)
    select id, ${contactId}, name, type, length(body), body from moved
    on conflict do nothing`;
}

/** How many bytes some files hold together. */
export async function bytesOf(tx: ReadTx, ids: readonly string[]): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select coalesce(sum(length(body)), 0)::int as n from form_file where id = any(${ids as string[]})`;
  return row?.n ?? 0;
}
