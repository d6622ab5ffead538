import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { connect, type Database } from "#src/platform/database/index.ts";
import { FLAGS } from "../../bin/flags.mjs";
import { build, jsxRuntime, root } from "../../build/build.mjs";

/** The product in a process of its own, with a fresh database that holds the default county. */
export interface House {
  readonly port: number;
  readonly baseUrl: string;
  readonly db: Database;
  readonly database: string;
  /** Processor time that the server's process has used, in milliseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** The key that the bench signs messages of other systems with. */
export const BENCH_KEY = Buffer.alloc(32, 7).toString("base64");

async function program(): Promise<{ built: string; entry: string }> {
  const built = await build();
  const entry = join(built, `bench-serve.${process.pid}.mjs`);
  if (!existsSync(entry)) {
    await bundle({
      entryPoints: [join(root, "bench/house/serve.ts")],
      outfile: entry,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node26",
      packages: "external",
      jsx: "automatic",
      jsxImportSource: "hono/jsx",
      alias: { "hono/jsx/jsx-runtime": jsxRuntime },
      sourcemap: "linked",
      define: { "process.env.PRIMA_ROOT": JSON.stringify(root) },
      logLevel: "warning",
    });
  }
  return { built, entry };
}

/** Opens a house. With BENCH_PROFILE set to a folder, the server writes its CPU profile there when it stops. */
export async function openHouse(): Promise<House> {
  const { built, entry } = await program();
  const dataDir = await mkdtemp(join(tmpdir(), "prima-bench-"));
  const profile = process.env.BENCH_PROFILE;
  const child = fork(entry, {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: "0",
      PRIMA_DEMO: "1",
      OMAOLO_KEYS: `bench:${BENCH_KEY}`,
      PRIMA_BUILT: built,
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
    },
    execArgv: profile ? [...FLAGS, "--cpu-prof", `--cpu-prof-dir=${profile}`] : FLAGS,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { baseUrl, database } = await told(child);
  const db = connect(database, { max: 4, role: "prima_app", name: "bench" });
  return {
    baseUrl,
    port: Number(new URL(baseUrl).port),
    db,
    database,
    async cpu() {
      child.send("cpu");
      const [{ cpu }] = (await once(child, "message")) as [{ cpu: number }];
      return cpu;
    },
    async stop() {
      await db.end({ timeout: 1 });
      child.kill("SIGTERM");
      await once(child, "exit");
      await rm(dataDir, { recursive: true, force: true });
      await Promise.all([rm(entry, { force: true }), rm(`${entry}.map`, { force: true })]);
    },
  };
}

function told(child: ChildProcess): Promise<{ baseUrl: string; database: string }> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as { baseUrl: string; database: string }));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
  });
}
