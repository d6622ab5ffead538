import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readConfig } from "#src/platform/config/index.ts";
import { connect, migrate, openCluster } from "#src/platform/database/index.ts";
import { backup } from "./backup.ts";
import { EXIT } from "./exit-codes.ts";
import { failure } from "./failure.ts";
import { restore } from "./restore.ts";

let folder: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prima-verbs-"));
  env = { DATA_DIR: join(folder, "data"), PORT: "0" };
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("a backup beside the running program comes back once the program has stopped", async () => {
  const program = await openCluster({ dataDir: env.DATA_DIR ?? "" });
  const owner = connect(program, { max: 1 });
  await migrate(owner, join(readConfig(env).root, "db/migrations"));
  const file = join(folder, "records.backup");
  const made = await backup(file, env);
  const refused = await restore(file, env, { replace: true }).catch(failure);
  expect(refused).toMatchObject({ code: EXIT.busy, message: expect.stringContaining("in use") });
  await owner.end();
  await program.stop();
  expect(await restore(file, env, { replace: true })).toMatchObject({ rows: made.rows, sha256: made.sha256 });
});
