import type { ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { ImportedState, ImportedVersion } from "./imported-version.ts";

/** Every imported form and version with its state, in the order in which they came; at most 500. */
export async function importedVersions(tx: ReadTx): Promise<readonly ImportedVersion[]> {
  return tx<ImportedVersion[]>`
    select f.url, f.version, f.id, f.title, f.imported_at as "importedAt", coalesce(s.state, 'draft') as state, s.line, s.topic
    from imported_form f left join lateral (
      select state, line, topic from imported_form_state s
      where s.url = f.url and s.version = f.version order by at desc limit 1
    ) s on true
    order by f.imported_at, f.url, f.version limit 500`;
}

/** Publishes a version or withdraws it, from now on. */
export async function setImportedState(
  tx: WriteTx,
  step: {
    readonly url: string;
    readonly version: string;
    readonly state: Exclude<ImportedState, "draft">;
    readonly line: string | null;
    readonly topic: string | null;
    readonly by: ProfessionalId;
  },
  now: Temporal.Instant,
): Promise<void> {
  await tx`
    insert into imported_form_state (url, version, at, state, line, topic, by_id)
    values (${step.url}, ${step.version}, ${now}, ${step.state}, ${step.line}, ${step.topic}, ${step.by})
    on conflict (url, version, at) do nothing`;
}
