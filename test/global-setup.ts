import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { rootFolder } from "#src/platform/config/index.ts";
import { type Connection, connect, migrate, openCluster } from "#src/platform/database/index.ts";
import { readMigrations } from "#src/platform/database/migration-files.ts";
import { build } from "../build/build.mjs";
import { browserPath } from "./browser.ts";

/** What a test's worker needs to clone a database of its own. */
export interface TestCluster {
  readonly connection: Connection;
  /** A database with all migrations, to be cloned. */
  readonly template: string;
}

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** One PostgreSQL for the whole run, in a folder that is thrown away, with the schema made once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.PRIMA_BUILT = await build();
  // Unpacked once, here: in the middle of a test it would make everything around it wait.
  await browserPath();
  const dataDir = mkdtempSync(join(tmpdir(), "prima-test-"));
  const cluster = await openCluster({ dataDir, durable: false, purpose: "tests" });
  const folder = join(rootFolder(), "db/migrations");
  const files = existsSync(folder) ? await readMigrations(folder) : [];
  const hash = createHash("sha256")
    .update(files.map((file) => file.checksum).join())
    .digest("hex");
  const template = `template_${hash.slice(0, 12)}`;
  const maintenance = connect(cluster, { max: 1, database: "postgres" });
  await maintenance.unsafe(`create database ${template}`);
  if (files.length > 0) {
    const owner = connect(cluster, { max: 1, database: template });
    await migrate(owner, folder);
    await owner.end();
  }
  await maintenance.end();
  project.provide("cluster", { connection: cluster.connection, template });
  return async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
