import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { MigrationError, migrate } from "./migrate.ts";

let database: TestDatabase;
let folder: string;
const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

beforeEach(async () => {
  database = await testDatabase({ empty: true });
  folder = mkdtempSync(join(tmpdir(), "prima-migrations-"));
  write("0001_person.sql", "create table person (id int primary key); grant select on person to prima_app;");
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe("migrations", () => {
  it("are applied once, in order, and give the product's role its rights", async () => {
    write("0002_contact.sql", "create table contact (id int primary key, person int references person);");
    expect(await migrate(database.owner, folder)).toEqual(["0001_person.sql", "0002_contact.sql"]);
    expect(await migrate(database.owner, folder)).toEqual([]);
    expect(await database.db`select * from person`).toEqual([]);
    await expect(database.db`insert into person values (1)`).rejects.toMatchObject({ code: "42501" });
  });

  it("keep nothing of a file that fails, and all of those before it", async () => {
    write("0002_broken.sql", "create table half (id int); select nonsense;");
    await expect(migrate(database.owner, folder)).rejects.toThrow(/0002_broken\.sql failed/);
    expect(await database.owner`select to_regclass('half') as half, to_regclass('person') as person`).toEqual(
      [{ half: null, person: "person" }],
    );
    write("0002_broken.sql", "create table half (id int);");
    expect(await migrate(database.owner, folder)).toEqual(["0002_broken.sql"]);
  });

  it("wait for one another", async () => {
    write("0002_slow.sql", "select pg_sleep(0.2); create table slow (id int);");
    const done = await Promise.all([migrate(database.owner, folder), migrate(database.owner, folder)]);
    expect(done.flat()).toEqual(["0001_person.sql", "0002_slow.sql"]);
  });

  const refused: [string, () => void, RegExp][] = [
    [
      "changed",
      () => write("0001_person.sql", "create table person (id bigint);"),
      /0001_person\.sql was changed/,
    ],
    ["gone", () => rmSync(join(folder, "0001_person.sql")), /0001_person\.sql is in the database but not/],
    ["put before an applied one", () => write("0000_x.sql", ""), /not named like|comes before/],
  ];
  it.each(refused)("refuse, by name, a file that was %s", async (_what, change, message) => {
    await migrate(database.owner, folder);
    change();
    await expect(migrate(database.owner, folder)).rejects.toThrow(message);
  });

  it("refuse a number between two that are applied", async () => {
    write("0003_later.sql", "select 1;");
    await migrate(database.owner, folder);
    write("0002_between.sql", "select 1;");
    await expect(migrate(database.owner, folder)).rejects.toThrow(MigrationError);
  });

  it("take other line ends for the same text", async () => {
    write("0002_two.sql", "select 1;\nselect 2;\n");
    await migrate(database.owner, folder);
    write("0002_two.sql", "select 1;\r\nselect 2;\r\n");
    expect(await migrate(database.owner, folder)).toEqual([]);
  });
});
