import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as contacts from "#src/domains/contacts/index.ts";
import { closeAnswered, findBreaches } from "#src/domains/contacts/index.ts";
import { compare, rebuild } from "#src/domains/measures/index.ts";
import { project } from "#src/platform/journal/projector.ts";
import { given, scopeOf } from "#test/access/given.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { PROJECTION } from "./projection.ts";

describe("the figures kept up with the journal", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
    await house.app.projector.stop();
  });
  afterAll(() => house.close());

  const cells = () => house.database.db`
    select measure, day::text as day, line, channel, municipality, language, bucket, n from measure_cell
    where n <> 0 order by 1, 2, 3, 4, 5, 6, 7`;
  const pending = async () => (await house.database.db`select count(*)::int as n from journal_pending`)[0]?.n;
  const step = () => project(house.database.db, PROJECTION, () => undefined);
  const received = async () =>
    (
      await house.database
        .db`select coalesce(sum(n), 0)::int as n from measure_cell where measure = 'received'`
    )[0]?.n;

  it("count a fact that commits after one with a higher number", async () => {
    const [commit, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // Somebody's sending has drawn its number in the journal, and is not yet committed.
    const late = house.database.owner.begin(async (tx) => {
      const [row] = await tx`
        insert into journal (at, type, contact_id, actor_kind, data)
        select ${house.clock.now()}, 'received', gen_random_uuid(), 'anonymous',
          '{"line": "family", "team": "family-middle", "channel": "web-form", "municipality": "905", "language": "fi", "lineBefore": null, "before": null, "after": "waiting"}'
        returning seq`;
      await tx`insert into journal_pending values (${row?.seq})`;
      written.resolve();
      await commit.promise;
    });
    await written.promise;
    await given(house, { by: "aino", words: "Myöhempi, mutta ensin valmis." });
    while ((await step()) > 0);
    expect(await received()).toBe(1);
    commit.resolve();
    await late;
    expect(await step()).toBe(1);
    expect(await received()).toBe(2);
  });

  it("count everything once when several projectors run at once", async () => {
    for (let i = 0; i < 60; i += 1) await given(house, { by: i % 2 ? "aino" : "elin", words: `Asia ${i}.` });
    const before = await received();
    const counted = await Promise.all(Array.from({ length: 8 }, step));
    while ((await step()) > 0);
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe(60);
    expect([await received(), await pending()]).toEqual([before + 60, 0]);
  });

  it("count nothing, and lose nothing, when the counting fails half-way", async () => {
    await given(house, { by: "aino", words: "Laskenta katkeaa." });
    const [before, waiting] = [await cells(), await pending()];
    const failing = { ...PROJECTION, apply: async () => Promise.reject(new Error("power cut")) };
    await expect(project(house.database.db, failing, () => undefined)).rejects.toThrow("power cut");
    expect([await cells(), await pending()]).toEqual([before, waiting]);
    while ((await step()) > 0);
  });

  it("are the same made anew from the journal, after every kind of step", async () => {
    const [riikka, aino] = [scopeOf(house, "riikka"), scopeOf(house, "aino")];
    const { id } = await given(house, { by: "aino", words: "Kaikki vaiheet.", danger: ["suicide"] });
    const { version } = await contacts.take(riikka, id);
    await contacts.seeAlarm(riikka, id);
    await contacts.askBack(riikka, id, "Milloin?", version + 1);
    await contacts.reply(aino, house.county, id, "Eilen.", []);
    await contacts.answer(riikka, id, "Näin.", version + 3);
    await contacts.reply(aino, house.county, id, "Vielä yksi asia.", []);
    await contacts.answer(riikka, id, "Ja näin.", version + 5);
    await contacts.close(riikka, id);
    const moved = await given(house, { by: "elin", words: "Siirretään.", moveAllowed: true });
    await contacts.take(riikka, moved.id);
    await contacts.handOver(
      riikka,
      moved.id,
      { register: "health", line: "psychosocial", team: "psychosocial-middle" },
      null,
    );
    house.clock.advance({ hours: 24 * 20 });
    const program = { ...scopeOf(house, null), actor: { kind: "system", job: "breaches" } as const };
    expect((await findBreaches(program, 500)).length).toBeGreaterThan(50);
    expect(await findBreaches(program, 500)).toEqual([]);
    await closeAnswered(program, 500);
    while ((await step()) > 0);

    const { db } = house.database;
    const kept = await cells();
    const compared = await db.begin((tx) => compare(tx));
    expect(compared).toEqual({ compared: kept.length, differing: null });
    await db.begin((tx) => rebuild(tx));
    expect(await cells()).toEqual(kept);
  });

  it("say which figure differs first, and write nothing while comparing", async () => {
    const { db, owner } = house.database;
    await owner`update measure_cell set n = n + 1 where measure = 'received' and n > 1`;
    const before = await cells();
    const compared = await db.begin((tx) => compare(tx));
    expect(compared.differing?.cell).toMatch(/^received\|/);
    expect(compared.differing && compared.differing.kept - compared.differing.rebuilt).toBe(1);
    expect(await cells()).toEqual(before);
  });
});
