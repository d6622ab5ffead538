import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FastHand } from "#scenario/fast-hand.ts";
import { type Cast, castOf } from "#scenario/true-hand/cast.ts";
import { People } from "#scenario/true-hand/people.ts";
import { TrueHand } from "#scenario/true-hand/true-hand.ts";
import { PROJECTION } from "#src/county/projection.ts";
import { findBreaches, save } from "#src/domains/contacts/index.ts";
import { compare } from "#src/domains/measures/index.ts";
import { makeReference } from "#src/kernel/reference.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { project } from "#src/platform/journal/projector.ts";
import { scopeOf, WIDE_DOORS } from "../access/given.ts";
import { type TestHouse, testHouse } from "../app.ts";
import { type TestDatabase, testDatabase } from "../database.ts";
import { settle } from "./settle.ts";

const SEED = "two hands";
const CONTACTS = 24;

/** A fact as the figures see it: nothing that differs between two databases. */
interface Told {
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

describe("the fast hand and the true hand", () => {
  let house: TestHouse;
  let other: TestDatabase;
  let cast: Cast;
  let truth: Map<string, Told[]>;
  let fast: Map<string, Told[]>;
  /** The script's name for each reference, in either database. */
  const sent = { truly: new Map<string, string>(), fast: new Map<string, string>() };

  beforeAll(async () => {
    house = await testHouse({ now: "2026-01-01T00:00:00Z", doors: WIDE_DOORS });
    other = await testDatabase();
    cast = castOf({
      county: house.county,
      seed: SEED,
      residents: 400,
      endDate: Temporal.PlainDate.from("2026-11-20"),
      contacts: CONTACTS,
      months: 2,
    });
    await settle(house.database.db, cast, house.clock.now());
    await settle(other.db, cast, house.clock.now());
    await playTruly();
    await playFast();
    truth = await toldIn(house.database.db, sent.truly);
    fast = await toldIn(other.db, sent.fast);
  }, 300_000);
  afterAll(async () => {
    await house.close();
    await other.close();
  });

  /** What the program finds by itself a minute after each promise ended, up to a moment. */
  async function breachesUntil(until: Temporal.Instant): Promise<void> {
    for (;;) {
      const [next] = await house.database.db<{ due: Temporal.Instant | null }[]>`
        select min(due_at) as due from contact where answered_at is null and breached_at is null`;
      if (!next?.due || Temporal.Instant.compare(next.due, until) >= 0) return;
      house.clock.moveTo(next.due.add({ minutes: 1 }));
      await findBreaches({ ...scopeOf(house, null), actor: { kind: "system", job: "breaches" } }, 100);
    }
  }

  const end = () => cast.doings.at(-1)?.at.add({ hours: 1 }) ?? house.clock.now();

  async function playTruly(): Promise<void> {
    const hand = new TrueHand(new People({ base: house.baseUrl, subjects: cast.subjects }), cast.staff);
    for (const doing of cast.doings) {
      await breachesUntil(doing.at);
      house.clock.moveTo(doing.at);
      await hand.play(doing);
      const reference = doing.kind === "submit" && hand.reference(doing.contactKey);
      if (reference) sent.truly.set(reference, doing.contactKey);
    }
    await breachesUntil(end());
  }

  async function playFast(): Promise<void> {
    let n = 0;
    const hand = new FastHand({
      county: house.county,
      seed: SEED,
      codeFor: (submission) => submission,
      people: cast.people,
      staff: new Map(cast.staff.map((each) => [each.id, each])),
      reference: () => makeReference(n++),
    });
    for (const doing of cast.doings) {
      if (doing.kind === "submit") sent.fast.set(makeReference(n), doing.contactKey);
      const story = hand.play(doing);
      if (story) await save(other.db, "fast hand", [story]);
    }
    for (const story of hand.unfinished(end())) await save(other.db, "fast hand", [story]);
  }

  it("play so many contacts, with every kind of deed", () => {
    expect(truth.size).toBe(CONTACTS);
    expect(fast.size).toBe(CONTACTS);
    const kinds = new Set(cast.doings.map(({ kind }) => kind));
    for (const kind of ["submit", "take", "assess", "ask-back", "family-reply", "answer", "close"])
      expect(kinds).toContain(kind);
  });

  it("leave the same facts of each contact, in the same order, with the same dimensions", () => {
    for (const [key, facts] of fast) expect(truth.get(key), key).toEqual(facts);
  });

  it("leave the same figures, kept up and made anew", async () => {
    const cells = [];
    await house.counted();
    for (const { db } of [house.database, other]) {
      while ((await project(db, PROJECTION, () => undefined)) > 0);
      const compared = await db.begin((tx) => compare(tx));
      expect(compared.differing).toBeNull();
      cells.push(
        await db`select measure, day::text as day, line, channel, municipality, language, bucket, n from measure_cell
        where n <> 0 order by 1, 2, 3, 4, 5, 6, 7`,
      );
    }
    expect(cells[0]?.length).toBeGreaterThan(CONTACTS);
    expect(cells[0]).toEqual(cells[1]);
  });
});

/** The facts of each contact in their order, by the script's name for it. */
async function toldIn(db: Database, keys: ReadonlyMap<string, string>): Promise<Map<string, Told[]>> {
  const rows = await db<
    { reference: string; type: string; at: Temporal.Instant; actor: string | null; data: Told["data"] }[]
  >`
    select c.reference, j.type, j.at, coalesce(j.actor_id::text, j.actor_kind) as actor, j.data
    from journal j join contact c on c.id = j.contact_id order by j.seq`;
  const told = new Map<string, Told[]>();
  for (const { reference, type, at, actor, data } of rows) {
    const key = keys.get(reference) ?? reference;
    // Each database names its assessments itself.
    const { assessment: _, ...same } = data;
    told.set(key, [...(told.get(key) ?? []), { type, at: at.toString(), actor: actor ?? "", data: same }]);
  }
  return told;
}
