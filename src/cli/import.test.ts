import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { importVerb } from "./import.ts";

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "prima-import-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

const text = (word: string) => ({ fi: word, sv: word, en: word });
const entry = (code: string) => ({
  ReferenceCode: code,
  Name: text("Nimi"),
  ShortDescription: text("Lyhyesti"),
  BackgroundDescription: text("Pitkästi"),
});

async function run(...args: string[]) {
  let out = "";
  let err = "";
  const io = { out: (part: string) => (out += part), err: (part: string) => (err += part) };
  const code = await importVerb(args, { DATABASE_URL: database.url, DATA_DIR: folder }, io);
  return { code, err, report: out === "" ? undefined : JSON.parse(out) };
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test("the report is JSON on standard output, words go to standard error, and again is unchanged", async () => {
  const path = file("two.json", JSON.stringify([entry("SOTE-0001"), entry("SOTE-0002")]));
  const first = await run("ptv", path);
  expect(first).toMatchObject({ code: 0, report: { year: 2022, added: ["SOTE-0001", "SOTE-0002"] } });
  expect(first.err).toContain("added 2, changed 0");
  expect(await run("ptv", path)).toMatchObject({ code: 0, report: { added: [], unchanged: { length: 2 } } });
  const newer = await run("ptv", path, "--year", "2024");
  expect(newer.report.changed).toEqual(["SOTE-0001", "SOTE-0002"]);
});

test("skipped entries end with 1 and are told", async () => {
  const path = file("faulty.json", JSON.stringify([entry("SOTE-0001"), { ReferenceCode: "SOTE-0002" }]));
  const { code, err, report } = await run("ptv", path);
  expect(code).toBe(1);
  expect(err).toContain("skipped entry 2 (SOTE-0002): Name: is missing");
  expect(report.removed).toEqual([]);
});

test.each([
  ["half a file", () => file("half.json", '[\n  {"ReferenceCode":'), 65, ":2:20 is not JSON"],
  ["no text", () => file("bytes.json", Buffer.from([0x5b, 0xff, 0x5d])), 65, "not text in UTF-8"],
  ["no file", () => join(folder, "none.json"), 66, "ENOENT"],
])("%s: nothing is changed", async (_, path, expected, told) => {
  const { code, err, report } = await run("ptv", path());
  expect(code).toBe(expected);
  expect(err).toContain(told);
  expect(report).toBeUndefined();
});

test.each([[[]], [["ptv"]], [["other", "f"]], [["ptv", "f", "--year", "22"]], [["ptv", "f", "g"]]])(
  "called wrongly: %j",
  async (args) => {
    expect((await run(...args)).code).toBe(64);
  },
);
