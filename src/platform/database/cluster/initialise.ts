import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { giveTo } from "./account.ts";
import { ClusterError } from "./error.ts";
import type { Place } from "./place.ts";

/** The server's superuser: for making the database and its roles, never for the product's own statements. */
export const SUPERUSER = "prima_cluster";

// Trigrams of ä, ö and å need a character classification that knows letters beyond ASCII.
const CHARACTERS = ["C.UTF-8", "en_US.UTF-8", "C"];

const WINDOWS = process.platform === "win32";

/**
 * Makes the data folder, complete or not at all: it is made beside its place and moved there, so a start that
 * was killed half-way, or a second one at the same moment, leaves nothing half-made.
 */
export async function initialise(place: Place, native: string, durable: boolean): Promise<void> {
  if (existsSync(join(place.data, "PG_VERSION"))) return;
  sweep(place.home);
  const name = `new-${process.pid}-${randomBytes(4).toString("hex")}`;
  const fresh = join(place.home, name);
  const secret = join(place.home, `${name}.secret`);
  let said = "";
  try {
    writeFileSync(secret, place.password, { mode: 0o600 });
    giveTo(place.account, secret);
    for (const characters of CHARACTERS) {
      mkdirSync(fresh, { mode: 0o700 });
      giveTo(place.account, fresh);
      const result = await initdb(place, native, fresh, secret, characters, durable);
      if (result.code === 0) {
        move(fresh, place.data);
        return;
      }
      said = result.said;
      rmSync(fresh, { recursive: true, force: true });
      if (!/locale/i.test(said)) break;
    }
  } finally {
    rmSync(secret, { force: true });
  }
  throw new ClusterError(`The database could not be made in ${place.home}: ${said.trim()}`);
}

function initdb(
  place: Place,
  native: string,
  fresh: string,
  secret: string,
  characters: string,
  durable: boolean,
): Promise<{ code: number | null; said: string }> {
  const reached = place.dataForServer === place.data;
  const args = [
    `--pgdata=${reached ? fresh : place.dataForServer}`,
    `--username=${SUPERUSER}`,
    // The file is handed over open: its path may lead through folders closed to the server's account.
    `--pwfile=${WINDOWS ? secret : "/dev/fd/3"}`,
    "--auth=scram-sha-256",
    "--set=scram_iterations=1",
    "--encoding=UTF8",
    "--locale-provider=icu",
    "--icu-locale=fi-FI",
    `--locale=${characters}`,
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ];
  const opened = openSync(secret, "r");
  return new Promise((done, fail) => {
    const child = spawn(join(native, "bin", WINDOWS ? "initdb.exe" : "initdb"), args, {
      ...place.account,
      cwd: fresh,
      env: { PATH: process.env.PATH, TZ: "UTC", SYSTEMROOT: process.env.SYSTEMROOT },
      stdio: ["ignore", "ignore", "pipe", opened],
    });
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.on("error", fail);
    child.on("close", (code) => done({ code, said }));
  }).finally(() => closeSync(opened)) as Promise<{ code: number | null; said: string }>;
}

/** What starts that were killed half-way left behind. */
function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = Number(/^new-(\d+)-/.exec(name)?.[1]);
    if (!pid) continue;
    try {
      process.kill(pid, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH")
        rmSync(join(home, name), { recursive: true, force: true });
    }
  }
}

function move(fresh: string, data: string): void {
  try {
    renameSync(fresh, data);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(data, "PG_VERSION"))) throw error;
  }
}
