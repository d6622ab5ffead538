import type { Sql } from "postgres";
import type { Sequence, TableShape } from "./format.ts";

/**
 * Schemas that are not the product's records: the server's own, and the queue, whose jobs are planned again
 * from what is recorded.
 */
const NOT_OURS = ["pg_catalog", "information_schema", "pg_toast", "pgboss"];

export function quoted(...names: string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join(".");
}

/** Every table that holds rows of its own or of its partitions, with the columns that can be written. */
export async function tables(sql: Sql): Promise<TableShape[]> {
  return sql<TableShape[]>`
    select n.nspname as schema, c.relname as name,
      (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
      and n.nspname <> all (${NOT_OURS}) and n.nspname not like 'pg\\_temp%'
      and not (n.nspname = 'public' and c.relname = 'schema_migration')
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    order by 1, 2`;
}

export async function sequences(sql: Sql): Promise<Sequence[]> {
  const found = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, sequencename as name from pg_sequences
    where schemaname <> all (${NOT_OURS}) order by 1, 2`;
  const values: Sequence[] = [];
  for (const { schema, name } of found) {
    const [row] = await sql.unsafe(
      `select last_value::text as last, is_called as called from ${quoted(schema, name)}`,
    );
    values.push({ schema, name, last: String(row?.last), called: row?.called === true });
  }
  return values;
}

/** Foreign keys, to be taken off while rows come in any order and put back, which checks every row. */
export async function foreignKeys(sql: Sql): Promise<{ table: string; name: string; definition: string }[]> {
  return sql`
    select format('%I.%I', n.nspname, c.relname) as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname <> all (${NOT_OURS})`;
}

/** The schemas to be made anew by a restore: all but the server's own. */
export async function schemas(sql: Sql): Promise<string[]> {
  const found = await sql<{ name: string }[]>`
    select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`;
  return found.map((row) => row.name);
}
