import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../build/build.mjs";
import { perSecond, type Row } from "../report/row.ts";

/** How fast `prima seed` makes the default county. */
export async function* seeding(): AsyncGenerator<Row> {
  yield await seeded("seed, default county", []);
}

/** The county at its full size: minutes. */
export async function* fullSeed(): AsyncGenerator<Row> {
  yield await seeded("seed, full size", ["--residents", "176323", "--contacts", "600000", "--fresh"]);
}

async function seeded(what: string, args: readonly string[]): Promise<Row> {
  const dataDir = await mkdtemp(join(tmpdir(), "prima-bench-"));
  const child = spawn(process.execPath, [join(root, "bin/prima.mjs"), "seed", ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  await once(child, "close");
  await rm(dataDir, { recursive: true, force: true });
  const { rows, ms, rowsPerSecond } = JSON.parse(text) as { rows: number; ms: number; rowsPerSecond: number };
  return { what, figure: `${rows} rows in ${(ms / 1000).toFixed(1)} s, ${perSecond(rowsPerSecond)}` };
}
