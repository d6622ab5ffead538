import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, statSync } from "node:fs";
import { finished } from "node:stream/promises";
import { setImmediate as turn } from "node:timers/promises";
import { createZstdDecompress } from "node:zlib";
import type { Sql } from "postgres";
import { ensureRole, makeRecord, pendingMigrations, runMigration } from "../migrate.ts";
import { readMigrations } from "../migration-files.ts";
import type { Database } from "../sql.ts";
import { foreignKeys, quoted, schemas, tables } from "./catalogue.ts";
import { BackupError } from "./error.ts";
import {
  type BackupResult,
  type Ending,
  FORMAT,
  type Header,
  type Sequence,
  type TableShape,
} from "./format.ts";
import { decode, type Frame } from "./frames.ts";

type Frames = AsyncGenerator<Frame>;

async function next<K extends Frame["kind"]>(
  frames: Frames,
  ...kinds: K[]
): Promise<Extract<Frame, { kind: K }>> {
  const { value } = await frames.next();
  if (value && (kinds as string[]).includes(value.kind)) return value as Extract<Frame, { kind: K }>;
  throw new BackupError("The backup is damaged.");
}

async function refuseUnlessEmpty(sql: Sql): Promise<void> {
  for (const { schema, name } of await tables(sql)) {
    const [row] = await sql.unsafe(`select exists (select from ${quoted(schema, name)}) as filled`);
    if (row?.filled) {
      throw new BackupError(
        `The database holds records already (${schema}.${name}). Back them up first; then --replace puts the backup in their place.`,
      );
    }
  }
}

/** The schema as it was when the backup was made, from nothing; the rest of the files are returned for after. */
async function rebuild(sql: Sql, folder: string, header: Header) {
  const files = await readMigrations(folder);
  const later = pendingMigrations(files, header.migrations);
  for (const schema of await schemas(sql)) await sql.unsafe(`drop schema ${quoted(schema)} cascade`);
  await sql.unsafe("create schema public; grant usage on schema public to public");
  await ensureRole(sql);
  await makeRecord(sql);
  for (const file of files.filter((one) => !later.includes(one))) await runMigration(sql, file);
  return later;
}

/** Loads one table's rows and compares what came with what the file and the database say. */
async function loadTable(sql: Sql, table: TableShape, frames: Frames): Promise<void> {
  const name = quoted(table.schema, table.name);
  const columns = table.columns.map((column) => quoted(column)).join(", ");
  const stream = await sql.unsafe(`copy ${name} (${columns}) from stdin`).writable();
  const over = finished(stream);
  over.catch(() => undefined);
  const hash = createHash("sha256");
  let ending: Ending | undefined;
  try {
    while (!ending) {
      const frame = await next(frames, "D", "E");
      if (frame.kind === "E") ending = frame.value;
      else {
        hash.update(frame.data);
        if (!stream.write(frame.data)) await Promise.race([once(stream, "drain"), over]);
      }
    }
    stream.end();
    // The driver does not tell of rows refused after the last was sent; the statement behind them does.
    do await turn();
    while (stream.writableLength > 0 && !stream.destroyed);
    await Promise.race([over, sql`select 1`.then(() => over)]);
  } catch (error) {
    // The connection takes nothing else until it is told that no more rows come.
    stream.destroy(error as Error);
    if (error instanceof BackupError || (error as NodeJS.ErrnoException).code?.startsWith("Z")) throw error;
    throw new BackupError(`The rows of ${name} were refused by the database: ${(error as Error).message}`);
  }
  const [counted] = await sql.unsafe(`select count(*)::int8 as rows from ${name}`);
  if (hash.digest("hex") !== ending.sha256 || Number(counted?.rows) !== ending.rows) {
    throw new BackupError(`The rows of ${name} are not those that were backed up.`);
  }
}

