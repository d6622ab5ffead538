import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { ConfigError } from "./error.ts";
import { makeFolder } from "./folder.ts";

/** The key that sessions and codes are signed with: the configured one, else one made once in the data folder. */
export function sessionSecret(config: Pick<Config, "sessionSecret" | "dataDir">): string {
  if (config.sessionSecret) return config.sessionSecret;
  try {
    return keyOf(config.dataDir);
  } catch (error) {
    const expected = `a folder that can be written, or SESSION_SECRET (${(error as Error).message})`;
    throw new ConfigError([{ name: "DATA_DIR", given: config.dataDir, expected }]);
  }
}

function keyOf(dataDir: string): string {
  makeFolder(dataDir);
  const file = join(dataDir, "session.key");
  try {
    writeFileSync(file, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    chmodSync(file, 0o600);
  }
  return readFileSync(file, "utf8").trim();
}
