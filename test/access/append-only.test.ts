import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publish } from "#src/platform/content/index.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import { given, scopeOf } from "./given.ts";

const TABLES = ["journal", "access_log", "access_log_shown", "content_version"];

describe("what happened stays as it was written, by the database's own rights", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
    await publish(house.database.db, house.county.content.versions(), house.clock.now());
    await given(house, { by: "aino", words: "Mistä aloitan?" });
    // A worker looks at the queue, so that every table holds something.
    await new HttpVisitor(house.baseUrl).signIn("staff", "riikka", "/fi/staff/inbox");
  });
  afterAll(() => house.close());

  it.each(TABLES)("%s holds something, and the program can read it", async (table) => {
    const [row] = await house.database.db.unsafe(`select count(*)::int as n from ${table}`);
    expect(row?.n).toBeGreaterThan(0);
  });

  it.each(
    TABLES.flatMap((table) => [
      [
        table,
        `update ${table} set ${table === "content_version" ? "hash = 'x'" : table === "access_log_shown" ? "person_id = null" : "actor_id = null"}`,
      ],
      [table, `delete from ${table}`],
      [table, `truncate ${table} cascade`],
      [table, `drop table ${table} cascade`],
      [table, `alter table ${table} disable trigger all`],
    ]),
  )("%s: the program may not %s", async (table, statement) => {
    const { db, owner } = house.database;
    const [before] = await owner.unsafe(
      `select md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`,
    );
    await expect(db.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
    const [after] = await owner.unsafe(
      `select md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`,
    );
    expect(after?.sum).toBe(before?.sum);
  });

  it.each([
    "person",
    "contact",
    "contact_response",
    "message",
    "care_relationship",
    "professional",
    "outbox",
    "instrument_score",
    "instrument_version",
  ])("%s: the program may not take a row away", async (table) => {
    await expect(house.database.db.unsafe(`delete from ${table}`)).rejects.toMatchObject({ code: "42501" });
  });

  it.each(["body = ''", "at = now()"])("message: what was written stays as it was (%s)", async (change) => {
    await expect(house.database.db.unsafe(`update message set ${change}`)).rejects.toMatchObject({
      code: "42501",
    });
  });

  it("lets the program say of a stated reason only that it has been reviewed", async () => {
    const { db } = house.database;
    const scope = scopeOf(house, "nina");
    await expect(db`update special_reason set words = 'toinen syy'`).rejects.toMatchObject({ code: "42501" });
    await expect(db`delete from special_reason`).rejects.toMatchObject({ code: "42501" });
    expect((await db`update special_reason set seen_at = ${scope.now}`).count).toBe(0);
  });
});
