import type { JSONValue } from "postgres";
import type { ReadTx, WriteTx } from "../database/sql.ts";

export interface VersionRow {
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly body: unknown;
}

export interface StoredVersion {
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  /** What the table holds now; null when another process is just writing it. */
  readonly hash: string | null;
  readonly added: boolean;
}

/** Adds the versions that are not there, all or, when one of them is there with another hash, none. One statement. */
export async function insertVersions(
  db: WriteTx,
  rows: readonly VersionRow[],
  now: Temporal.Instant,
): Promise<readonly StoredVersion[]> {
  return db<StoredVersion[]>`
    with given as (
      select * from jsonb_to_recordset(${db.json(rows as unknown as JSONValue)})
        as g(kind text, id text, version text, hash text, body jsonb)
    ), changed as (
      select from given join content_version c using (kind, id, version) where c.hash <> given.hash
    ), added as (
      insert into content_version (kind, id, version, hash, body, published_at)
      select kind, id, version, hash, body, ${now.toString()}::text::timestamptz from given
      where not exists (select from changed)
      on conflict do nothing
      returning kind, id, version, hash
    )
    select g.kind, g.id, g.version, coalesce(a.hash, c.hash) as hash, a.kind is not null as added
    from given g
    left join content_version c using (kind, id, version)
    left join added a using (kind, id, version)`;
}

/** The body of a version as it was published, undefined when there is none. */
export async function versionBody(
  db: ReadTx,
  kind: string,
  id: string,
  version: string,
): Promise<unknown | undefined> {
  const rows = await db<{ body: unknown }[]>`
    select body from content_version where kind = ${kind} and id = ${id} and version = ${version}`;
  return rows[0]?.body;
}

/** Ids and versions of a kind that were published, in order; at most 2 000. */
export async function versionsOf(
  db: ReadTx,
  kind: string,
): Promise<readonly { readonly id: string; readonly version: string }[]> {
  return db<{ id: string; version: string }[]>`
    select id, version from content_version where kind = ${kind} order by id, published_at, version limit 2000`;
}
