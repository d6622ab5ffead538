import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { doctor, doctorExit, findingLines } from "./doctor.ts";

let database: TestDatabase;
let dataDir: string;
let env: Record<string, string>;
beforeAll(async () => {
  database = await testDatabase();
  dataDir = mkdtempSync(join(tmpdir(), "prima-doctor-"));
  env = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: "0" };
});
afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true });
});

describe("the doctor", () => {
  it("is green on an installation that is well", async () => {
    const findings = await doctor(env);
    expect(findings.filter(({ state }) => state !== "ok")).toEqual([]);
    expect(doctorExit(findings)).toBe(0);
  });

  it("is green on an embedded database that it has to make first", async () => {
    const findings = await doctor({ DATA_DIR: dataDir, PORT: "0" });
    expect(findings.filter(({ state }) => state === "fail")).toEqual([]);
  });

  it("says what is configured wrongly and how to mend it", async () => {
    const findings = await doctor({ ...env, PORT: "http", LOG_LEVEL: "loud" });
    expect(findings.map(({ found }) => found)).toEqual(['PORT is "http"', 'LOG_LEVEL is "loud"']);
    expect(findingLines(findings)[1]).toMatch(/→ Set PORT to a port/);
    expect(doctorExit(findings)).toBe(1);
  });

  it("finds a database that does not answer", async () => {
    const findings = await doctor({ ...env, DATABASE_URL: "postgres://nobody:x@127.0.0.1:1/none" });
    expect(findings.find(({ check }) => check === "database")).toMatchObject({ state: "fail" });
  });

  it("finds a port that another program has", async () => {
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const { port } = other.address() as { port: number };
    const findings = await doctor({ ...env, PORT: String(port) });
    expect(findings.find(({ check }) => check === "port")).toMatchObject({
      state: "fail",
      mend: expect.stringContaining("PORT"),
    });
    await new Promise((done) => other.close(done));
  });

  it("finds a key that others can read", async () => {
    const key = join(dataDir, "session.key");
    writeFileSync(key, "x");
    chmodSync(key, 0o644);
    const findings = await doctor(env);
    expect(findings.find(({ check }) => check === "data folder")?.mend).toBe(`Run: chmod 600 ${key}`);
    rmSync(key);
  });

  it("finds a log of access that can be changed", async () => {
    await database.owner`create table if not exists access_log (id int)`;
    await database.owner`grant update on access_log to prima_app`;
    const findings = await doctor(env);
    expect(findings.find(({ check }) => check === "append-only")).toMatchObject({
      state: "fail",
      found: "access_log can be changed",
    });
  });

  it("asks the checks of other parts too, and survives one that breaks", async () => {
    const findings = await doctor(env, [
      async () => ({ check: "content", state: "ok", found: "12 texts" }),
      async function brittle() {
        throw new Error("oh");
      },
    ]);
    expect(findings.slice(-2)).toMatchObject([
      { check: "content" },
      { check: "brittle", state: "fail", found: "oh" },
    ]);
  });
});
