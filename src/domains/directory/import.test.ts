import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { ImportFileError, importDescriptions } from "./import-actions.ts";
import { jsonFault } from "./json-fault.ts";
import { directoryEpoch, nationalDescriptions } from "./national-store.ts";

const NOW = Temporal.Instant.from("2026-11-19T21:40:00Z");
const LATER = NOW.add({ hours: 24 });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** An entry as the release files have them, with made-up words. */
const entry = (code: string, changed: Record<string, unknown> = {}) => ({
  Id: "00000000-0000-0000-0000-000000000000",
  ReferenceCode: code,
  ServiceType: "Service",
  Name: { fi: `Nimi ${code}`, sv: `Namn ${code}`, en: `Name ${code}` },
  ShortDescription: { fi: "Lyhyesti.", sv: "Kort.", en: "In short." },
  Description: { fi: null, sv: null, en: "" },
  BackgroundDescription: { fi: "Pitkästi.\n\nKahdesti.", sv: "Långt.", en: "At length." },
  TargetGroup: [{ Key: "x", Value: "Ikäihmiset" }],
  OntologyTerm: [{ Key: "y", Value: "sana" }],
  ChargeType: null,
  ...changed,
});

const bring = (entries: unknown, now = NOW, year = 2022) =>
  importDescriptions(database.db, JSON.stringify(entries), year, now);

test("a file is brought in, and again changes nothing", async () => {
  const file = [entry("SOTE-0001"), entry("SOTE-0002", { ChargeType: "Free" }), entry("SOTE-0003")];
  const first = await bring(file);
  expect(first).toMatchObject({ entries: 3, added: ["SOTE-0001", "SOTE-0002", "SOTE-0003"], faulty: [] });
  const epoch = await directoryEpoch(database.db);
  const again = await bring(file, LATER);
  expect(again).toMatchObject({ added: [], changed: [], removed: [] });
  expect(again.unchanged).toHaveLength(3);
  expect(await directoryEpoch(database.db)).toBe(epoch);
  const rows = await nationalDescriptions(database.db);
  expect(rows.map(({ importedAt }) => importedAt.toString())).toEqual(Array(3).fill(NOW.toString()));
  expect(rows[1]).toMatchObject({
    code: "SOTE-0002",
    year: 2022,
    source: "ptv",
    charge: "free",
    groups: ["older"],
  });
  expect(rows[0]?.text.fi).toBe("Pitkästi.\n\nKahdesti.");
});

test("a changed word is changed, what is gone is no longer shown, what comes back is added", async () => {
  const name = { fi: "Uusi", sv: "Ny", en: "New" };
  const second = await bring([entry("SOTE-0001", { Name: name }), entry("SOTE-0003")], LATER);
  expect(second).toMatchObject({
    added: [],
    changed: ["SOTE-0001"],
    unchanged: ["SOTE-0003"],
    removed: ["SOTE-0002"],
  });
  expect((await nationalDescriptions(database.db)).map(({ code }) => code)).toEqual([
    "SOTE-0001",
    "SOTE-0003",
  ]);
  const third = await bring(
    [entry("SOTE-0001", { Name: name }), entry("SOTE-0002"), entry("SOTE-0003")],
    LATER,
  );
  expect(third).toMatchObject({ added: ["SOTE-0002"], changed: [], removed: [] });
});

test("faulty entries are told with their reasons and leave what was there", async () => {
  const report = await bring([
    entry("SOTE-0001", { Name: { fi: "Uusi", sv: "Ny", en: "New" } }),
    entry("SOTE-0002", { Name: { fi: "Vain", sv: "  ", en: "Only" } }),
    entry("SOTE-0003", { ShortDescription: null, TargetGroup: "all" }),
    entry("SOTE-0001"),
    entry("7"),
    "text",
    null,
    entry("SOTE-0009", { Name: { fi: "x".repeat(20_001), sv: "x", en: 7 } }),
  ]);
  expect(report.unchanged).toEqual(["SOTE-0001"]);
  expect(report.removed).toEqual([]);
  expect(report.faulty.map(({ code, reasons }) => [code, ...reasons])).toEqual([
    ["SOTE-0002", "Name.sv: is missing"],
    ["SOTE-0003", "ShortDescription: is missing", "TargetGroup: is not a list of {Key, Value}"],
    ["SOTE-0001", "ReferenceCode: SOTE-0001 stands in the file twice"],
    [null, "ReferenceCode: must be SOTE- and four digits"],
    [null, "is not an object"],
    [null, "is not an object"],
    ["SOTE-0009", "Name.fi: is longer than 20000 characters", "Name.en: is missing"],
  ]);
  expect(await nationalDescriptions(database.db)).toHaveLength(3);
});

test.each([
  ["nothing", "", 1, 1],
  ["half a list", '[\n  {"ReferenceCode": "SOTE-0001",\n', 3, 1],
  ["a comma too many", '[\n  {"a": 1},\n]', 3, 1],
  ["a word without quotes", '[\n  {"a": yes}\n]', 2, 9],
  ["a line end in a text", '["a\nb"]', 1, 2],
  ["something after the end", "[] []", 1, 4],
  ["another thing than a list", '{"a": []}', 1, 1],
])("%s: the place is told and nothing is changed", async (_, text, line, column) => {
  const before = await nationalDescriptions(database.db);
  const failed = importDescriptions(database.db, text, 2022, LATER);
  await expect(failed).rejects.toMatchObject({ name: "ImportFileError", line, column });
  expect(await nationalDescriptions(database.db)).toEqual(before);
});

test("an empty list, or one without a usable entry, takes nothing away", async () => {
  for (const text of ["[]", "[7]"]) {
    await expect(importDescriptions(database.db, text, 2022, LATER)).rejects.toThrow(ImportFileError);
  }
  expect(await nationalDescriptions(database.db)).toHaveLength(3);
});

test("two imports at the same time follow each other", async () => {
  const [one, other] = await Promise.all([
    bring([entry("SOTE-0001"), entry("SOTE-0050")], LATER),
    bring([entry("SOTE-0001"), entry("SOTE-0050")], LATER),
  ]);
  expect([one.added.length, other.added.length].sort()).toEqual([0, 1]);
});

test.each(["[]", ' {"a":[1,-2.5e3,true,null,"\\u00e4\\n"],"b":{}} ', '"x"', "0"])(
  "%s is JSON for us as for the engine",
  (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(jsonFault(text)).toBeUndefined();
  },
);
