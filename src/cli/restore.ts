import { join, resolve } from "node:path";
import { readConfig } from "#src/platform/config/index.ts";
import { BackupError, type BackupResult, load } from "#src/platform/database/backup/index.ts";
import { connect, type Database, openDatabase } from "#src/platform/database/index.ts";

async function refuseWhileRunning(owner: Database): Promise<void> {
  const [other] = await owner`
    select application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' limit 1`;
  if (other)
    throw new BackupError(`The database is in use by ${other.name || "another program"}. Stop it first.`);
}

/**
 * `prima restore FILE [--replace]`: the records of a backup into an empty database; with `replace` in the place
 * of those that are there. All of it or nothing. The program must not run meanwhile.
 * @throws BackupError, ConfigError, ClusterBusy, ClusterError
 */
export async function restore(
  file: string,
  env: Record<string, string | undefined>,
  options: { readonly replace?: boolean } = {},
): Promise<BackupResult> {
  const config = readConfig(env);
  const database = await openDatabase(config, { purpose: "prima restore" });
  const owner = connect(database.target, { max: 1, statementTimeout: 0, name: "prima restore" });
  try {
    await refuseWhileRunning(owner);
    return await load(owner, resolve(file), join(config.root, "db/migrations"), options);
  } finally {
    await owner.end({ timeout: 5 });
    await database.stop();
  }
}
