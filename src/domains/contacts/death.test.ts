import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actsFor } from "#src/domains/people/index.ts";
import { given, residentOf, scopeOf } from "../../../test/access/given.ts";
import { type TestHouse, testHouse } from "../../../test/app.ts";
import { clocksOf } from "./clock-store.ts";
import * as contacts from "./index.ts";
import type { Right } from "./policy.ts";

const RIGHT: Right = { ground: "care-relationship", specialReasonId: null, handles: false };
const day = (text: string) => Temporal.PlainDate.from(text);

describe("a person who dies while the clocks run", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ now: "2026-11-23T07:00:00Z" });
  });
  afterAll(() => house.close());

  it("has no limits any more, gets no notices, and nobody acts by their mandate; recorded twice is once", async () => {
    const { db } = house.database;
    const matti = residentOf(house, "matti");
    const sent = await given(house, {
      by: "matti",
      line: "health",
      team: "health-line",
      words: "Jalka on kipeä.",
      email: "matti@example.invalid",
    });
    const others = await given(house, { by: "elin", words: "Apua arkeen." });
    const acts = () => actsFor(db, matti.id, day("2026-11-24"));
    expect((await acts()).length).toBeGreaterThan(0);
    const record = () => contacts.recordDeath(scopeOf(house, "nina"), matti.id, day("2026-11-22"), RIGHT);
    expect(await record()).toBe(true);

    const clocks = (await clocksOf(db, [sent.id])).get(sent.id);
    expect(clocks?.map(({ rule, state }) => `${rule} ${state}`)).toEqual([
      "PHC_CONTACT_SAME_DAY void",
      "PHC_HTA_SAME_DAY void",
    ]);
    const { contact } = await contacts.open(scopeOf(house, "nina"), sent.id);
    expect([contact.dueAt, contact.notifyEmail, contact.status]).toEqual([null, null, "queued"]);
    expect(await acts()).toEqual([]);
    const waiting = await db`
      select from outbox where contact_id = ${sent.id} and sent_at is null and next_at < ${"2200-01-01"}`;
    expect(waiting.count).toBe(0);

    expect(await record()).toBe(false);
    expect(await db`select from journal where type = 'person-died'`).toHaveLength(1);
    // Nobody else's matter is touched, and the copies are what the journal makes.
    expect((await contacts.open(scopeOf(house, "riikka"), others.id)).contact.dueAt).not.toBeNull();
    const { differing } = await contacts.compareClocks(db, house.county.clocks, house.clock.now());
    expect(differing).toBeNull();
  });
});
