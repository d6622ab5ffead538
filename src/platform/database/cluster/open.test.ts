import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Cluster, connect, openCluster } from "#src/platform/database/index.ts";

let folder: string;
let cluster: Cluster | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prima-open-"));
});
afterEach(async () => {
  await cluster?.stop();
  cluster = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function answers(dataDir: string, options: { transport?: "socket" | "tcp" } = {}): Promise<unknown> {
  cluster = await openCluster({ dataDir, durable: false, ...options });
  const db = connect(cluster, { max: 1, role: "prima_app" });
  const [row] =
    await db`select current_user as who, current_setting('server_version_num')::int / 10000 as version`;
  await db.end();
  return row;
}
const WELL = { who: "prima_app", version: 18 };

describe("the embedded database opens", () => {
  it("in a folder that holds other things and lies behind a closed one, and leaves those as they were", async () => {
    const closed = join(folder, "closed");
    mkdirSync(join(closed, "data"), { recursive: true, mode: 0o700 });
    writeFileSync(join(closed, "data", "letter.txt"), "mine");
    expect(await answers(join(closed, "data"))).toEqual(WELL);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(closed, "data", "letter.txt"), "utf8")).toBe("mine");
  });

  it("under a path too long for a socket", async () => {
    expect(await answers(join(folder, "a".repeat(90), "ö".repeat(40)))).toEqual(WELL);
  });

  it("under a path with spaces and quotes", async () => {
    expect(await answers(join(folder, `it's a "folder" $HOME`))).toEqual(WELL);
  });

  it("over TCP, on this machine only and by password", async () => {
    expect(await answers(folder, { transport: "tcp" })).toEqual(WELL);
    const stranger = connect(
      { connection: { ...(cluster as Cluster).connection, password: "guess" } },
      { max: 1 },
    );
    await expect(stranger`select 1`).rejects.toMatchObject({ code: "28P01" });
    await stranger.end();
  });

  it("beside a pid file whose number another process has now", async () => {
    await answers(folder);
    await cluster?.stop();
    writeFileSync(
      join(folder, "postgres-18/data/postmaster.pid"),
      `${process.pid}\n/elsewhere\n1\n5432\n\n\n\nready\n`,
    );
    expect(await answers(folder)).toEqual(WELL);
  });

  it("with Finnish order, letters beyond ASCII in trigrams, and the extensions that the product needs", async () => {
    await answers(folder);
    const db = connect(cluster as Cluster, { max: 1 });
    for (const name of ["btree_gist", "pg_trgm", "unaccent", "pgcrypto"])
      await db.unsafe(`create extension ${name}`);
    const [row] = await db`
      select array(select w from unnest('{ö,z,å,a,ä}'::text[]) w order by w) as sorted, show_trgm('äö') as trigrams,
        lower('ÄÖÅ') as low, current_setting('timezone') as zone`;
    expect(row).toMatchObject({ sorted: ["a", "z", "å", "ä", "ö"], low: "äöå", zone: "UTC" });
    expect(row?.trigrams).toHaveLength(3);
    await db.end();
  });
});

describe("the embedded database is refused", () => {
  it("where less than 200 MB are free, with the figure", async () => {
    const freeBytes = () => 123 * 1024 * 1024;
    await expect(openCluster({ dataDir: folder, freeBytes })).rejects.toThrow(
      /has 123 MB free; at least 200 MB/,
    );
  });

  it("where its folder cannot be made", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(openCluster({ dataDir: join(folder, "file", "data") })).rejects.toThrow(
      /DATA_DIR .* cannot be used/,
    );
  });
});
