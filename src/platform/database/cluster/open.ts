import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isUnavailable } from "../unavailable.ts";
import type { Connection } from "../url.ts";
import { ClusterBusy, ClusterError } from "./error.ts";
import { initialise } from "./initialise.ts";
import { DATABASE, OWNER, type Ownership, reach, takeOwnership } from "./ownership.ts";
import { checkSpace, layOut, type Place } from "./place.ts";
import { ensurePostmaster, type Postmaster, runningPostmaster, stopPostmaster } from "./postmaster.ts";
import { softwareFor } from "./software.ts";
import { watch } from "./watchdog.ts";

export interface ClusterOptions {
  readonly dataDir: string;
  /** What this program is, for whoever finds the folder in use: "prima start". */
  readonly purpose?: string;
  /** False only where the data may be lost with the power, as in tests. */
  readonly durable?: boolean;
  /** TCP on this machine instead of a Unix socket; the default where there are no such sockets. */
  readonly transport?: "socket" | "tcp";
  /** Called with what happened to the server while the program runs. */
  readonly onEvent?: (
    event: "database-lost" | "database-back" | "database-not-back",
    detail?: string,
  ) => void;
  readonly freeBytes?: (path: string) => number;
}

/** An embedded PostgreSQL that is up. */
export interface Cluster {
  /** Where the product's database is, as its owner; `connect` takes it whole. */
  readonly connection: Connection;
  /** Whether stop() stops the server: false when another program runs it. */
  readonly ownsServer: boolean;
  readonly place: Place;
  /** The server's process now; it changes when the server was restarted. */
  pid(): number;
  stop(): Promise<void>;
}

/** A killed program's session is noticed in moments; this long is waited for it before its lock counts as held. */
const GRACE_MS = 1_500;

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts one that outlived its program, keeps it up, and
 * stops it with stop() or a few seconds after this program is gone.
 * @throws ClusterBusy when another program runs on the folder; ClusterError when it cannot be had.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  return open(options, false);
}

/** As openCluster, but uses the server of another program when there is one: for verbs of the command line. */
export async function attachOrStart(options: ClusterOptions): Promise<Cluster> {
  return open(options, true);
}

async function open(options: ClusterOptions, attach: boolean): Promise<Cluster> {
  const { durable = true, onEvent = () => undefined } = options;
  const place = layOut(options.dataDir, options.transport);
  if (!(attach && runningPostmaster(place))) checkSpace(place.home, options.freeBytes);
  const { native } = softwareFor(place.account, place.home);
  await initialise(place, native, durable);

  const name = `${options.purpose ?? "prima"} (process ${process.pid})`;
  const owner = `${process.pid}-${randomBytes(6).toString("hex")}`;
  let { server, ownership } = await acquire(place, native, durable, name);
  const connection = reach(place, server, OWNER, DATABASE);
  if (typeof ownership === "string") {
    if (!attach) throw new ClusterBusy(place.dataDir, ownership);
    return { connection, ownsServer: false, place, pid: () => server.pid, stop: async () => undefined };
  }

  let watchdog = watch(place, server.pid, owner);
  let stopping = false;
  let reviving: Promise<void> | undefined;

  const supervise = (held: Ownership): void => {
    void held.lost.then(() => {
      if (stopping) return;
      onEvent("database-lost");
      reviving = revive().finally(() => {
        reviving = undefined;
      });
    });
  };

  const revive = async (): Promise<void> => {
    let wait = 50;
    while (!stopping) {
      try {
        const back = await acquire(place, native, durable, name);
        if (typeof back.ownership === "string") throw new ClusterBusy(place.dataDir, back.ownership);
        watchdog.dismiss();
        ({ server, ownership } = back);
        watchdog = watch(place, server.pid, owner);
        supervise(back.ownership);
        onEvent("database-back");
        return;
      } catch (error) {
        onEvent("database-not-back", (error as Error).message);
        await sleep(wait);
        wait = Math.min(wait * 2, 5_000);
      }
    }
  };

  supervise(ownership);
  return {
    connection,
    ownsServer: true,
    place,
    pid: () => server.pid,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await reviving;
      await stopPostmaster(server.pid, place.data);
      watchdog.dismiss();
      if (typeof ownership !== "string") await ownership.release();
    },
  };
}

/** A server that is up and its lock, or the name of who holds it. The server may fall or be stopped meanwhile. */
async function acquire(
  place: Place,
  native: string,
  durable: boolean,
  name: string,
): Promise<{ server: Postmaster; ownership: Ownership | string }> {
  const patience = Date.now() + GRACE_MS;
  for (let tries = 1; ; tries++) {
    const server = await ensurePostmaster(place, native, durable);
    try {
      const ownership = await takeOwnership(place, server, name);
      if (typeof ownership !== "string" || Date.now() > patience || !holderIsGone(ownership)) {
        return { server, ownership };
      }
    } catch (error) {
      if (!isUnavailable(error) || tries > 100) {
        throw new ClusterError(
          `The database in ${place.data} does not let us in: ${(error as Error).message}`,
        );
      }
    }
    await sleep(50);
  }
}

function holderIsGone(holder: string): boolean {
  const pid = Number(/process (\d+)/.exec(holder)?.[1]);
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return pid === process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
