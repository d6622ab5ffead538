import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { demoDirectory } from "./directory.ts";

describe("the search of the demonstration's sign-in page", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  it.each([
    ["Korpela", "Vaasa"],
    ["Nygård", "Närpiö"],
  ])("tells where %s lives, to tell namesakes apart", async (name, place) => {
    const [found] = await demoDirectory(house.database.db, house.county).search("resident", name);
    expect(found?.detail).toContain(place);
  });

  it("tells of a person under non-disclosure the birth date alone", async () => {
    const [found] = await demoDirectory(house.database.db, house.county).search("resident", "Hietala");
    expect(found?.detail).toBe("1990-12-19");
  });
});
