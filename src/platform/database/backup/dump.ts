import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress } from "node:zlib";
import type { Sql } from "postgres";
import { appliedMigrations } from "../migrate.ts";
import type { Database } from "../sql.ts";
import { quoted, sequences, tables } from "./catalogue.ts";
import { BackupError } from "./error.ts";
import { type BackupResult, type Ending, FORMAT, type TableShape } from "./format.ts";
import { encode, type Frame } from "./frames.ts";

/** Rows are gathered to frames of about this size: the driver hands them over one by one. */
const FRAME_BYTES = 256 * 1024;

class Sink {
  readonly #out: Writable;
  readonly #hash: Hash = createHash("sha256");

  constructor(out: Writable) {
    this.#out = out;
  }

  async put(frame: Frame): Promise<void> {
    const bytes = encode(frame);
    this.#hash.update(bytes);
    if (!this.#out.write(bytes)) await once(this.#out, "drain");
  }

  sum(): string {
    return this.#hash.copy().digest("hex");
  }
}

async function dumpTable(sql: Sql, table: TableShape, sink: Sink): Promise<Ending> {
  await sink.put({ kind: "B", value: table });
  const columns = table.columns.map((column) => quoted(column)).join(", ");
  const name = quoted(table.schema, table.name);
  const stream: Readable = await sql.unsafe(`copy (select ${columns} from ${name}) to stdout`).readable();
  const hash = createHash("sha256");
  let rows = 0;
  let parts: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    const data = Buffer.concat(parts, size);
    hash.update(data);
    parts = [];
    size = 0;
    await sink.put({ kind: "D", data });
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // COPY sends one row a message, and a line end within a value is written as two characters.
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++;
    parts.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= FRAME_BYTES) await flush();
  }
  // The driver pauses the connection when rows come faster than we write and wakes it at the next read, which
  // never comes when the last row was the one that paused it.
  stream._read(0);
  await flush();
  const ending = { rows, sha256: hash.digest("hex") };
  await sink.put({ kind: "E", value: ending });
  return ending;
}

async function dumpAll(sql: Sql, sink: Sink): Promise<Omit<BackupResult, "file" | "bytes" | "seconds">> {
  await sql.unsafe("begin isolation level repeatable read read only");
  await sql.unsafe("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
  const [server] = await sql`select version() as version, now() as at`;
  const migrations = await appliedMigrations(sql as unknown as Database);
  if (migrations.length === 0)
    throw new BackupError("The database has no schema of this program: there is nothing to back up.");
  await sink.put({
    kind: "H",
    value: { format: FORMAT, madeAt: String(server?.at), server: server?.version, migrations },
  });
  const done: (Ending & { table: string })[] = [];
  for (const table of await tables(sql)) {
    done.push({ table: `${table.schema}.${table.name}`, ...(await dumpTable(sql, table, sink)) });
  }
  await sink.put({ kind: "S", value: await sequences(sql) });
  const rows = done.reduce((sum, { rows }) => sum + rows, 0);
  const sha256 = sink.sum();
  await sink.put({ kind: "M", value: { rows, tables: done, sha256 } });
  await sql.unsafe("commit");
  return { rows, tables: done.length, migration: migrations.at(-1)?.name ?? null, sha256 };
}

/**
 * Writes all records as they are at one moment to a file, while the product goes on. The file is complete or
 * not there at all, and only its owner may read it.
 * @throws BackupError when the file exists or cannot be written.
 */
export async function dump(ownerDb: Database, file: string): Promise<BackupResult> {
  if (existsSync(file)) throw new BackupError(`${file} exists already: give the backup another name.`);
  const started = performance.now();
  const partial = `${file}.${process.pid}.partial`;
  const session = await ownerDb.reserve();
  try {
    const out = createZstdCompress();
    const target = createWriteStream(partial, { mode: 0o600, flags: "wx" });
    // Whichever fails first is told; the other's failure follows from it.
    const written = pipeline(out, target);
    const result = await Promise.race([
      dumpAll(session as unknown as Sql, new Sink(out)),
      written.then(() => never()),
    ]);
    out.end();
    await written;
    const handle = await open(partial, "r+");
    await handle.sync();
    await handle.close();
    await rename(partial, file);
    const { size } = await stat(file);
    return { file, ...result, bytes: size, seconds: Math.round(performance.now() - started) / 1000 };
  } catch (error) {
    await rm(partial, { force: true });
    if ((error as NodeJS.ErrnoException).syscall)
      throw new BackupError(`${file} cannot be written: ${(error as Error).message}`);
    throw error;
  } finally {
    await session.unsafe("rollback").catch(() => undefined);
    session.release();
  }
}

function never(): never {
  throw new BackupError("The file ended before the backup did.");
}
