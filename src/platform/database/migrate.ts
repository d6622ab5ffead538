import type { Sql } from "postgres";
import { APP_ROLE } from "./cluster/ownership.ts";
import { type MigrationFile, readMigrations } from "./migration-files.ts";
import type { Database } from "./sql.ts";

/** "migr" in letters: one program migrates, others wait. */
const LOCK = 1_835_625_330;

/** The files and what the database has had do not fit together; the message names the file. */
export class MigrationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MigrationError";
  }
}

export interface Applied {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

/** What the database has had, in order; nothing when it never had any. */
export async function appliedMigrations(db: Database): Promise<Applied[]> {
  const [table] = await db`select to_regclass('public.schema_migration') is not null as there`;
  if (!table?.there) return [];
  return db<Applied[]>`select version, name, checksum from public.schema_migration order by version`;
}

/** The files that the database has yet to get. @throws MigrationError when a file that it had changed or is gone. */
export function pendingMigrations(
  files: readonly MigrationFile[],
  applied: readonly Applied[],
): MigrationFile[] {
  const byVersion = new Map(files.map((file) => [file.version, file]));
  for (const had of applied) {
    const file = byVersion.get(had.version);
    if (!file) {
      throw new MigrationError(
        `${had.name} is in the database but not among the files: this program is older than its data.`,
      );
    }
    if (file.name !== had.name || file.checksum !== had.checksum) {
      throw new MigrationError(
        `${file.name} was changed after it was applied (as ${had.name}). Undo that and write a new file.`,
      );
    }
  }
  const last = applied.at(-1)?.version ?? 0;
  const pending = files.filter((file) => !applied.some((had) => had.version === file.version));
  const late = pending.find((file) => file.version < last);
  if (late)
    throw new MigrationError(
      `${late.name} comes before ${applied.at(-1)?.name}, which is applied. Give it a later number.`,
    );
  return pending;
}

/**
 * The restricted role of the running product, which migrations grant rights to. On a database of one's own the
 * owner needs CREATEROLE once, or the role made for it.
 */
export async function ensureRole(sql: Sql): Promise<void> {
  const [role] =
    await sql`select pg_has_role(current_user, oid, 'SET') as usable from pg_roles where rolname = ${APP_ROLE}`;
  try {
    if (!role) await sql.unsafe(`create role ${APP_ROLE} nologin`);
    if (!role?.usable) await sql.unsafe(`grant ${APP_ROLE} to current_user with set true`);
  } catch (error) {
    throw new MigrationError(
      `The role ${APP_ROLE} cannot be made (${(error as Error).message}). As an administrator of the database, run: ` +
        `create role ${APP_ROLE} nologin; grant ${APP_ROLE} to the role in DATABASE_URL;`,
    );
  }
}

/**
 * Brings the database to the last of the plain SQL files in a folder, forward only: each file in a transaction
 * of its own together with its record. Several programs may call it at once.
 * @returns the names of the files applied now, in order.
 * @throws MigrationError when a file that was applied changed, is gone, or a new one comes before it.
 */
export async function migrate(ownerDb: Database, folder: string): Promise<string[]> {
  const files = await readMigrations(folder);
  const session = await ownerDb.reserve();
  try {
    await session`set statement_timeout = 0`;
    await session`select pg_advisory_lock(${LOCK})`;
    await ensureRole(session as unknown as Sql);
    await makeRecord(session as unknown as Sql);
    const pending = pendingMigrations(files, await appliedMigrations(session as unknown as Database));
    for (const file of pending) await apply(session as unknown as Sql, file);
    return pending.map((file) => file.name);
  } finally {
    // Unlocks fail only with the session, and that has let go of the lock by then.
    await session`select pg_advisory_unlock(${LOCK})`.catch(() => undefined);
    await session`reset statement_timeout`.catch(() => undefined);
    session.release();
  }
}

/** The table of what was applied. */
export async function makeRecord(sql: Sql): Promise<void> {
  await sql.unsafe(
    `create table if not exists public.schema_migration (
      version integer primary key, name text not null, checksum text not null,
      applied_at timestamptz not null default clock_timestamp())`,
  );
}

/** Runs one file and records it, in the transaction that the caller has open. */
export async function runMigration(sql: Sql, file: MigrationFile): Promise<void> {
  await sql.unsafe(file.sql);
  await sql`
    insert into public.schema_migration (version, name, checksum)
    values (${file.version}, ${file.name}, ${file.checksum})`;
}

async function apply(session: Sql, file: MigrationFile): Promise<void> {
  try {
    await session.unsafe("begin");
    await runMigration(session, file);
    await session.unsafe("commit");
  } catch (error) {
    await session.unsafe("rollback").catch(() => undefined);
    throw new MigrationError(`${file.name} failed, and nothing of it was kept: ${(error as Error).message}`);
  }
}
