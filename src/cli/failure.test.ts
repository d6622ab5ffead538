import { expect, it } from "vitest";
import { EXIT } from "./exit-codes.ts";
import { failure } from "./failure.ts";
import { seed } from "./seed.ts";

const io = { out: () => undefined, err: () => undefined };

it.each([
  [["--foo"], "Unknown option '--foo'"],
  [["--residents", "abc"], '--residents was given "abc"; expected a whole number from 100 to 176323'],
  [["--months=0"], "expected a whole number from 1 to 60"],
  [["--until", "2026-02-30"], '--until was given "2026-02-30"; expected a day'],
])("seed %j is called wrongly, not our own mistake", async (args, told) => {
  const failed = await seed(args, {}, io).catch(failure);
  expect(failed).toEqual({ code: EXIT.usage, message: expect.stringContaining(told) });
});

it.each(["28P01", "3D000"])("a database that lets nobody in (%s) is a wrong DATABASE_URL", (code) => {
  const refused = Object.assign(new Error('database "nosuch" does not exist'), { code });
  expect(failure(refused)).toMatchObject({
    code: EXIT.config,
    message: expect.stringMatching(/^DATABASE_URL/),
  });
});
