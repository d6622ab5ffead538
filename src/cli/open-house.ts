import { join } from "node:path";
import { type Config, ConfigError } from "#src/platform/config/index.ts";
import {
  connect,
  type Database,
  migrate,
  type OpenDatabase,
  openDatabase,
} from "#src/platform/database/index.ts";

/** An open database with its schema up to date: the pool of the owner and that of the restricted role. */
export interface OpenHouse {
  readonly database: OpenDatabase;
  readonly owner: Database;
  readonly db: Database;
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

export interface OpenHouseOptions {
  readonly purpose: string;
  /** Uses the server of a running program when there is one. */
  readonly attach?: boolean;
  readonly max?: number;
  readonly statementTimeout?: number;
  readonly onEvent?: (event: string) => void;
}

export async function openHouse(config: Config, options: OpenHouseOptions): Promise<OpenHouse> {
  const { purpose, attach = false, max = 16, onEvent, statementTimeout } = options;
  const database = await openDatabase(config, { purpose, attach, ...(onEvent && { onEvent }) });
  const owner = connect(database.target, { max: 1, statementTimeout: 0, name: `${purpose} owner` });
  try {
    if (config.databaseUrl) await assertSuits(owner, config.databaseUrl);
    const migrated = await migrate(owner, join(config.root, "db/migrations"));
    const db = connect(database.target, {
      max,
      role: "prima_app",
      name: purpose,
      ...(statementTimeout !== undefined && { statementTimeout }),
    });
    return {
      database,
      owner,
      db,
      migrated,
      async close() {
        await Promise.all([db.end({ timeout: 5 }), owner.end({ timeout: 5 })]);
        await database.stop();
      },
    };
  } catch (error) {
    await owner.end({ timeout: 1 });
    await database.stop();
    throw error;
  }
}

/** A database of one's own must be of the kind that the migrations are written for: said before the first of them fails. */
async function assertSuits(owner: Database, given: string): Promise<void> {
  const [server] = await owner<{ version: number; encoding: string }[]>`
    select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`;
  if (!server || (server.version >= 18 && server.encoding === "UTF8")) return;
  const expected = `a database of PostgreSQL 18 or newer in UTF8; this one is of ${server.version} in ${server.encoding}`;
  throw new ConfigError([{ name: "DATABASE_URL", given, expected }]);
}

/** The house of a running program beside it, for a task that may take its time. */
export const openBeside = (config: Config, purpose: string): Promise<OpenHouse> =>
  openHouse(config, { purpose, attach: true, max: 2, statementTimeout: 0 });
