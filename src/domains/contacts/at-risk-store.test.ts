import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { given } from "../../../test/access/given.ts";
import { type TestHouse, testHouse } from "../../../test/app.ts";
import * as contacts from "./index.ts";

describe("what runs out soon", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ now: "2026-11-23T07:00:00Z" });
  });
  afterAll(() => house.close());

  it("is each contact once by its nearest end, within the reader's teams and the time asked", async () => {
    const { db } = house.database;
    const { id } = await given(house, { by: "aino", line: "health", team: "health-line", words: "Kuume." });
    await given(house, { by: "elin", words: "Apua arkeen." });
    const now = house.clock.now();
    const within = (hours: number, teams: readonly string[]) => ({
      lines: ["health", "family"],
      teams,
      until: now.add({ hours }),
    });
    const health = within(8, ["health-line"]);
    expect((await contacts.atRisk(db, health, now, 0)).map((row) => [row.id, row.kind])).toEqual([
      [id, "law"],
    ]);
    // The promise, getting through and the assessment all end at four.
    expect(await contacts.riskCounts(db, health, now)).toEqual([
      { line: "health", team: "health-line", contacts: 1, clocks: 3 },
    ]);
    expect(await contacts.atRisk(db, within(6, ["health-line"]), now, 0)).toEqual([]);
    expect(await contacts.atRisk(db, within(8, ["family-middle"]), now, 0)).toEqual([]);
    expect(await contacts.atRisk(db, within(24 * 9, ["family-middle"]), now, 0)).toHaveLength(1);
  });
});
