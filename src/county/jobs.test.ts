import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makeLog } from "#src/platform/log/log.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { startJobs } from "./jobs.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it("begins the program's tasks when the database was not ready at the start", async () => {
  const { db, owner } = database;
  const scheduled = async () => {
    const [table] = await owner`select to_regclass('pgboss.schedule') is not null as there`;
    return table?.there
      ? (await owner`select name from pgboss.schedule order by name`).map(({ name }) => name)
      : [];
  };
  await owner`alter schema pgboss rename to away`;
  const log = makeLog("silent");
  const failures = vi.spyOn(log, "error");
  const jobs = startJobs({
    db,
    config: { smtpUrl: undefined, mailFrom: "prima@example.invalid", demo: true },
    baseUrl: "http://localhost",
    poke: () => undefined,
    log,
  });
  await vi.waitFor(() => expect(failures).toHaveBeenCalled(), { timeout: 10_000 });
  await owner`alter schema away rename to pgboss`;
  await vi.waitFor(
    async () =>
      expect(await scheduled()).toEqual([
        "booking-figures",
        "breaches",
        "close-answered",
        "holds",
        "reminders",
        "sweep",
        "wake",
      ]),
    {
      timeout: 20_000,
    },
  );
  await jobs.stop();
  // What failed half-way has left no connection in the middle of a transaction for the pages to meet.
  const answers = await Promise.all(Array.from({ length: 20 }, () => db`select 1 as one`));
  expect(answers.flat()).toEqual(Array(20).fill({ one: 1 }));
});
