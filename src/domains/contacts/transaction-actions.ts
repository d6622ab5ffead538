import { Refusal } from "#src/kernel/errors.ts";
import type { Database, WriteTx } from "#src/platform/database/sql.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Change } from "./model.ts";
import { save } from "./save-store.ts";

/** Does what belongs together in one transaction: all of it or nothing. */
export function inOne<T>(scope: Scope, work: (within: Scope) => Promise<T>): Promise<T> {
  // What a store asks for is the same of both; only the pool can begin another transaction.
  return scope.db.begin((tx) => work({ ...scope, db: tx as unknown as Database })) as Promise<T>;
}

/** Saves changes all together; where one has met a newer version nothing is saved. Throws `contact-changed` then. */
export async function saveAll(
  tx: WriteTx,
  scope: Pick<Scope, "requestId">,
  changes: readonly Change[],
): Promise<void> {
  const saved = await save(tx, scope.requestId, changes);
  if (saved.size !== changes.length) throw new Refusal("conflict", "contact-changed");
}
