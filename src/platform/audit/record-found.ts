import type { AccessEntry, ActorRef } from "#src/kernel/access.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { WriteTx } from "#src/platform/database/sql.ts";

/**
 * Logs whom a search showed: one entry with those newly shown, once per session and person. They may have no contact
 * yet. Give it the pool, not a transaction that may yet be undone.
 */
export async function recordFound(
  tx: WriteTx,
  requestId: string,
  sessionId: string,
  entry: { at: Temporal.Instant; by: ActorRef; ground: AccessEntry["ground"] },
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return;
  await tx`
    with fresh as (
      insert into person_shown select ${sessionId}::uuid, person from unnest(${[...people]}::uuid[]) person
      on conflict do nothing returning person_id
    ), entry as (
      insert into access_log (at, request_id, actor_kind, actor_id, role, unit, action, ground, shown)
      select ${entry.at}, ${requestId}, ${entry.by.kind}, ${entry.by.id}::uuid, ${entry.by.role}, ${entry.by.unit},
        'person.list', ${entry.ground}, count(*)
      from fresh having count(*) > 0
      returning id
    )
    insert into access_log_found select entry.id, fresh.person_id from entry, fresh`;
}
