import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { type Cluster, connect, openCluster } from "./index.ts";
import { isUnavailable } from "./unavailable.ts";

let dataDir: string;
let cluster: Cluster;
let shared: TestDatabase;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "prima-healing-"));
  cluster = await openCluster({ dataDir, durable: false });
  shared = await testDatabase({ empty: true });
});
afterAll(async () => {
  await shared.close();
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it("sixty writers on one pool all go on after every fall of the server, and nobody waits for ever", async () => {
  const db = connect(cluster, { max: 8 });
  await db`create table written (writer int, n int)`;
  const progress = Array.from({ length: 60 }, () => 0);
  const strange: unknown[] = [];
  let going = true;
  const writers = progress.map(async (_, writer) => {
    while (going) {
      try {
        const n = (progress[writer] ?? 0) + 1;
        if (writer % 2 === 0) await db`insert into written values (${writer}, ${n})`;
        else
          await db.begin(async (tx) => {
            await tx`select ${n}::int`;
            await tx`insert into written values (${writer}, ${n})`;
          });
        progress[writer] = n;
      } catch (error) {
        if (!isUnavailable(error)) strange.push(error);
        await sleep(5);
      }
    }
  });
  const allGoOn = async () => {
    const before = [...progress];
    while (!progress.every((n, writer) => n > (before[writer] ?? 0))) await sleep(10);
  };
  await allGoOn();
  let fallen = 0;
  for (let fall = 0; fall < 4; fall++) {
    // The sessions of a killed server go on for a moment: it has fallen when there is another.
    while (cluster.pid() === fallen) await sleep(10);
    fallen = cluster.pid();
    process.kill(fallen, "SIGKILL");
    await allGoOn();
  }
  going = false;
  await Promise.all(writers);
  expect(strange).toEqual([]);
  await db.end();
});

it("a listener hears again after its connection was cut", async () => {
  const heard: string[] = [];
  const db = connect(shared.url, { max: 2, name: "listening" });
  await db.listen("news", (text) => heard.push(text));
  await shared.owner`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listening'`;
  while (!heard.includes("after")) {
    await shared.owner`select pg_notify('news', 'after')`;
    await sleep(20);
  }
  await db.end({ timeout: 1 });
});

it("one cut connection does not disturb a statement on another", async () => {
  const db = connect(shared.url, { max: 2, name: "cut" });
  const slow = db`select pg_sleep(0.5), 'done' as word`.execute();
  const [{ pid } = { pid: 0 }] = await db`select pg_backend_pid() as pid`;
  await shared.owner`select pg_terminate_backend(${pid})`;
  expect((await slow)[0]?.word).toBe("done");
  await db.end({ timeout: 1 });
});

it("a transaction whose connection was cut fails alone, whatever it still asks", async () => {
  const db = connect(shared.url, { max: 2, name: "cut in the middle" });
  const slow = db`select pg_sleep(0.5), 'done' as word`.execute();
  let late: Promise<unknown> = Promise.resolve();
  const cut = db.begin(async (tx) => {
    const [{ pid } = { pid: 0 }] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await shared.owner`select pg_terminate_backend(${pid})`;
    late = sleep(100).then(() => void tx`select 1`.catch(() => undefined));
    await late;
    await sleep(100);
  });
  await expect(cut).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  await late;
  expect((await slow)[0]?.word).toBe("done");
  expect((await db`select 'on' as word`)[0]?.word).toBe("on");
  await db.end({ timeout: 1 });
});
