import type { ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Instrument, LibraryEntry } from "./model.ts";

/** What imports have put in force, by id. */
export async function importedInstruments(tx: ReadTx): Promise<LibraryEntry[]> {
  return tx<LibraryEntry[]>`
    select v.body as instrument, i.version, 'import' as "from", i.imported_at as "importedAt"
    from instrument i join instrument_version v using (id, version) order by i.id`;
}

/** Another value after every import that changed something; no two databases with imports have the same. */
export async function libraryEpoch(tx: ReadTx): Promise<string> {
  const [row] = await tx<{ epoch: string }[]>`select epoch from instrument_epoch`;
  return row?.epoch ?? "";
}

/** Two imports run in turn: the second waits here for the first. */
export async function holdLibrary(tx: WriteTx): Promise<void> {
  await tx`select from instrument_epoch for update`;
}

export interface VersionRow {
  readonly version: string;
  readonly instrument: Instrument;
}

const json = (rows: readonly VersionRow[]) =>
  JSON.stringify(rows.map(({ version, instrument }) => ({ id: instrument.id, version, body: instrument })));

/** Keeps wordings of cards; one that is there already stays as it is. */
export async function keepVersions(
  tx: WriteTx,
  rows: readonly VersionRow[],
  source: LibraryEntry["from"],
  now: Temporal.Instant,
): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    insert into instrument_version (id, version, body, source, at)
    select id, version, body, ${source}, ${now}
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as x(id text, version text, body jsonb)
    on conflict (id, version) do nothing`;
}

/** Puts imported cards in force. Their wordings are kept already. */
export async function putInForce(
  tx: WriteTx,
  rows: readonly VersionRow[],
  by: ProfessionalId | null,
  now: Temporal.Instant,
): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    insert into instrument (id, version, imported_at, imported_by)
    select id, version, ${now}, ${by}
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as x(id text, version text)
    on conflict (id) do update set version = excluded.version, imported_at = excluded.imported_at,
      imported_by = excluded.imported_by`;
  await tx`update instrument_epoch set epoch = gen_random_uuid()`;
}
