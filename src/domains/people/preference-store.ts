import type { PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** Whether somebody is to be written to and not called: they do not hear or speak, or want it so. */
export async function prefersWriting(tx: ReadTx, personId: PersonId): Promise<boolean> {
  const [row] = await tx<{ writes: boolean }[]>`
    select contact_preference is not distinct from 'write' as writes from person where id = ${personId}`;
  return row?.writes ?? false;
}

export async function setPrefersWriting(tx: WriteTx, personId: PersonId, writes: boolean): Promise<void> {
  await tx`update person set contact_preference = ${writes ? "write" : null} where id = ${personId}`;
}
