import { expect, it } from "vitest";
import { WIDE_DOORS } from "../../access/given.ts";
import { testHouse } from "../../app.ts";
import { check } from "./check.ts";
import { morning } from "./morning.ts";

/** Thursday morning in Helsinki: every line answers. */
const MORNING = "2026-11-19T07:00:00Z";

it("ten professionals work at once: nothing is taken twice, nothing that was acknowledged is lost, nothing fails", {
  timeout: 120_000,
}, async () => {
  const house = await testHouse({ now: MORNING, doors: WIDE_DOORS });
  const result = await morning({
    baseUrl: house.baseUrl,
    db: house.database.db,
    county: house.county,
    professionals: 10,
    waiting: 60,
    now: house.clock.now(),
    think: 0,
    residents: { most: 5, perSecond: 100, known: false },
    over: ({ turns }) => turns >= 60,
  });
  // A second taking that the product would not allow is seen.
  const { owner } = house.database;
  await owner`
    insert into journal (at, type, contact_id, actor_kind, actor_id, data)
    select at, type, ${crypto.randomUUID()}, actor_kind, actor_id, data from journal
    where type = 'taken' and not data ? 'to' order by seq limit 2`;
  const forged = await check(owner, [], [], "0");
  await house.close();
  expect(forged.takenTwice).toBe(1);
  expect(result).toMatchObject({ errors: {}, takenTwice: 0, lost: 0, unheard: {}, holderDiffers: 0 });
  expect(result.acknowledged).toBeGreaterThan(30);
  expect(result.facts.taken).toBeGreaterThan(10);
});
