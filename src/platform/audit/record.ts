import type { AccessEntry, ActorRef } from "#src/kernel/access.ts";
import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { WriteTx } from "#src/platform/database/sql.ts";

/** An open page that brings itself up to date is one opening for so long. */
const SITTING_MINUTES = 30;

/**
 * Writes entries of the access log, in one statement. Done before the page that shows the data leaves. `refresh`: the
 * page says that it was only brought up to date; it is believed where the log itself shows the opening shortly before.
 */
export async function record(
  tx: WriteTx,
  requestId: string,
  entries: readonly AccessEntry[],
  { refresh = false }: { readonly refresh?: boolean } = {},
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    at: entry.at.toString(),
    actor_kind: entry.by.kind,
    actor_id: entry.by.id,
    role: entry.by.role,
    unit: entry.by.unit,
    person_id: entry.personId,
    contact_id: entry.contactId,
    action: entry.action,
    ground: entry.ground,
    special_reason_id: entry.specialReasonId,
  }));
  await tx`
    insert into access_log
      (at, request_id, actor_kind, actor_id, role, unit, person_id, contact_id, action, ground, special_reason_id)
    select a.at, ${requestId}, a.actor_kind, a.actor_id, a.role, a.unit, a.person_id, a.contact_id, a.action,
      a.ground, a.special_reason_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as a(
      at timestamptz, actor_kind text, actor_id uuid, role text, unit text, person_id uuid, contact_id uuid,
      action text, ground text, special_reason_id uuid)
    ${
      refresh
        ? tx`where not exists (
      select from access_log b
      where b.actor_id = a.actor_id and b.action = a.action and b.ground = a.ground
        and b.contact_id is not distinct from a.contact_id and b.person_id is not distinct from a.person_id
        and b.at > a.at - make_interval(mins => ${SITTING_MINUTES}))`
        : tx``
    }`;
}

/** Whom a session's lists have shown, as far as this process has written it down: it need not ask again. */
const known = new Map<string, Set<string>>();
const MOST_SESSIONS = 5_000;

function remember(sessionId: string, ids: readonly string[]): void {
  const shown = known.get(sessionId) ?? new Set();
  for (const id of ids) shown.add(id);
  known.delete(sessionId); // put last: the one longest unused goes first
  known.set(sessionId, shown);
  if (known.size <= MOST_SESSIONS) return;
  for (const oldest of known.keys()) {
    known.delete(oldest);
    break;
  }
}

/**
 * Logs a list: one entry with those newly shown, once per session and set. A refresh that shows nobody new
 * writes nothing. Give it the pool, not a transaction that may yet be undone.
 */
export async function recordList(
  tx: WriteTx,
  requestId: string,
  sessionId: string,
  entry: { at: Temporal.Instant; by: ActorRef; ground: AccessEntry["ground"] },
  shown: readonly { contactId: ContactId; personId: PersonId | null }[],
): Promise<void> {
  const fresh = shown.filter(({ contactId }) => !known.get(sessionId)?.has(contactId));
  if (fresh.length === 0) return;
  await tx`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(
        fresh.map(({ contactId, personId }) => ({ contact_id: contactId, person_id: personId })),
      )}::text::jsonb) as x(contact_id uuid, person_id uuid)
    ), fresh as (
      insert into list_shown select ${sessionId}::uuid, contact_id from given
      on conflict do nothing returning contact_id
    ), entry as (
      insert into access_log (at, request_id, actor_kind, actor_id, role, unit, action, ground, shown)
      select ${entry.at}, ${requestId}, ${entry.by.kind}, ${entry.by.id}::uuid, ${entry.by.role}, ${entry.by.unit},
        'contact.list', ${entry.ground}, count(*)
      from fresh having count(*) > 0
      returning id
    )
    insert into access_log_shown
    select entry.id, given.contact_id, given.person_id from entry, given join fresh using (contact_id)`;
  remember(
    sessionId,
    fresh.map(({ contactId }) => contactId),
  );
}
