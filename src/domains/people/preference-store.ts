import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { addWishes } from "./wish-store.ts";

/** Whether somebody is to be written to and not called, by the wish in force of how to be reached. */
export async function prefersWriting(tx: ReadTx, personId: PersonId): Promise<boolean> {
  const [row] = await tx<{ writes: boolean }[]>`select is_written_to(${personId}) as writes`;
  return row?.writes ?? false;
}

/**
 * Writes down, as a professional was told it, that somebody is to be written to, or may be called again. What is so
 * already changes nothing: a person who has asked for letters is not moved to messages.
 */
export async function setPrefersWriting(
  tx: WriteTx,
  personId: PersonId,
  writes: boolean,
  { id, by, at }: { readonly id: string; readonly by: ProfessionalId; readonly at: Temporal.Instant },
): Promise<void> {
  if ((await prefersWriting(tx, personId)) === writes) return;
  const value = writes ? "message" : "any";
  await addWishes(tx, personId, [
    { id, kind: "way", value, at, by: null, recordedBy: by, ground: "recorded" },
  ]);
}
