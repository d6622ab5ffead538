import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { connect } from "./connect.ts";
import type { Database } from "./sql.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ empty: true });
  await database.owner`
    create table sample (
      id int primary key, at timestamptz, day date, moment timestamp, ats timestamptz[], days date[], n bigint, ns bigint[], body jsonb)`;
});
afterAll(() => database.close());

const at = Temporal.Instant.from("2026-03-29T00:59:59.123456Z");
const later = Temporal.Instant.from("2026-10-25T01:00:00Z");
const day = Temporal.PlainDate.from("2026-06-20");
const moment = Temporal.PlainDateTime.from("2026-06-20T23:40:00");
const MANY = 9_007_199_254_740_991;

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe.each(["America/New_York", "Asia/Tokyo", "Europe/Helsinki"])("values in %s", (zone) => {
  let before: string | undefined;
  let db: Database;
  beforeAll(() => {
    before = process.env.TZ;
    process.env.TZ = zone;
    db = connect(database.url, { max: 2 });
  });
  afterAll(async () => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    await db.end();
  });

  it("come back as they went, alone, in arrays and in rows", async () => {
    await db`delete from sample`;
    const rows = [1, 2].map((id) => ({
      id,
      at,
      day,
      moment,
      ats: [at, later],
      days: [day],
      n: MANY,
      ns: [1, MANY],
      body: { at },
    }));
    await db`insert into sample ${db(rows)}`;
    await db`update sample set ${db({ at: later })} where id = 2`;
    const found = await db`select * from sample order by id`;
    expect(found[0]?.at).toBeInstanceOf(Temporal.Instant);
    expect(found[0]?.day).toBeInstanceOf(Temporal.PlainDate);
    expect(found[0]?.ats[1]).toBeInstanceOf(Temporal.Instant);
    expect(plain(found)).toEqual([plain(rows[0]), plain({ ...rows[1], at: later })]);
  });

  it("are compared and unnested by the database as they are here", async () => {
    const [row] = await db`
      select ${at}::timestamptz < ${later}::timestamptz as earlier, ${day}::date + 1 as next,
        (select count(*) from unnest(${[day, day]}::date[]) d where d = ${day}) as n,
        null::timestamptz as nothing, ${[]}::timestamptz[] as none`;
    expect(plain(row)).toEqual({ earlier: true, next: "2026-06-21", n: 2, nothing: null, none: [] });
  });

  it("are texts where a text is asked for", async () => {
    expect(await db`select ${at}::text as at, ${db.array([at, later], 1185)} as ats`).toEqual([
      { at: "2026-03-29T00:59:59.123456Z", ats: [at, later] },
    ]);
  });
});

it("a count beyond what a number holds is an error, not a wrong figure", async () => {
  await expect(database.owner`select 9007199254740993::bigint as n`).rejects.toThrow(/does not fit/);
});
