import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build, root } from "../../build/build.mjs";
import { median } from "../report/numbers.ts";
import { milliseconds, type Row } from "../report/row.ts";

const TIMES = 3;

/** From `prima start` to the first page that answers: in an empty folder, where it makes the county, and again. */
export async function* start(): AsyncGenerator<Row> {
  await build();
  const cold: number[] = [];
  const warm: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const dataDir = await mkdtemp(join(tmpdir(), "prima-bench-"));
    cold.push(await toFirstPage(dataDir));
    warm.push(await toFirstPage(dataDir));
    await rm(dataDir, { recursive: true, force: true });
  }
  yield {
    what: "start to first page, cold, default county",
    figure: milliseconds(median(cold)),
    bar: "≤ 15 s",
  };
  yield { what: "start to first page, warm", figure: milliseconds(median(warm)), bar: "≤ 3 s" };
}

async function toFirstPage(dataDir: string): Promise<number> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(process.execPath, [join(root, "bin/prima.mjs"), "start"], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  while (!(await answers(`http://127.0.0.1:${port}/fi`))) {
    if (child.exitCode !== null) throw new Error(`prima start ended with ${child.exitCode}`);
    await sleep(10);
  }
  const took = performance.now() - from;
  child.kill("SIGTERM");
  await ended;
  return took;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.status === 200;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
