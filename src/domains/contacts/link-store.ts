import type { ContactId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { ContactStatus } from "./model.ts";

export type LinkKind = "split" | "merged" | "joined";

/** A contact that belongs together with another, straight or through others. */
export interface LinkedContact {
  readonly id: ContactId;
  readonly reference: string;
  readonly topic: string;
  readonly team: string;
  readonly line: string;
  readonly status: ContactStatus;
  readonly receivedAt: Temporal.Instant;
  /** How it hangs on the contact asked about, where it does so straight. */
  readonly kind: LinkKind | null;
  /** The one asked about goes on in it, or it goes on in the one asked about. */
  readonly merged: "into" | "from" | null;
}

const LINKED_ROWS = 50;

/** What belongs together with a contact, the first received first. At most 50. */
export async function linkedTo(tx: ReadTx, id: ContactId): Promise<LinkedContact[]> {
  return tx<LinkedContact[]>`
    with recursive own as (
      select ${id}::uuid as id, 0 as far
      union
      select case when l.from_id = own.id then l.to_id else l.from_id end, own.far + 1
      from own join contact_link l on (l.from_id = own.id or l.to_id = own.id) and l.ended_at is null
      where own.far < 4
    ), linked as (select distinct id from own where id <> ${id})
    select c.id, c.reference, c.topic, c.team, c.line, c.status, c.received_at as "receivedAt", l.kind,
      case when l.kind = 'merged' then case when l.from_id = ${id} then 'into' else 'from' end end as merged
    from linked join contact c using (id)
    left join lateral (
      select kind, from_id from contact_link l
      where l.ended_at is null and ((l.from_id = ${id} and l.to_id = c.id) or (l.to_id = ${id} and l.from_id = c.id))
      order by (kind = 'merged') desc, at desc limit 1
    ) l on true
    order by c.received_at, c.id limit ${LINKED_ROWS}`;
}

export async function addLink(
  tx: WriteTx,
  link: {
    readonly from: ContactId;
    readonly to: ContactId;
    readonly kind: LinkKind;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tx`
    insert into contact_link (from_id, to_id, kind, at) values (${link.from}, ${link.to}, ${link.kind}, ${link.at})
    on conflict do nothing`;
}

/** Whether two contacts belong together already, straight. */
export async function areJoined(tx: ReadTx, a: ContactId, b: ContactId): Promise<boolean> {
  const [row] = await tx`
    select 1 from contact_link where kind = 'joined' and ended_at is null
      and ((from_id = ${a} and to_id = ${b}) or (from_id = ${b} and to_id = ${a})) limit 1`;
  return row !== undefined;
}

/** In which contact a merged one goes on; undefined when it goes on itself. */
export async function goesOnIn(tx: ReadTx, id: ContactId): Promise<ContactId | undefined> {
  const [row] = await tx<{ id: ContactId }[]>`
    select to_id as id from contact_link where from_id = ${id} and kind = 'merged' and ended_at is null`;
  return row?.id;
}

/** Ends the merging of a contact. Returns whether it was merged. */
export async function endMerge(tx: WriteTx, follower: ContactId, at: Temporal.Instant): Promise<boolean> {
  const ended = await tx`
    update contact_link set ended_at = ${at} where from_id = ${follower} and kind = 'merged' and ended_at is null
    returning from_id`;
  return ended.length > 0;
}

/** Locks contacts in the order of their ids, so that two who hold the same ones wait for each other in turn. */
export async function lockContacts(tx: WriteTx, ids: readonly ContactId[]): Promise<void> {
  await tx`select id from contact where id = any(${[...ids] as string[]}) order by id for update`;
}

/** Open contacts that may be about the same: of the same person, or of nobody known in the same team. The newest first, at most 20. */
export async function mayBeSame(
  tx: ReadTx,
  contact: {
    readonly id: ContactId;
    readonly personId: string | null;
    readonly register: string;
    readonly team: string;
  },
  teams: readonly string[],
): Promise<Omit<LinkedContact, "kind" | "merged">[]> {
  return tx`
    select id, reference, topic, team, line, status, received_at as "receivedAt" from contact c
    where c.closed_at is null and c.status in ('queued', 'taken') and c.id <> ${contact.id}
      and c.register = ${contact.register} and c.team = any(${teams as string[]})
      and ${
        contact.personId === null
          ? tx`c.team = ${contact.team} and c.received_at > (select received_at from contact where id = ${contact.id}) - interval '14 days'`
          : tx`(c.person_id = ${contact.personId} or (c.person_id is null and c.team = ${contact.team}))`
      }
    order by (c.person_id is not null) desc, c.received_at desc, c.id limit 20`;
}
