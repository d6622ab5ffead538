import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { inject } from "vitest";
import { APP_ROLE, connect, type Database, databaseUrl } from "#src/platform/database/index.ts";

/** A database of a test file's own, on a real PostgreSQL, with the product's schema. */
export interface TestDatabase {
  /** As the running product: the restricted role. */
  readonly db: Database;
  /** As the owner: for migrations, and for looking behind the product's back. */
  readonly owner: Database;
  /** For what takes a URL; it signs in as the owner. */
  readonly url: string;
  readonly name: string;
  close(): Promise<void>;
}

/** Seconds that a connection may take: on a busy machine a worker may stand still for long. */
const PATIENCE = 90;

/** Clones the run's template database; call it in `beforeAll` and close it in `afterAll`. `empty` has no schema. */
export async function testDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const { connection, template } = inject("cluster");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const maintenance = connect({ connection }, { max: 1, database: "postgres", connectTimeout: PATIENCE });
  await maintenance.unsafe(
    `create database ${name} template ${options.empty ? "template1" : template} strategy wal_log`,
  );
  const target = { connection: { ...connection, database: name } };
  const db = connect(target, { max: 8, role: APP_ROLE, connectTimeout: PATIENCE });
  const owner = connect(target, { max: 4, connectTimeout: PATIENCE });
  return {
    db,
    owner,
    name,
    url: databaseUrl(target.connection),
    close: async () => {
      await Promise.all([db.end({ timeout: 1 }), owner.end({ timeout: 1 })]);
      await drop(maintenance, name);
      await maintenance.end();
    },
  };
}

/** PostgreSQL's codes for a database that one of its own processes, a vacuum perhaps, still works in. */
const STILL_IN_USE = ["42501", "55006"];

/**
 * Drops a database. A process of the server itself may be at work in it, which nobody but its superuser may end:
 * then it is asked again, and at last left to the folder's end, for the whole cluster is thrown away.
 */
async function drop(maintenance: Database, name: string): Promise<void> {
  for (let tried = 1; tried <= 5; tried += 1) {
    try {
      await maintenance.unsafe(`drop database if exists ${name} with (force)`);
      return;
    } catch (cause) {
      if (!STILL_IN_USE.includes((cause as { code?: string }).code ?? "")) throw cause;
      await setTimeout(200 * tried);
    }
  }
}
