import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compare, readFailures } from "#src/domains/measures/index.ts";
import { type TestHouse, testHouse } from "../../../../test/app.ts";
import { HttpVisitor } from "../../../../test/http-visitor.ts";
import { askAs } from "../testing/contacts.ts";
import { Professional } from "../testing/professional.ts";

const FRIDAY = "2026-11-20T07:00:00Z";

describe("failure demand", () => {
  let house: TestHouse;
  let riikka: Professional;
  beforeAll(async () => {
    house = await testHouse({ now: FRIDAY });
    riikka = await Professional.at(house, "riikka");
  });
  afterAll(() => house.close());

  const rows = async () => {
    await house.counted();
    const day = Temporal.PlainDate.from("2026-11-20");
    const found = await readFailures(house.database.db, day, day);
    return found.map(({ measure, line, team, cause, n }) => [measure, line, team, cause, n].join(" ")).sort();
  };

  it("suggests an earlier contact, keeps what is missing, and follows where it was left and why", async () => {
    const earlier = await askAs(house, "aino", { words: "Odotan soittoa." });
    house.clock.advance({ minutes: 30 });
    const { id } = await askAs(house, "aino", { words: "Kukaan ei soittanut." });
    await riikka.contact(id);
    expect(riikka.text).toContain(`Ehdotus: sama henkilö otti yhteyttä`);
    expect(riikka.text).toContain(earlier.reference);
    await riikka.does(id, "continues", { continues: "yes", earlier: earlier.id });
    expect(riikka.status).toBe(422);
    expect(riikka.text).toContain("Valitse, mikä jäi tekemättä");

    await riikka.does(id, "continues", {
      continues: "yes",
      earlier: earlier.id,
      cause: "promised-call-not-made",
    });
    expect(riikka.text).toContain("Kirjattu, jatkuuko aiempi asia.");
    expect(await rows()).toEqual([
      "asked family   1",
      "continues family   1",
      "failure family family-middle promised-call-not-made 1",
    ]);
    // Said again, another way: the figures follow, and nothing is counted twice.
    await riikka.does(id, "continues", {
      continues: "yes",
      cause: "wrong-place",
      "left-at": "team:health-line",
    });
    await riikka.does(id, "continues", {
      continues: "yes",
      cause: "wrong-place",
      "left-at": "team:health-line",
    });
    expect(await rows()).toEqual([
      "asked family   1",
      "continues family   1",
      "failure health health-line wrong-place 1",
    ]);
    await riikka.does(id, "continues", { continues: "no" });
    expect(await rows()).toEqual(["asked family   1"]);
    expect((await compare(house.database.db)).differing).toBeNull();
  });

  it("shows the leaders shares by line and week and causes by team, and no small numbers", async () => {
    for (let i = 0; i < 12; i += 1) {
      const { id } = await askAs(house, "daniel");
      await riikka.contact(id);
      const undone = { continues: "yes", cause: "no-answer-came", "left-at": "team:family-middle" };
      await riikka.does(id, "continues", i < 6 ? undone : { continues: "no" });
    }
    await house.counted();
    const anders = new HttpVisitor(house.baseUrl);
    await anders.signIn("staff", "anders-holmqvist", "/fi/leaders/failure-demand");
    expect(anders.text).toMatch(/Perhelinja\s*13\s*6\s*46/);
    expect(anders.text).toContain("Vastausta ei tullut (6)");
    await anders.get("/sv/leaders/definitions/failure-demand");
    expect(anders.text).toContain("Onödig efterfrågan");
    expect((await compare(house.database.db)).differing).toBeNull();
  });
});
