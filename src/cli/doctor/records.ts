import { existsSync } from "node:fs";
import { join } from "node:path";
import { APP_ROLE, type Database } from "#src/platform/database/index.ts";
import { appliedMigrations, pendingMigrations } from "#src/platform/database/migrate.ts";
import { readMigrations } from "#src/platform/database/migration-files.ts";
import { type Check, type Finding, fail, ok, warn } from "./finding.ts";

type Look = (db: Database, root: string) => Promise<Finding | Finding[]>;

/** A check of the database, which is silent when there is none. */
const look =
  (what: Look): Check =>
  async ({ db, config }) =>
    db ? what(db, config.root) : [];

export const version = look(async (db) => {
  const [row] =
    await db`select current_setting('server_version') as name, current_setting('server_version_num')::int as number`;
  return row?.number >= 180_000
    ? ok("database version", `PostgreSQL ${row?.name}`)
    : fail("database version", `PostgreSQL ${row?.name}`, "Use PostgreSQL 18 or newer.");
});

const NEEDED = ["btree_gist", "pg_trgm", "unaccent", "pgcrypto"];

export const extensions = look(async (db) => {
  const found = await db`select name from pg_available_extensions where name = any (${NEEDED})`;
  const missing = NEEDED.filter((name) => !found.some((row) => row.name === name));
  return missing.length === 0
    ? ok("extensions", NEEDED.join(", "))
    : fail(
        "extensions",
        `${missing.join(", ")} not available`,
        "Install PostgreSQL's contrib package on the database's machine.",
      );
});

export const migrations = look(async (db, root) => {
  const folder = join(root, "db/migrations");
  const files = existsSync(folder) ? await readMigrations(folder) : [];
  try {
    const pending = pendingMigrations(files, await appliedMigrations(db));
    if (pending.length === 0) return ok("migrations", `${files.length} applied`);
    return warn(
      "migrations",
      `${pending.length} of ${files.length} not applied yet`,
      'Run "prima start", which applies them.',
    );
  } catch (error) {
    return fail(
      "migrations",
      (error as Error).message,
      "Use the program's version that the data was made with, or a newer one.",
    );
  }
});

const CLOCKS_APART_MS = 2_000;

export const clocks = look(async (db) => {
  const before = Date.now();
  const [row] = await db<{ now: Temporal.Instant }[]>`select clock_timestamp() as now`;
  const apart = Math.round((row?.now.epochMilliseconds ?? 0) - (before + Date.now()) / 2);
  return Math.abs(apart) <= CLOCKS_APART_MS
    ? ok("clocks", `the database's is ${apart} ms from ours`)
    : fail(
        "clocks",
        `the database's is ${apart} ms from ours`,
        "Set both machines' clocks by the same time server.",
      );
});

const APPEND_ONLY = ["journal", "access_log"];

export const appendOnly = look(async (db) => {
  const rows = await db<{ name: string; open: boolean }[]>`
    select c.relname as name, bool_or(has_table_privilege(${APP_ROLE}::name, c.oid, right_)) as open
    from pg_class c cross join unnest('{UPDATE,DELETE,TRUNCATE}'::text[]) right_
    where c.relname = any (${APPEND_ONLY}) and c.relnamespace = 'public'::regnamespace
      and exists (select from pg_roles where rolname = ${APP_ROLE})
    group by 1 order by 1`;
  const open = rows.filter((row) => row.open).map((row) => row.name);
  if (open.length === 0)
    return ok("append-only", rows.map((row) => row.name).join(", ") || "nothing is there yet");
  const tables = open.join(", ");
  return fail(
    "append-only",
    `${tables} can be changed`,
    `As the owner, run: revoke update, delete, truncate on ${tables} from ${APP_ROLE}`,
  );
});

/** Tables of work to be done: their moment of entry, and the age in minutes past which something is stuck. */
const QUEUES = [
  { check: "journal backlog", table: "journal_pending", what: "events are not in the figures" },
  { check: "outbox", table: "outbox", what: "notices are not sent" },
] as const;
const MANY = 10_000;

export const queues = look(async (db) => {
  const findings: Finding[] = [];
  for (const { check, table, what } of QUEUES) {
    const columns = await db<{ name: string }[]>`
      select attname::text as name from pg_attribute where attrelid = to_regclass(${`public.${table}`}) and attnum > 0 and not attisdropped`;
    if (columns.length === 0) continue;
    const waiting = columns.some(({ name }) => name === "sent_at") ? db`where sent_at is null` : db``;
    const [row] = await db`select count(*) as n from ${db(table)} ${waiting}`;
    const found = `${row?.n} ${what}`;
    if (row?.n < MANY) findings.push(ok(check, found));
    else
      findings.push(
        warn(
          check,
          found,
          "See the program's log for the job that fails; it goes on by itself once that is mended.",
        ),
      );
  }
  return findings;
});
