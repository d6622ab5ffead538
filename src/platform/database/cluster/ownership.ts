import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { SUPERUSER } from "./initialise.ts";
import type { Place } from "./place.ts";
import type { Postmaster } from "./postmaster.ts";

/** "prima" in letters: the number of the lock that only one program holds at a time. */
const LOCK = 482_402_173_281;

/** The database, its owner (migrations) and the restricted role of the running product. */
export const DATABASE = "prima";
export const OWNER = "prima_owner";
export const APP_ROLE = "prima_app";

/** A server that is up answers in moments. */
const ANSWER_MS = 3_000;

export interface Ownership {
  /** Resolves when the session is gone: the server fell, or is being stopped. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** How to reach the server, for a role and a database. */
export function reach(place: Place, server: Postmaster, user: string, database: string) {
  return {
    host: place.socketDir ?? "127.0.0.1",
    port: server.port,
    user,
    database,
    password: place.password,
  };
}

/**
 * Takes the lock that makes this program the owner of the server. The lock belongs to a session, so it ends
 * with us however we end. Returns the holder's name when somebody else has it.
 */
export async function takeOwnership(
  place: Place,
  server: Postmaster,
  name: string,
): Promise<Ownership | string> {
  let fell: () => void = () => undefined;
  const lost = new Promise<void>((done) => {
    fell = done;
  });
  const sql = postgres({
    ...reach(place, server, SUPERUSER, "postgres"),
    max: 1,
    max_lifetime: null,
    backoff: () => 0.05,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => undefined,
    onclose: () => fell(),
    connection: { application_name: name },
  });
  // The driver may wait for ever on a connection that broke: the fall itself and the clock end it.
  const broken = Promise.race([lost, sleep(ANSWER_MS, undefined, { ref: false })]).then(() => {
    throw Object.assign(new Error("the server fell"), { code: "CONNECTION_CLOSED" });
  });
  broken.catch(() => undefined);
  try {
    const holder = await Promise.race([lockOrHolder(sql, place.password), broken]);
    if (holder === undefined) return { lost, release: () => sql.end({ timeout: 1 }) };
    await sql.end({ timeout: 1 });
    return holder;
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
}

/** Takes the lock and sees to it that the database is there; or says who holds it. */
async function lockOrHolder(sql: postgres.Sql, password: string): Promise<string | undefined> {
  const [row] = await sql`select pg_try_advisory_lock(${LOCK}) as taken`;
  if (row?.taken === true) {
    await prepare(sql, password);
    return undefined;
  }
  const [holder] = await sql`
    select application_name as name from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and objsubid = 1 and granted
      and (classid::bigint << 32 | objid::bigint) = ${LOCK}`;
  return String(holder?.name ?? "another program");
}

/** The roles and the database; each step may have been done by a start that was killed after it. */
async function prepare(sql: postgres.Sql, password: string): Promise<void> {
  const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
  if (found) return;
  // The password is base64url: nothing in it needs quoting.
  await sql.unsafe(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
        create role ${APP_ROLE} login password '${password}';
      end if;
      if not exists (select from pg_roles where rolname = '${OWNER}') then
        create role ${OWNER} login createdb createrole password '${password}';
        grant ${APP_ROLE} to ${OWNER} with admin option;
      end if;
    end $$`);
  await sql.unsafe(`create database ${DATABASE} owner ${OWNER}`);
}
