import { type ChildProcess, spawn } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { rootFolder } from "#src/platform/config/index.ts";
import { connect, type Database, migrate, openCluster } from "#src/platform/database/index.ts";

/** What a drill found. Everything but the first three should be nothing. */
export interface DrillResult {
  readonly attempts: number;
  readonly acknowledged: number;
  readonly kills: { readonly processes: number; readonly databases: number };
  /** Pairs of appointments that take the same seat at the same moment. */
  readonly double: number;
  /** Bookings acknowledged, never cancelled by whoever made them, and not booked now. */
  readonly lost: number;
  /** Cancellations acknowledged that did not last. */
  readonly risen: number;
  /** Appointments booked or held that take nothing, or cancelled ones that take something. */
  readonly halves: number;
  /** Errors that were neither a refusal nor the database being away. */
  readonly faults: readonly string[];
}

export interface DrillOptions {
  readonly attempts: number;
  /** Processes at once, and hands of each. */
  readonly processes?: number;
  readonly hands?: number;
  /** Mean pause between kills, in milliseconds. */
  readonly killEvery?: number;
  /** Takes the database's own guard away first: so it is seen that the counting finds what it should. */
  readonly unguarded?: boolean;
  readonly progress?: (attempts: number) => void;
}

const RUSH = join(import.meta.dirname, "rush.ts");
/** A run in which nothing was killed would tell nothing, however fast the attempts were. */
const LEAST_KILLS = 3;
const RESOURCES = 12;
const SLOTS = 400;

/**
 * Many processes take, confirm and cancel the same times on a database with fsync, while processes and the database
 * are killed (SIGKILL) at random moments. Then counts what must not be, by queries that share nothing with the product.
 */
export async function drillBooking(options: DrillOptions): Promise<DrillResult> {
  const { attempts, processes = 3, hands = 6, killEvery = 1_500, unguarded = false, progress } = options;
  const dataDir = mkdtempSync(join(tmpdir(), "prima-drill-"));
  const cluster = await openCluster({ dataDir, purpose: "drill" });
  const owner = connect(cluster, { max: 2 });
  const running = new Set<ChildProcess>();
  try {
    const folder = join(rootFolder(), "db/migrations");
    if (existsSync(folder)) await migrate(owner, folder);
    if (unguarded) await owner`alter table occupancy drop constraint occupancy_pkey`;
    const resources = Array.from({ length: RESOURCES }, () => randomUUID());
    await owner`insert into resource (id, kind, unit) select id, 'room', 'drill' from unnest(${resources}::uuid[]) as id`;

    const heard = { attempts: 0, faults: [] as string[] };
    const booked = new Set<string>();
    const cancelling = new Set<string>();
    const cancelled = new Set<string>();
    const orders = JSON.stringify({
      connection: cluster.connection,
      resources,
      at: "2026-03-02T06:00:00Z",
      slots: SLOTS,
      hands,
    });
    const start = () => {
      const child = spawn(process.execPath, [RUSH, orders], {
        cwd: rootFolder(),
        stdio: ["ignore", "pipe", "inherit"],
      });
      running.add(child);
      createInterface({ input: child.stdout }).on("line", (line) => {
        const [what, id = ""] = line.split(" ", 2);
        if (what === "attempt") heard.attempts += 1;
        else if (what === "booked") booked.add(id);
        else if (what === "cancelling") cancelling.add(id);
        else if (what === "cancelled") cancelled.add(id);
        else if (what === "fault") heard.faults.push(line);
      });
    };
    const kills = { processes: 0, databases: 0 };
    for (let i = 0; i < processes; i += 1) start();
    const enough = () => unguarded || kills.processes + kills.databases >= LEAST_KILLS;
    while (heard.attempts < attempts || !enough()) {
      await sleep(killEvery / 2 + randomInt(killEvery));
      progress?.(heard.attempts);
      if (randomInt(3) === 0) {
        if (killed(cluster.pid())) kills.databases += 1;
        await untilUp(owner);
      } else {
        const [victim] = [...running].slice(randomInt(running.size));
        if (victim) {
          kills.processes += 1;
          await end(victim);
          running.delete(victim);
          start();
        }
      }
    }
    await Promise.all([...running].map(end));
    running.clear();
    await untilUp(owner);
    return {
      attempts: heard.attempts,
      acknowledged: booked.size,
      kills,
      faults: heard.faults,
      ...(await counted(
        owner,
        [...booked].filter((id) => !cancelling.has(id)),
        [...cancelled],
      )),
    };
  } finally {
    await Promise.all([...running].map(end));
    await owner.end({ timeout: 1 });
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function counted(owner: Database, booked: readonly string[], cancelled: readonly string[]) {
  const [row] = await owner<{ double: number; lost: number; risen: number; halves: number }[]>`
    select
      (select count(*)::int from occupancy a join occupancy b on a.resource_id = b.resource_id and a.seat = b.seat
        and a.appointment_id < b.appointment_id
        and lower(a.during) < upper(b.during) and lower(b.during) < upper(a.during)) as double,
      (select count(*)::int from unnest(${[...booked]}::uuid[]) as said(id)
        left join appointment a on a.id = said.id where a.status is distinct from 'booked') as lost,
      (select count(*)::int from unnest(${[...cancelled]}::uuid[]) as said(id)
        left join appointment a on a.id = said.id where a.status is distinct from 'cancelled') as risen,
      (select count(*)::int from appointment a where (a.status = 'cancelled')
        = exists (select from occupancy o where o.appointment_id = a.id)) as halves`;
  if (!row) throw new Error("the count gave no row");
  return row;
}

/** Whether there was a server to kill: one killed a moment ago may still be on its way back. */
function killed(pid: number): boolean {
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

async function untilUp(db: Database): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    try {
      await db`select 1`;
      return;
    } catch (error) {
      if (tried > 300) throw error;
      await sleep(100);
    }
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    // All that it said has been read when its output has closed.
    child.on("close", () => done());
    child.kill("SIGKILL");
  });
}
