import { execFileSync, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "./error.ts";
import { type Place, PORT } from "./place.ts";
import { serverSettings } from "./settings.ts";

const WINDOWS = process.platform === "win32";
/** Recovery after a crash may read much; a start that takes longer than this is reported. */
const START_MS = 120_000;
const LOG_BYTES = 10 * 1024 * 1024;

/** The running server, as its own pid file says. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

interface PidFile extends Postmaster {
  readonly ready: boolean;
}

function readPidFile(data: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3] || PORT), ready: (lines[7] ?? "").trim() === "ready" };
  } catch {
    return undefined;
  }
}

/** Whether the process is the server of this data folder, not another one that was given its number since. */
export function isServer(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  try {
    if (existsSync("/proc/self/cwd")) {
      if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"))) return false;
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    }
    if (WINDOWS) return true;
    return /postgres/.test(execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }));
  } catch {
    return false;
  }
}

/** The server that is up on this data folder, or undefined when none is. */
export function runningPostmaster(place: Place): Postmaster | undefined {
  const file = readPidFile(place.data);
  return file?.ready && isServer(file.pid, place.data) ? file : undefined;
}

/** The server of this data folder: the one alive, which may be starting or stopping just now, or a new one. */
export async function ensurePostmaster(place: Place, native: string, durable: boolean): Promise<Postmaster> {
  const deadline = Date.now() + START_MS;
  let failure = "";
  while (Date.now() < deadline) {
    const file = readPidFile(place.data);
    if (file && isServer(file.pid, place.data)) {
      if (file.ready) return file;
      await sleep(15);
      continue;
    }
    // A pid file of a process that is gone, or whose number somebody else has now, would stop the start.
    if (file) rmSync(join(place.data, "postmaster.pid"), { force: true });
    failure = await start(place, native, durable);
    if (!failure) continue;
    // Old backends let go of the shared memory in a moment; a start at the same time as ours wins.
    if (!/shared memory|lock file|postmaster\.pid/i.test(failure)) break;
    await sleep(100);
  }
  throw new ClusterError(
    `PostgreSQL does not start in ${place.data}:\n${failure || "it took too long"}\nSee ${place.log}`,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address ? address.port : PORT;
}

function openLog(log: string): number {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) renameSync(log, `${log}.old`);
  return openSync(log, "a", 0o600);
}

/** Starts a server in a process group of its own; resolves to "" once it is up, else to what it said. */
async function start(place: Place, native: string, durable: boolean): Promise<string> {
  const port = place.socketDir === undefined ? await freePort() : PORT;
  const settings = {
    ...serverSettings(durable),
    port: String(port),
    listen_addresses: place.socketDir === undefined ? "127.0.0.1" : "",
    ...(WINDOWS ? {} : { unix_socket_directories: place.socketDirForServer ?? "" }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openLog(place.log);
  const from = statSync(place.log).size;
  const child = spawn(
    join(native, "bin", WINDOWS ? "postgres.exe" : "postgres"),
    ["-D", place.dataForServer, ...args],
    {
      ...place.account,
      cwd: place.data,
      env: { PATH: process.env.PATH, TZ: "UTC", SYSTEMROOT: process.env.SYSTEMROOT },
      stdio: ["ignore", log, log],
      detached: true,
      windowsHide: true,
    },
  );
  closeSync(log);
  let ended: string | undefined;
  child.on("error", (error) => {
    ended = error.message;
  });
  child.on("exit", (code, signal) => {
    ended ??= `(ended with ${signal ?? code})`;
  });
  child.unref();
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const file = readPidFile(place.data);
    if (file?.pid === child.pid && file?.ready) return "";
    if (ended !== undefined)
      return `${readFileSync(place.log).subarray(from).toString("utf8").trim()}\n${ended}`;
    await sleep(10);
  }
  return "it took too long";
}

/** Stops the server: connections are ended and everything is written. Resolves when it is gone. */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  const signals: [NodeJS.Signals, number][] = [
    ["SIGINT", 60_000],
    ["SIGQUIT", 10_000],
  ];
  for (const [signal, patience] of signals) {
    if (!isServer(pid, data)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!isServer(pid, data)) return;
      await sleep(10);
    }
  }
}
