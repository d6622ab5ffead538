import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
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
  mkdirSync(join(folder, "db/migrations"), { recursive: true });
  writeFileSync(
    join(folder, "db/migrations/0001_note.sql"),
    "create table note (text text); insert into note values ('hei')",
  );
  vi.stubEnv("PRIMA_ROOT", folder);
  env = { DATA_DIR: join(folder, "data"), PORT: "0" };
});
afterEach(() => {
  vi.unstubAllEnvs();
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
