import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { WriteTx } from "#src/platform/database/sql.ts";
import { type Projection, project } from "#src/platform/journal/projector.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { addToCells, cellsEpoch, compare, deltas, rebuild, sum } from "./index.ts";

const PROJECTION: Projection = {
  apply: (tx, rows) => addToCells(tx, sum(rows.flatMap((row) => deltas(row)))),
  topics: () => ["measures"],
};
const silent = () => {};

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.close());
beforeEach(async () => {
  await base.owner`truncate journal, journal_pending, measure_cell`;
});

const DUE = "2026-11-27T21:59:59.999Z";
const place = {
  line: "family",
  team: "family-middle",
  channel: "web-form",
  municipality: "905",
  language: "fi",
};

/** Writes a fact as an action does: into the journal and, in the same transaction, among what is pending. */
async function record(tx: WriteTx, type: string, at: string, data: Record<string, unknown>): Promise<void> {
  await tx`
    with written as (
      insert into journal (at, type, actor_kind, data)
      values (${at}, ${type}, 'system', ${JSON.stringify({ ...place, ...data })}::text::jsonb) returning seq)
    insert into journal_pending select seq from written`;
}

const received = (tx: WriteTx, at = "2026-11-20T21:40:00Z", more = {}) =>
  record(tx, "received", at, { before: null, after: DUE, ...more });
const answered = (tx: WriteTx, at = "2026-11-21T08:00:00Z", more = {}) =>
  record(tx, "answered", at, { before: DUE, after: null, first: true, minutes: 620, inTime: true, ...more });

const settle = async () => {
  while ((await project(base.db, PROJECTION, silent)) > 0);
};
const comparison = () =>
  base.db.begin("isolation level repeatable read read only", async (tx) => ({ ...(await compare(tx)) }));
/** The cells by municipality; those of how contacts were handled are held in quality-deltas.test.ts. */
const cells = () => base.owner`
  select measure, day::text, line, municipality, bucket, n from measure_cell
  where n <> 0 and measure not in ('came', 'first-answer') order by 1, 2, 3, 4, 5`;

test("a contact from sending to answer leaves received, answered and in time, and nothing open", async () => {
  await received(base.db);
  await settle();
  expect((await cells()).map(({ measure, day, n }) => [measure, day, n])).toEqual([
    ["due", "2026-11-27", 1],
    ["received", "2026-11-20", 1],
  ]);
  await answered(base.db);
  await settle();
  expect((await cells()).map(({ measure, day, bucket, n }) => [measure, day, bucket, n])).toEqual([
    ["answered", "2026-11-21", 41, 1],
    ["in-time", "2026-11-21", 0, 1],
    ["received", "2026-11-20", 0, 1],
  ]);
});

test("a fact late in the evening belongs to the Finnish day, on both sides of the clock change", async () => {
  await received(base.db, "2026-10-24T20:59:59Z");
  await received(base.db, "2026-10-24T21:00:00Z");
  await received(base.db, "2026-10-25T21:59:59Z");
  await received(base.db, "2026-10-25T22:00:00Z");
  await settle();
  const days = (await cells()).filter(({ measure }) => measure === "received").map(({ day, n }) => [day, n]);
  expect(days).toEqual([
    ["2026-10-24", 1],
    ["2026-10-25", 2],
    ["2026-10-26", 1],
  ]);
});

test("moved to another line, a contact is open there and no longer here", async () => {
  await received(base.db);
  await record(base.db, "moved-register", "2026-11-21T08:00:00Z", {
    before: DUE,
    after: DUE,
    line: "health",
    lineBefore: "family",
  });
  await settle();
  expect((await cells()).filter(({ measure }) => measure === "due").map(({ line, n }) => [line, n])).toEqual([
    ["health", 1],
  ]);
  expect((await comparison()).differing).toBeNull();
});

test("while the family is asked back nothing is due; after the reply it is due anew", async () => {
  await received(base.db);
  await record(base.db, "asked-back", "2026-11-21T08:00:00Z", { before: DUE, after: "waiting" });
  await settle();
  expect((await cells()).map(({ measure }) => measure)).toEqual(["received", "waiting"]);
  await record(base.db, "family-replied", "2026-11-22T08:00:00Z", {
    before: "waiting",
    after: "2026-11-30T21:59:59.999Z",
  });
  await settle();
  expect((await cells()).map(({ measure, day }) => [measure, day])).toEqual([
    ["due", "2026-11-30"],
    ["received", "2026-11-20"],
  ]);
});

test("a fact that commits late, after ones with higher numbers were counted, is counted", async () => {
  let release = silent;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let written = silent;
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const late = base.db.begin(async (tx) => {
    await received(tx);
    written();
    await held;
  });
  await isWritten;
  await received(base.db);
  await settle();
  expect((await comparison()).differing).toBeNull();
  release();
  await late;
  expect(await comparison(), "what is pending is in neither").toMatchObject({ differing: null });
  await settle();
  expect((await cells()).find(({ measure }) => measure === "received")?.n).toBe(2);
  expect(await comparison()).toEqual({ compared: 3, differing: null });
});

test("two projectors at once, while facts are being written, count each once", async () => {
  const municipalities = ["905", "499", "231", "unknown"];
  const write = async (worker: number) => {
    for (let i = 0; i < 60; i++) {
      const municipality = municipalities[(i + worker) % 4];
      await received(base.db, "2026-11-20T10:00:00Z", { municipality });
      if (i % 3 !== 0)
        await answered(base.db, "2026-11-21T08:00:00Z", {
          municipality,
          minutes: i * 7,
          inTime: i % 2 === 0,
        });
    }
  };
  let writing = true;
  const projecting = async () => {
    while (writing) await project(base.db, PROJECTION, silent);
  };
  const projectors = [projecting(), projecting()];
  await Promise.all([write(0), write(1), write(2)]);
  writing = false;
  await Promise.all(projectors);
  await settle();
  const [total] = await base.owner`select sum(n)::int as n from measure_cell where measure = 'received'`;
  expect(total?.n).toBe(180);
  const before = await cells();
  expect((await comparison()).differing).toBeNull();
  await base.db.begin((tx) => rebuild(tx));
  expect(await cells()).toEqual(before);
});

test("a figure that is wrong is found and named, and nothing is written by looking", async () => {
  await received(base.db);
  await settle();
  await base.owner`update measure_cell set n = 5 where measure = 'received'`;
  expect(await comparison()).toEqual({
    compared: 3,
    differing: { cell: "received|2026-11-20|family|web-form|905|fi|0", kept: 5, rebuilt: 1 },
  });
  expect((await cells()).find(({ measure }) => measure === "received")?.n).toBe(5);
  await base.db.begin((tx) => rebuild(tx));
  expect((await comparison()).differing).toBeNull();
});

test("a figure that the journal knows nothing of is found too", async () => {
  await base.owner`insert into measure_cell values ('received', '2026-01-01', 'health', 'phone', '905', 'fi', 0, 3)`;
  expect((await comparison()).differing).toEqual({
    cell: "received|2026-01-01|health|phone|905|fi|0",
    kept: 3,
    rebuilt: 0,
  });
});

test("whoever keeps a page made of the figures learns that they have changed, and only then", async () => {
  const before = await cellsEpoch(base.db);
  await settle();
  expect(await cellsEpoch(base.db)).toBe(before);
  await received(base.db);
  expect(await cellsEpoch(base.db)).toBe(before);
  await settle();
  expect(await cellsEpoch(base.db)).toBeGreaterThan(before);
});
