import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { NationalDescription, StoredDescription } from "./model.ts";

interface Row {
  readonly source: string;
  readonly year: number;
  readonly importedAt: Temporal.Instant;
  readonly body: NationalDescription;
}

/** Every description that is shown, by code. */
export async function nationalDescriptions(tx: ReadTx): Promise<StoredDescription[]> {
  const rows = await tx<Row[]>`
    select source, year, imported_at as "importedAt", body from national_service
    where removed_at is null order by code`;
  return rows.map(({ body, ...rest }) => ({ ...body, ...rest }));
}

/** Another value after every import that changed something; no two databases with imports have the same. */
export async function directoryEpoch(tx: ReadTx): Promise<string> {
  const [row] = await tx<{ epoch: string }[]>`select epoch from directory_epoch`;
  return row?.epoch ?? "";
}

/** Code and hash of all that was ever imported. Takes the epoch's row first, so that two imports run in turn. */
export async function hashesForImport(tx: WriteTx): Promise<{ code: string; hash: string; gone: boolean }[]> {
  await tx`select from directory_epoch for update`;
  return tx<{ code: string; hash: string; gone: boolean }[]>`
    select code, hash, removed_at is not null as gone from national_service`;
}

export interface DescriptionRow {
  readonly code: string;
  readonly source: string;
  readonly year: number;
  readonly hash: string;
  readonly body: NationalDescription;
}

export async function putDescriptions(
  tx: WriteTx,
  rows: readonly DescriptionRow[],
  now: Temporal.Instant,
): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    insert into national_service (code, source, year, hash, body, imported_at)
    select code, source, year, hash, body, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(
      code text, source text, year int, hash text, body jsonb)
    on conflict (code) do update set source = excluded.source, year = excluded.year, hash = excluded.hash,
      body = excluded.body, imported_at = excluded.imported_at, removed_at = null`;
}

export async function markRemoved(
  tx: WriteTx,
  codes: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  if (codes.length === 0) return;
  await tx`update national_service set removed_at = ${now} where code = any(${[...codes]})`;
}

export async function newEpoch(tx: WriteTx): Promise<void> {
  await tx`update directory_epoch set epoch = gen_random_uuid()`;
}
