import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, castOf } from "#scenario/true-hand/cast.ts";
import { RequestCount } from "#scenario/true-hand/measure.ts";
import { People } from "#scenario/true-hand/people.ts";
import { playStories } from "#scenario/true-hand/play-stories.ts";
import { TrueHand } from "#scenario/true-hand/true-hand.ts";
import { compare } from "#src/domains/measures/index.ts";
import { systemClock } from "#src/platform/clock.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { WIDE_DOORS } from "../access/given.ts";
import { type TestHouse, testHouse } from "../app.ts";
import { settle } from "./settle.ts";

const CONTACTS = 8;

describe("the player over HTTP", () => {
  let house: TestHouse;
  let cast: Cast;
  const count = new RequestCount();
  beforeAll(async () => {
    house = await testHouse({ doors: WIDE_DOORS, clock: systemClock });
    cast = castOf({
      county: house.county,
      seed: "impatient",
      residents: 300,
      endDate: Temporal.PlainDate.from("2026-11-20"),
      contacts: CONTACTS,
      months: 3,
    });
    await settle(house.database.db, cast, house.clock.now());
  });
  afterAll(() => house.close());

  it("plays stories beside each other with people who click everything twice, and each thing is done once", async () => {
    const people = new People({
      base: house.baseUrl,
      subjects: cast.subjects,
      impatient: true,
      told: (answered) => count.add(answered),
    });
    const played = await playStories(new TrueHand(people, cast.staff), cast.doings, {
      rate: 1_000,
      now: () => performance.now(),
      wait: async () => undefined,
    });
    expect(played).toEqual({ contacts: CONTACTS, doings: cast.doings.length, failures: {} });

    const { db } = house.database;
    const written = cast.doings.flatMap((doing) =>
      "text" in doing && doing.kind !== "hand-over" ? [doing.text] : [],
    );
    const [row] = await db`
      select (select count(*) from contact)::int as contacts,
        (select count(*) from message where kind <> 'request' and body = any(${written}))::int as messages`;
    expect(row).toEqual({ contacts: CONTACTS, messages: written.length });
    await house.counted();
    expect((await db.begin((tx) => compare(tx))).differing).toBeNull();
  }, 120_000);

  it("counts requests by their kind, with nobody's id in an address", () => {
    const figures = count.figures();
    expect(figures.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThan(100);
    for (const { request, p50, p99, slowest } of figures) {
      expect(request).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      expect(p50 <= p99 && p99 <= slowest, request).toBe(true);
      expect(Number(request.split(" ").at(-1)), request).toBeLessThan(500);
    }
  });

  it.each([
    [[], "--base is missing"],
    [["--base", "http://localhost:1", "--contacts", "none"], '--contacts was given "none"'],
  ])("says what is missing: %s", async (args, said) => {
    const run = promisify(execFile)(process.execPath, [join(rootFolder(), "scenario/play.ts"), ...args]);
    await expect(run).rejects.toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(said) });
  });
});
