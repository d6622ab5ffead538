import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rootFolder } from "#src/platform/config/index.ts";
import { ClusterBusy, connect, openCluster } from "#src/platform/database/index.ts";
import { canDo } from "./account.ts";
import { attachOrStart } from "./open.ts";
import { layOut } from "./place.ts";
import { isServer, runningPostmaster } from "./postmaster.ts";

const SCRIPT = join(import.meta.dirname, "stand-in.fixture.ts");
const root = process.getuid?.() === 0;

/** A running stand-in and what it has said. */
class StandIn {
  readonly lines: string[] = [];
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(dataDir: string, start = 0, uid?: number) {
    const account = uid === undefined ? {} : { uid, gid: uid };
    const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
    const cwd = rootFolder();
    this.child = spawn(process.execPath, [SCRIPT, dataDir, String(start)], {
      cwd,
      stdio,
      detached: true,
      ...account,
    });
    if (this.child.stdout)
      createInterface({ input: this.child.stdout }).on("line", (line) => this.lines.push(line));
    this.ended = new Promise((done) => this.child.on("close", done));
  }

  async says(what: string | ((lines: readonly string[]) => boolean)): Promise<void> {
    const heard =
      typeof what === "string" ? (lines: readonly string[]) => lines.some((l) => l.startsWith(what)) : what;
    while (!heard(this.lines)) {
      if (this.child.exitCode !== null)
        throw new Error(`ended with ${this.child.exitCode} after: ${this.lines.slice(-5)}`);
      await sleep(10);
    }
  }

  acknowledged(): number[] {
    return this.lines
      .filter((line) => line.startsWith("acknowledged"))
      .map((line) => Number(line.split(" ")[1]));
  }

  async writes(count: number): Promise<void> {
    const before = this.acknowledged().length;
    await this.says(() => this.acknowledged().length >= before + count);
  }

  server(): number {
    return Number(this.lines.find((line) => line.startsWith("ready"))?.split(" ")[1]);
  }

  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
  }
}

let dataDir: string;
let running: StandIn[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "prima-drill-"));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((standIn) => standIn.kill()));
  // Takes over whatever the drill left, and stops it.
  if (runningPostmaster(layOut(dataDir))) await (await openCluster({ dataDir })).stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function standIn(start = 0, uid?: number): Promise<StandIn> {
  const one = new StandIn(dataDir, start, uid);
  running.push(one);
  await one.says("ready");
  return one;
}

async function lost(acknowledged: readonly number[]): Promise<number[]> {
  const cluster = await attachOrStart({ dataDir });
  const db = connect(cluster, { max: 1 });
  const found = new Set((await db<{ n: number }[]>`select n from written`).map(({ n }) => n));
  await db.end();
  await cluster.stop();
  return acknowledged.filter((n) => !found.has(n));
}

describe("kill -9", () => {
  it("of the program: the next start takes the server over, and nothing acknowledged is lost", async () => {
    let first = await standIn();
    await first.writes(200);
    await first.kill();
    let second = await standIn(100_000);
    const acknowledged = first.acknowledged();
    // A machine that needs longer to start a program than the watchdog waits finds the server stopped: once more then.
    for (let again = 2; second.server() !== first.server() && again <= 5; again++) {
      first = second;
      await first.writes(20);
      await first.kill();
      acknowledged.push(...first.acknowledged());
      second = await standIn(again * 100_000);
    }
    expect(second.server()).toBe(first.server());
    await second.writes(50);
    // The dead program's watchdog has had its say by now and left the server to its new owner.
    await sleep(1_500);
    await second.writes(50);
    expect(second.lines).not.toContain("database-lost");
    expect(await lost([...acknowledged, ...second.acknowledged()])).toEqual([]);
  }, 120_000);

  it("of the program: the server does not outlive it", async () => {
    const first = await standIn();
    await first.writes(50);
    await first.kill();
    const data = join(dataDir, "postgres-18/data");
    while (isServer(first.server(), data)) await sleep(50);
    expect(await lost(first.acknowledged())).toEqual([]);
  });

  it("of the database, again and again: it is back, and the program writes on by itself", async () => {
    const one = await standIn();
    for (let round = 1; round <= 3; round++) {
      await one.writes(100 + round * 37);
      const cluster = await attachOrStart({ dataDir });
      expect(cluster.ownsServer).toBe(false);
      process.kill(cluster.pid(), "SIGKILL");
      await one.says((lines) => lines.filter((line) => line === "database-back").length === round);
    }
    await one.writes(100);
    expect(await lost(one.acknowledged())).toEqual([]);
  });

  it("of both, at any moment: the next start works", async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < 4; round++) {
      const one = await standIn(round * 100_000);
      await one.writes(1 + round * 61);
      const server = one.server();
      await Promise.all(
        round % 2 === 0
          ? [one.kill(), process.kill(server, "SIGKILL")]
          : [process.kill(server, "SIGKILL"), one.kill()],
      );
      acknowledged.push(...one.acknowledged());
    }
    expect(await lost(acknowledged)).toEqual([]);
  }, 120_000);

  it("during the very first start leaves nothing half-made", async () => {
    for (const after of [50, 150, 300, 500, 700, 900]) {
      const one = new StandIn(dataDir);
      running.push(one);
      await sleep(after);
      await one.kill();
    }
    const whole = await standIn();
    await whole.writes(10);
    expect(await lost(whole.acknowledged())).toEqual([]);
  });
});

describe("a folder and its programs", () => {
  it("refuses the second program by the first one's name, and lets a verb attach", async () => {
    const one = await standIn();
    await expect(openCluster({ dataDir })).rejects.toThrow(ClusterBusy);
    await expect(openCluster({ dataDir })).rejects.toThrow(`in use by stand-in (process ${one.child.pid})`);
    const attached = await attachOrStart({ dataDir });
    await attached.stop();
    await one.writes(10);
  });

  it("stops last: a SIGTERM to the whole process group drains before the server goes", async () => {
    const one = await standIn();
    await one.writes(20);
    process.kill(-(one.child.pid ?? 0), "SIGTERM");
    expect(await one.ended).toBe(0);
    expect(one.lines).not.toContain("database-lost");
    expect(one.lines.at(-1)).toBe("stopped");
    expect(await lost(one.acknowledged())).toEqual([]);
  });

  it.runIf(
    root && canDo({ uid: 65_534, gid: 65_534 }, '[ -x "$1" ] && [ -r "$2" ]', process.execPath, SCRIPT).ok,
  )("works for an ordinary user, and then for root on the same folder", async () => {
    chownSync(dataDir, 65_534, 65_534);
    chmodSync(dataDir, 0o700);
    const one = await standIn(0, 65_534);
    await one.writes(20);
    one.child.kill("SIGTERM");
    expect(await one.ended).toBe(0);
    expect(await lost(one.acknowledged())).toEqual([]);
  });
});
