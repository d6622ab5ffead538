import { resolve } from "node:path";
import { readConfig } from "#src/platform/config/index.ts";
import { type BackupResult, dump } from "#src/platform/database/backup/index.ts";
import { connect, openDatabase } from "#src/platform/database/index.ts";

/**
 * `prima backup FILE`: all records, as they are at this moment, into a new file, while the program runs or not.
 * @throws BackupError, ConfigError, ClusterError
 */
export async function backup(file: string, env: Record<string, string | undefined>): Promise<BackupResult> {
  const database = await openDatabase(readConfig(env), { attach: true, purpose: "prima backup" });
  const owner = connect(database.target, { max: 1, statementTimeout: 0, name: "prima backup" });
  try {
    return await dump(owner, resolve(file));
  } finally {
    await owner.end({ timeout: 5 });
    await database.stop();
  }
}
