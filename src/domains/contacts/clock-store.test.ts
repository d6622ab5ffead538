import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContactId } from "#src/kernel/id.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { given, scopeOf } from "../../../test/access/given.ts";
import { step } from "./actions.ts";
import { clocksOf, compareClocks, markBroken, rebuildClocks } from "./clock-store.ts";
import * as contacts from "./index.ts";
import type { FactType } from "./model.ts";
import { change } from "./step.ts";

describe("the clocks kept with the changes of contacts", () => {
  let house: TestHouse;
  beforeAll(async () => {
    // Monday at nine in Helsinki.
    house = await testHouse({ now: "2026-11-23T07:00:00Z" });
  });
  afterAll(() => house.close());

  const kept = async (id: ContactId) =>
    (await clocksOf(house.database.db, [id]))
      .get(id)
      ?.map(({ rule, state, dueAt }) => `${rule} ${state} ${dueAt ?? "-"}`);
  const nearest = async (id: ContactId) => {
    const [row] = await house.database.db<{ due: Temporal.Instant | null }[]>`
      select next_due_at as due from contact where id = ${id}`;
    return row?.due?.toString();
  };
  const compared = () => compareClocks(house.database.db, house.county.clocks, house.clock.now());
  const nina = () => scopeOf(house, "nina");
  const version = async (id: ContactId) => (await contacts.open(nina(), id)).contact.version;
  const ask = () =>
    given(house, { by: "aino", line: "health", team: "health-line", words: "Kuume ei laske." });
  /** A fact that another part of the house writes, in its own words. */
  const told = (id: ContactId, type: string, data: Record<string, string | null> = {}) =>
    step(nina(), id, undefined, ({ contact }, hand) =>
      change(contact, {}, type as FactType, "contact.note", hand, data),
    );

  it("are those that the journal makes, after every step", async () => {
    const { id } = await ask();
    expect(await kept(id)).toEqual([
      "PHC_CONTACT_SAME_DAY running 2026-11-23T14:00:00Z",
      "PHC_HTA_SAME_DAY running 2026-11-23T14:00:00Z",
    ]);
    house.clock.advance({ hours: 1 });
    await contacts.take(nina(), id);
    await contacts.askBack(nina(), id, "Kuinka korkea kuume on?", await version(id));
    expect(await kept(id)).toEqual([
      "PHC_CONTACT_SAME_DAY kept 2026-11-23T14:00:00Z",
      "PHC_HTA_SAME_DAY running 2026-11-23T14:00:00Z",
    ]);
    // The promise stands still and the law does not: the queue goes by the law.
    expect(await nearest(id)).toBe("2026-11-23T14:00:00Z");
    await told(id, "assessed", { rule: "PHC_CARE_3M_23PLUS" });
    expect(await nearest(id)).toBe("2027-02-23T21:59:59.999Z");
    expect((await compared()).differing).toBeNull();
    await told(id, "assessment-corrected", { rule: null });
    expect(await kept(id)).toContain("PHC_CARE_3M_23PLUS void 2027-02-23T21:59:59.999Z");
    expect(await nearest(id)).toBeUndefined();
    expect((await compared()).differing).toBeNull();
  });

  it("are marked as broken once, when they have run out", async () => {
    house.clock.moveTo("2026-11-24T07:00:00Z");
    await markBroken(house.database.db, house.clock.now(), 100);
    const { id } = await ask();
    house.clock.moveTo("2026-11-24T14:00:00Z");
    expect(await markBroken(house.database.db, house.clock.now(), 100)).toBe(0);
    house.clock.advance({ milliseconds: 1 });
    expect(await markBroken(house.database.db, house.clock.now(), 1)).toBe(1);
    expect(await markBroken(house.database.db, house.clock.now(), 2)).toBe(1);
    expect(await markBroken(house.database.db, house.clock.now(), 2)).toBe(0);
    expect((await kept(id))?.every((clock) => clock.includes(" broken "))).toBe(true);
    expect((await compared()).differing).toBeNull();
  });

  it("are not touched by a step that moves none, nor by one that met another", async () => {
    const { id } = await ask();
    const before = await kept(id);
    const seen = await version(id);
    await contacts.note(nina(), id, "Soitin apteekkiin.");
    expect(await kept(id)).toEqual(before);
    await expect(contacts.answer(nina(), id, "Tule tänään.", seen)).rejects.toThrow();
    expect(await kept(id)).toEqual(before);
  });

  it("are made again from the journal alone, and a difference is named", async () => {
    const { db, owner } = house.database;
    const { id } = await ask();
    await owner`update contact_clock set due_at = due_at + interval '1 minute' where contact_id = ${id}`;
    await owner`update contact set law_due_at = null where id = ${id}`;
    expect((await compared()).differing?.contactId).toBe(id);
    const made = await db.begin((tx) => rebuildClocks(tx, house.county.clocks, house.clock.now()));
    const { compared: all, differing } = await compared();
    expect(differing).toBeNull();
    const [contact] = await db<{ n: number }[]>`select count(*)::int as n from contact`;
    // The promise of each contact is compared too, and stands in the contact.
    expect(made).toBe(all - (contact?.n ?? 0));
    expect(await nearest(id)).toBe("2026-11-25T14:00:00Z");
    await owner`update contact set due_at = due_at + interval '1 minute' where id = ${id}`;
    expect((await compared()).differing?.contactId).toBe(id);
  });
});
