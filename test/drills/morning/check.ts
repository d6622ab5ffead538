import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Acknowledged } from "./ledger.ts";

/** What the database says afterwards about what was done over HTTP. */
export interface Checked {
  /** Contacts that two people held: taken by one, and taken again without having been put back or handed on. */
  readonly takenTwice: number;
  /** Acknowledged steps whose fact is not in the journal. */
  readonly lost: number;
  /** Facts of those who worked that nobody was told of, by type. */
  readonly unheard: Readonly<Record<string, number>>;
  /** Journal entries of the drill, by type. */
  readonly facts: Readonly<Record<string, number>>;
  /** Open contacts whose holder is not the one that the journal tells. */
  readonly holderDiffers: number;
}

/** What frees a contact for the next one. A lead who hands out names the new holder in the fact itself. */
const FREES = ["released", "handed-over", "moved-register", "closed", "merged", "unmerged"];

/** Compares the journal with what the professionals `by` were told, from a sequence number on. */
export async function check(
  db: ReadTx,
  by: readonly string[],
  acknowledged: readonly Acknowledged[],
  since: string,
): Promise<Checked> {
  const [twice] = await db<[{ n: number }]>`
    select count(*)::int as n from (
      select type, data, lag(type) over (partition by contact_id order by seq) as before
      from journal where type = 'taken' or type = any(${FREES})
    ) step where type = 'taken' and before = 'taken' and not data ? 'to'`;
  const rows = await db<{ contact: string; by: string; fact: string; n: number }[]>`
    select contact_id as contact, actor_id as by, type as fact, count(*)::int as n from journal
    where seq > ${since}::bigint and actor_id = any(${by as string[]}::uuid[]) and actor_kind = 'staff'
    group by contact_id, actor_id, type`;
  const [differs] = await db<[{ n: number }]>`
    with last as (
      select distinct on (contact_id) contact_id, type, coalesce(data->>'to', actor_id::text)::uuid as holder
      from journal where type = 'taken' or type = any(${FREES}) order by contact_id, seq desc
    )
    select count(*)::int as n from contact c join last l on l.contact_id = c.id
    where c.closed_at is null and c.holder_id is distinct from case when l.type = 'taken' then l.holder end`;
  const key = (one: Acknowledged) => `${one.contact} ${one.by} ${one.fact}`;
  const left = new Map(rows.map((row) => [key(row), row.n]));
  const facts: Record<string, number> = {};
  for (const { fact, n } of rows) facts[fact] = (facts[fact] ?? 0) + n;
  let lost = 0;
  // What names its contact is looked for first.
  for (const one of acknowledged.toSorted((a, b) => Number(a.contact === "") - Number(b.contact === ""))) {
    const found =
      one.contact === ""
        ? [...left].find(([name, n]) => n > 0 && name.endsWith(` ${one.by} ${one.fact}`))?.[0]
        : one.fact
            .split(" or ")
            .map((fact) => key({ ...one, fact }))
            .find((name) => (left.get(name) ?? 0) > 0);
    if (found) left.set(found, (left.get(found) ?? 0) - 1);
    else lost += 1;
  }
  const unheard: Record<string, number> = {};
  for (const [name, n] of left) {
    const fact = name.split(" ")[2] ?? "";
    if (n > 0 && !FOLLOWS.has(fact)) unheard[fact] = (unheard[fact] ?? 0) + n;
  }
  return {
    takenTwice: twice.n,
    lost,
    unheard,
    facts,
    holderDiffers: differs.n,
  };
}

/** Facts that come with another one and are not told by themselves. */
const FOLLOWS = new Set(["breached", "alarm-raised", "call-back-promised", "settled", "self-care-given"]);
