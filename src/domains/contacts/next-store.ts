import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { awake, inOrder, keys } from "./queue-order-store.ts";

/** So many are looked at: more than may be taken at the same moment. */
const CANDIDATES = 300;

/** Notes a press of "take the next"; false when it has been sent before. */
export async function claimPress(
  tx: WriteTx,
  id: string,
  by: ProfessionalId,
  now: Temporal.Instant,
): Promise<boolean> {
  const claimed = await tx`
    insert into next_press (id, professional_id, at) values (${id}, ${by}, ${now}) on conflict do nothing returning id`;
  return claimed.length > 0;
}

/** What a press gave its professional; undefined when it gave nothing. */
export async function pressed(tx: ReadTx, id: string, by: ProfessionalId): Promise<ContactId | undefined> {
  const [row] = await tx<{ contact: ContactId | null }[]>`
    select contact_id as contact from next_press where id = ${id} and professional_id = ${by}`;
  return row?.contact ?? undefined;
}

export async function setPressed(tx: WriteTx, id: string, contact: ContactId): Promise<void> {
  await tx`update next_press set contact_id = ${contact} where id = ${id}`;
}

/** Presses are kept while one may be sent again. */
export async function sweepPresses(tx: WriteTx, now: Temporal.Instant): Promise<void> {
  await tx`delete from next_press where at < ${now.subtract({ hours: 24 })}`;
}

/** Locks the first free contact of the teams that fits; what another is just taking is passed over. */
export async function lockNext(
  tx: WriteTx,
  teams: readonly string[],
  { languages, notTopics }: { readonly languages: readonly Lang[]; readonly notTopics: readonly string[] },
  now: Temporal.Instant,
): Promise<ContactId | undefined> {
  const [row] = await tx<{ id: ContactId }[]>`
    with free as materialized (
      select c.* from unnest(${teams as string[]}::text[]) as own (team) cross join lateral (
        select ${keys(tx)} from contact c
        where c.closed_at is null and c.team = own.team and c.status = 'queued'
          and c.language = any(${languages as string[]}) and c.topic <> all(${notTopics as string[]})
          and ${awake(tx, now)}
        ${inOrder(tx)} limit ${CANDIDATES}
      ) c ${inOrder(tx)} limit ${CANDIDATES}
    )
    select c.id from free join contact c using (id) where c.status = 'queued'
    ${inOrder(tx)} limit 1 for update of c skip locked`;
  return row?.id;
}

/** How many free contacts of the teams do not fit: counted to a hundred. */
export async function freeCount(
  tx: ReadTx,
  teams: readonly string[],
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await tx<[{ n: number }]>`
    select count(*)::int as n from (
      select from contact c where c.status = 'queued' and c.team = any(${teams as string[]}) and ${awake(tx, now)} limit 100) n`;
  return row.n;
}
