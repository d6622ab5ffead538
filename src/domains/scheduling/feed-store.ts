import type { PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** The address of a person's calendar feed: its id, from which the secret part is made. */
export async function feedOf(tx: ReadTx, personId: PersonId): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`select id from calendar_feed where person_id = ${personId}`;
  return row?.id;
}

/** Makes a feed for a person, in the place of one there was: the earlier address opens nothing any more. */
export async function makeFeed(
  tx: WriteTx,
  feed: { readonly id: string; readonly personId: PersonId; readonly tokenHash: Uint8Array },
  now: Temporal.Instant,
): Promise<void> {
  await tx`
    insert into calendar_feed (id, person_id, token_hash, made_at)
    values (${feed.id}, ${feed.personId}, ${feed.tokenHash}, ${now})
    on conflict (person_id) do update
      set id = excluded.id, token_hash = excluded.token_hash, made_at = excluded.made_at, read_on = null`;
}

export async function revokeFeed(tx: WriteTx, personId: PersonId): Promise<void> {
  await tx`delete from calendar_feed where person_id = ${personId}`;
}

/** Whose feed a secret address is, and whether it is read for the first time on a day. */
export async function readFeed(
  tx: WriteTx,
  tokenHash: Uint8Array,
  today: Temporal.PlainDate,
): Promise<{ readonly personId: PersonId; readonly first: boolean } | undefined> {
  const [row] = await tx<{ personId: PersonId; first: boolean }[]>`
    with found as (select id, person_id, read_on from calendar_feed where token_hash = ${tokenHash}),
    noted as (
      update calendar_feed f set read_on = ${today} from found
      where f.id = found.id and found.read_on is distinct from ${today}
    )
    select person_id as "personId", read_on is distinct from ${today} as first from found`;
  return row;
}