async function loadAll(sql: Sql, folder: string, header: Header, frames: Frames, hash: Hash) {
  const later = await rebuild(sql, folder, header);
  const shapes = await tables(sql);
  const keys = await foreignKeys(sql);
  for (const { table, name } of keys)
    await sql.unsafe(`alter table ${table} drop constraint ${quoted(name)}`);
  const all = shapes.map(({ schema, name }) => quoted(schema, name));
  for (const name of all) await sql.unsafe(`alter table ${name} disable trigger user`);
  // Rows that migrations put in stand in the backup too, as they were by then.
  if (all.length > 0) await sql.unsafe(`truncate ${all.join(", ")}`);
  let frame = await next(frames, "B", "S");
  const done = new Set<string>();
  while (frame.kind === "B") {
    const { schema, name, columns } = frame.value;
    const shape = shapes.find((one) => one.schema === schema && one.name === name);
    if (!shape || columns.some((column) => !shape.columns.includes(column))) {
      throw new BackupError(
        `The backup has ${schema}.${name} otherwise than this program's migrations make it.`,
      );
    }
    await loadTable(sql, frame.value, frames);
    done.add(quoted(schema, name));
    frame = await next(frames, "B", "S");
  }
  const missing = all.find((name) => !done.has(name));
  if (missing) throw new BackupError(`The backup has no ${missing}, which its schema has.`);
  await setSequences(sql, frame.value);
  const sum = hash.copy().digest("hex");
  const manifest = (await next(frames, "M")).value;
  if (manifest.sha256 !== sum) throw new BackupError("The backup is damaged: its checksum does not match.");
  await sql.unsafe("set constraints all immediate");
  for (const name of all) await sql.unsafe(`alter table ${name} enable trigger user`);
  for (const { table, name, definition } of keys) {
    await sql.unsafe(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  }
  for (const file of later) await runMigration(sql, file);
  return { rows: manifest.rows, tables: done.size, sha256: sum };
}

async function setSequences(sql: Sql, sequences: readonly Sequence[]): Promise<void> {
  for (const { schema, name, last, called } of sequences) {
    await sql`select setval(${quoted(schema, name)}::regclass, ${last}::int8, ${called})`;
  }
}

/**
 * Puts the records of a backup into a database, in one transaction with the schema they need: all of it, checked,
 * or nothing. A backup of an older schema is brought to the program's own afterwards.
 * @throws BackupError when the file is cut, damaged, newer than the program, or the database holds records.
 */
export async function load(
  ownerDb: Database,
  file: string,
  folder: string,
  options: { readonly replace?: boolean } = {},
): Promise<BackupResult> {
  const started = performance.now();
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new BackupError(`${file} does not exist.`);
  if (stat.isDirectory()) throw new BackupError(`${file} is a folder, not a backup.`);
  const hash = createHash("sha256");
  const input = createReadStream(file);
  const unpacked = createZstdDecompress();
  input.on("error", (error) => unpacked.destroy(error));
  const frames = decode(input.pipe(unpacked), hash);
  const session = await ownerDb.reserve();
  const sql = session as unknown as Sql;
  try {
    const header = (await next(frames, "H")).value;
    if (header.format !== FORMAT) throw new BackupError(`${file} is of another form: ${header.format}.`);
    await sql.unsafe("begin");
    await sql.unsafe(
      "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local client_min_messages = error",
    );
    if (!options.replace) await refuseUnlessEmpty(sql);
    const done = await loadAll(sql, folder, header, frames, hash);
    await sql.unsafe("commit");
    const migration = header.migrations.at(-1)?.name ?? null;
    return {
      file,
      ...done,
      migration,
      bytes: stat.size,
      seconds: Math.round(performance.now() - started) / 1000,
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith("ZSTD") || code?.startsWith("Z_"))
      throw new BackupError(`${file} is cut, damaged, or not a backup.`);
    throw error;
  } finally {
    input.destroy();
    unpacked.destroy();
    await sql.unsafe("rollback").catch(() => undefined);
    session.release();
  }
}
