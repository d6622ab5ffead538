import type { ContactClock } from "#src/kernel/contact-clocks.ts";
import type { WriteTx } from "#src/platform/database/sql.ts";
import type { Change } from "./model.ts";

const iso = (at: Temporal.Instant | null) => at?.toString() ?? null;

/** The limits among the clocks of a contact as their rows stand; the promise has none. */
export function clockRows(contactId: string, clocks: readonly ContactClock[]) {
  return clocks
    .filter(({ kind }) => kind === "law")
    .map((clock) => ({
      contact_id: contactId,
      rule: clock.rule,
      started_at: iso(clock.startedAt),
      due_at: iso(clock.dueAt),
      paused_at: iso(clock.pausedAt),
      stopped_at: iso(clock.stoppedAt),
      breached_at: iso(clock.breachedAt),
      state: clock.state,
    }));
}

/** When the nearest limit beside the promise runs out, also one that has; null when none runs. */
export function lawDueAt(clocks: readonly ContactClock[]): Temporal.Instant | null {
  const [first] = clocks
    .filter(({ kind, stoppedAt, pausedAt }) => kind === "law" && stoppedAt === null && pausedAt === null)
    .flatMap(({ dueAt }) => dueAt ?? [])
    .sort(Temporal.Instant.compare);
  return first ?? null;
}

/** The columns of a row given as JSON. */
export const CLOCK_RECORD = `contact_id uuid, rule text, started_at timestamptz, due_at timestamptz,
  paused_at timestamptz, stopped_at timestamptz, breached_at timestamptz, state text`;

/** What a clock's row becomes when it is there already. */
export const CLOCK_KEPT = `started_at = excluded.started_at, due_at = excluded.due_at, paused_at = excluded.paused_at,
  stopped_at = excluded.stopped_at, breached_at = excluded.breached_at, state = excluded.state`;

/** The clocks of some changes as further parts of the statement of `save`; nothing where no change has moved any. */
export function clocksPart(tx: WriteTx, changes: readonly Change[]) {
  const moved = changes.filter(({ clocks }) => clocks !== undefined);
  if (moved.length === 0) return tx``;
  const rows = moved.flatMap(({ contact, clocks }) => clockRows(contact.id, clocks ?? []));
  const before = moved.filter(({ seen }) => seen !== null).map(({ contact }) => contact.id);
  if (rows.length === 0 && before.length === 0) return tx``;
  const given = tx`, clocks_given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as k(${tx.unsafe(CLOCK_RECORD)}))`;
  // A corrected birth date may have put another rule in a rule's place.
  const gone =
    before.length === 0
      ? tx``
      : tx`, clocks_gone as (
      delete from contact_clock k where k.contact_id = any(${before}::uuid[]) and k.contact_id in (select id from done)
        and not exists (select from clocks_given g
          where g.contact_id = k.contact_id and g.rule = k.rule))`;
  return tx`${given} ${gone}, clocks_kept as (
      insert into contact_clock
        (contact_id, rule, started_at, due_at, paused_at, stopped_at, breached_at, state)
      select contact_id, rule, started_at, due_at, paused_at, stopped_at, breached_at, state
      from clocks_given where contact_id in (select id from done)
      on conflict (contact_id, rule) do update set ${tx.unsafe(CLOCK_KEPT)})`;
}
