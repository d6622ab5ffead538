import { Refusal } from "#src/kernel/errors.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Scope } from "#src/platform/scope.ts";
import { clocked } from "./actions.ts";
import type { Change } from "./model.ts";
import { save } from "./save-store.ts";
import type { Case } from "./step.ts";

/** Does what belongs together in one transaction: all of it or nothing. */
export function inOne<T>(scope: Scope, work: (within: Scope) => Promise<T>): Promise<T> {
  // What a store asks for is the same of both; only the pool can begin another transaction.
  return scope.db.begin((tx) => work({ ...scope, db: tx as unknown as Database })) as Promise<T>;
}

/** A change, and the contact with its facts that it was decided on. */
export type Decided = readonly [found: Case, change: Change];

/** Saves changes with the clocks that they move, each whole or not at all. Returns the ids of those that were saved. */
export async function saveEach(scope: Scope, decided: readonly Decided[]): Promise<Set<string>> {
  if (decided.length === 0) return new Set();
  const changes = await Promise.all(decided.map(([found, change]) => clocked(scope, found, change)));
  return save(scope.db, scope.requestId, changes);
}

/** Saves changes all together; where one has met a newer version it throws `contact-changed`: for a transaction. */
export async function saveAll(scope: Scope, decided: readonly Decided[]): Promise<void> {
  const saved = await saveEach(scope, decided);
  if (saved.size !== decided.length) throw new Refusal("conflict", "contact-changed");
}
