import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Questionnaire } from "./model.ts";
import { type Terminology, terminologyOf } from "./value-sets.ts";

/** `known`: the same was kept before. `changed`: another content has this url and version; it is not replaced. */
export type Kept = "new" | "known" | "changed";

/** Keeps a form under its url and version. A version that is there never changes. */
export async function keepImported(
  tx: WriteTx,
  questionnaire: Questionnaire,
  file: string,
  now: Temporal.Instant,
): Promise<Kept> {
  const { url, version, id, title } = questionnaire;
  const body = JSON.stringify(questionnaire);
  const [row] = await tx<{ kept: Kept }[]>`
    with made as (
      insert into imported_form (url, version, id, title, body, fingerprint, file, imported_at)
      values (${url}, ${version}, ${id}, ${title ?? id}, ${body}::text::jsonb, sha256(convert_to(${body}, 'UTF8')), ${file}, ${now})
      on conflict do nothing returning 1
    )
    select case when exists (select from made) then 'new'
      when exists (select from imported_form where url = ${url} and version = ${version} and fingerprint = sha256(convert_to(${body}, 'UTF8'))) then 'known'
      else 'changed' end as kept`;
  return row?.kept ?? "changed";
}

/** Keeps value sets and code systems; of one url the newest counts. */
export async function keepTerminology(
  tx: WriteTx,
  { valueSets, codeSystems }: Terminology,
  now: Temporal.Instant,
): Promise<void> {
  const rows = [...valueSets.values(), ...codeSystems.values()].map((body) => ({
    url: body.url ?? "",
    kind: body.resourceType,
    body,
  }));
  if (rows.length === 0) return;
  await tx`
    insert into imported_value_set (url, fingerprint, kind, body, imported_at)
    select url, sha256(convert_to(body::text, 'UTF8')), kind, body, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(url text, kind text, body jsonb)
    on conflict do nothing`;
}

/** All value sets and code systems that were imported, at most 2 000 of them, the newest of each url. */
export async function importedTerminology(tx: ReadTx): Promise<Terminology> {
  const rows = await tx<{ body: unknown }[]>`
    select distinct on (url) body from imported_value_set order by url, imported_at desc limit 2000`;
  return terminologyOf(rows.map(({ body }) => body));
}

/** One imported form by its id or url, in a version or its newest. */
export async function importedForm(
  tx: ReadTx,
  name: string,
  version?: string,
): Promise<Questionnaire | undefined> {
  const [row] = await tx<{ body: Questionnaire }[]>`
    select body from imported_form
    where (id = ${name} or url = ${name}) ${version === undefined ? tx`` : tx`and version = ${version}`}
    order by imported_at desc limit 1`;
  return row?.body;
}
