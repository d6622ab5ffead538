import { spawnSync } from "node:child_process";
import { chownSync, lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The operating system's account that the database server runs under; undefined is our own. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/** "nobody" on every common Unix; no name needs to exist for it. */
const UNPRIVILEGED = 65_534;

/**
 * PostgreSQL refuses to run as root: root lends it the account that owns the data already, else an
 * unprivileged one. Anybody else runs it as themselves.
 */
export function serverAccount(data: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: UNPRIVILEGED, gid: UNPRIVILEGED };
}

/** Runs a shell test as the account: the only check that also knows of access lists and mount options. */
export function canDo(account: Account, script: string, ...args: string[]): { ok: boolean; said: string } {
  const run = spawnSync("/bin/sh", ["-c", script, "sh", ...args], { ...account, cwd: "/", encoding: "utf8" });
  return { ok: run.status === 0, said: (run.stderr ?? "").trim() };
}

/** Gives a folder and all that is in it to the account, when root made it. */
export function giveTo(account: Account, path: string): void {
  if (!account) return;
  chownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) giveTo(account, join(path, entry.name));
  }
}
