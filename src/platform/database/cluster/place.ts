import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { makeFolder } from "../../config/index.ts";
import { type Account, canDo, giveTo, serverAccount } from "./account.ts";
import { ClusterError } from "./error.ts";

/** The longest path of a Unix socket, in bytes. */
const SOCKET_PATH_BYTES = 107;
export const PORT = 5432;
/** Below this PostgreSQL soon stops in the middle of somebody's sentence: better not to begin. */
export const LEAST_FREE_BYTES = 200 * 1024 * 1024;

/** Where everything of one embedded database stands. */
export interface Place {
  readonly dataDir: string;
  /** Our subfolder; the rest of `DATA_DIR` is not ours. */
  readonly home: string;
  /** PostgreSQL's data folder. */
  readonly data: string;
  /** The same folder as the server's account names it; the path itself may lead through closed folders. */
  readonly dataForServer: string;
  readonly log: string;
  readonly account: Account;
  /** Folder of the Unix socket; undefined means TCP on this machine only. */
  readonly socketDir: string | undefined;
  readonly socketDirForServer: string | undefined;
  readonly password: string;
}

/** Refuses a disk that is nearly full, with the figure. */
export function checkSpace(path: string, freeBytes: (path: string) => number = freeAt): void {
  const free = freeBytes(path);
  if (free >= LEAST_FREE_BYTES) return;
  const mb = (bytes: number) => Math.floor(bytes / 1024 / 1024);
  throw new ClusterError(
    `${path} has ${mb(free)} MB free; at least ${mb(LEAST_FREE_BYTES)} MB is needed. Make room or set DATA_DIR to another disk.`,
  );
}

/** Bytes free for us on the disk of a path. */
export function freeAt(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function password(home: string): string {
  const file = join(home, "secret");
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}

/** A short folder for the socket when the data folder's path is too long for one. */
function shortSocketDir(data: string, account: Account): string {
  const name = createHash("sha256").update(data).digest("hex").slice(0, 12);
  const dir = join(tmpdir(), `prima-${name}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stat = lstatSync(dir);
  const uid = account?.uid ?? process.getuid?.();
  if (account && stat.uid === 0) chownSync(dir, account.uid, account.gid);
  else if (!stat.isDirectory() || stat.uid !== uid || (stat.mode & 0o077) !== 0) {
    throw new ClusterError(
      `${dir} belongs to somebody else; set DATA_DIR to a path shorter than 70 characters.`,
    );
  }
  return dir;
}

function closed(path: string, uid: number): ClusterError {
  return new ClusterError(
    `The database runs as user ${uid} and cannot reach ${path}. Open the folders above it for passing through ` +
      "(chmod o+x), or set DATA_DIR to a folder elsewhere.",
  );
}

/** Lays our subfolder out in `DATA_DIR`, which may exist, belong to root and hold other things. */
export function layOut(folder: string, transport: "socket" | "tcp" = defaultTransport()): Place {
  const dataDir = resolve(folder);
  const home = join(dataDir, "postgres-18");
  const data = join(home, "data");
  try {
    makeFolder(home);
  } catch (error) {
    throw new ClusterError(
      `DATA_DIR ${dataDir} cannot be used, expected a folder that can be written: ${(error as Error).message}`,
    );
  }
  const account = serverAccount(data);
  if (account && statSync(data, { throwIfNoEntry: false })?.uid === 0) giveTo(account, data);
  let secret: string;
  try {
    secret = password(home);
  } catch (error) {
    throw new ClusterError(`DATA_DIR ${dataDir} was made by another user: ${(error as Error).message}`);
  }
  // A process can always name its own working folder, however closed the folders above it are.
  const reached = account === undefined || canDo(account, 'cd "$1"', home).ok;
  if (!reached && !existsSync("/proc/self/cwd")) throw closed(home, account.uid);
  const dataForServer = reached ? data : "/proc/self/cwd";
  const place = {
    dataDir,
    home,
    data,
    dataForServer,
    log: join(home, "server.log"),
    account,
    password: secret,
  };
  if (transport === "tcp") return { ...place, socketDir: undefined, socketDirForServer: undefined };
  if (Buffer.byteLength(join(data, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_BYTES) {
    return { ...place, socketDir: data, socketDirForServer: dataForServer };
  }
  const short = shortSocketDir(data, account);
  return { ...place, socketDir: short, socketDirForServer: short };
}

function defaultTransport(): "socket" | "tcp" {
  return process.platform === "win32" ? "tcp" : "socket";
}
