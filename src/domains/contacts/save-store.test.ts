import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { given, newContact, scopeOf } from "#test/access/given.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { contactStatus } from "./facts.ts";
import * as contacts from "./index.ts";
import { submit } from "./submit.ts";

const TABLES = [
  "contact",
  "contact_response",
  "message",
  "journal",
  "journal_pending",
  "access_log",
  "outbox",
  "care_relationship",
];

describe("a contact's changes are saved whole or not at all", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
    // The figures stand still, so that what is pending can be counted.
    await house.app.projector.stop();
  });
  afterAll(() => house.close());

  /** How many rows each table has: an access log row is a row too. */
  const counts = async () => {
    const found: Record<string, number> = {};
    for (const table of TABLES) {
      const [row] = await house.database.owner.unsafe<{ n: number }[]>(
        `select count(*)::int as n from ${table}`,
      );
      found[table] = row?.n ?? 0;
    }
    return found;
  };
  const added = async (act: () => Promise<unknown>) => {
    const before = await counts();
    await act();
    const after = await counts();
    return Object.fromEntries(
      TABLES.map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]).filter(([, n]) => n !== 0),
    );
  };

  it("writes every table in one statement", async () => {
    const send = () =>
      given(house, {
        by: "aino",
        words: "Mistä aloitan?",
        email: "aino.korpela@example.invalid",
        danger: ["suicide"],
      });
    expect(await added(send)).toEqual({
      contact: 1,
      contact_response: 1,
      message: 1,
      journal: 2,
      journal_pending: 2,
      access_log: 1,
      outbox: 1,
      care_relationship: 1,
    });
  });

  it("makes one contact of one sending, however often and however many at once", async () => {
    const submission = crypto.randomUUID();
    const rows = await added(async () => {
      const sent = await Promise.all(
        Array.from({ length: 20 }, () =>
          given(house, { by: "aino", words: "Kaksoisnapsautus.", submission }),
        ),
      );
      expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
      expect((await given(house, { by: "aino", words: "Vielä kerran.", submission })).id).toBe(sent[0]?.id);
    });
    expect(rows).toMatchObject({ contact: 1, message: 1, journal: 1, access_log: 1 });
  });

  it("lets one of fifty take it, and writes nothing of the others", async () => {
    const { id } = await given(house, { by: null, words: "Kuka ottaa?" });
    const { database } = house;
    const [riikka] = house.personas.staff.filter(({ key }) => key === "riikka");
    const ids = Array.from({ length: 50 }, () => crypto.randomUUID());
    await database.owner`
      insert into professional (id, subject, name, profession, unit, roles, teams, lines, languages)
      select x::uuid, x, 'Työntekijä', 'family-worker', ${riikka?.unit ?? ""}, '{family-worker}', '{family-middle}', '{family}', '{fi}'
      from unnest(${ids}::text[]) x`;
    const scope = scopeOf(house, "riikka");
    const rows = await added(async () => {
      const tries = await Promise.allSettled(
        ids.map((professionalId) =>
          contacts.take({ ...scope, actor: { ...scope.actor, professionalId } as never }, id),
        ),
      );
      expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const one of tries)
        if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    });
    expect(rows).toEqual({ journal: 1, journal_pending: 1, access_log: 1 });
    const [row] = await database.db`select version, status from contact where id = ${id}`;
    expect(row).toEqual({ version: 2, status: "taken" });
  });

  it("refuses an answer to what has changed since it was read", async () => {
    const { id } = await given(house, { by: null, words: "Kaksi lukee." });
    const scope = scopeOf(house, "riikka");
    const { version } = await contacts.take(scope, id);
    await contacts.note(scope, id, "Väliin tullut muistiinpano.");
    expect(
      await added(() =>
        expect(contacts.answer(scope, id, "Vastaus.", version)).rejects.toMatchObject({
          reason: "contact-changed",
        }),
      ),
    ).toEqual({});
  });

  it("writes nothing at all when one of its tables refuses", async () => {
    const scope = scopeOf(house, "aino");
    const change = submit(
      { ...newContact(house, { by: "aino", words: "Puolikas?" }, scope), reference: "PB-HALVE-0" },
      scope.now,
    );
    const [message] = change.messages;
    const broken = { ...change, messages: [{ ...message, kind: "shout" }] } as unknown as contacts.Change;
    expect(
      await added(() =>
        expect(contacts.save(scope.db, "test", [broken])).rejects.toMatchObject({ code: "23514" }),
      ),
    ).toEqual({});
  });

  it("saves the others when one of several has met a newer version", async () => {
    const scope = scopeOf(house, "riikka");
    const [free, held] = [
      await given(house, { by: null, words: "Vapaa." }),
      await given(house, { by: null, words: "Varattu." }),
    ];
    const take = async (id: typeof free.id) => {
      const opened = await contacts.open(scope, id);
      return contacts.handling.take(opened, {
        by: {
          kind: "staff",
          id: house.personas.staff.find(({ key }) => key === "riikka")?.id ?? null,
          role: null,
          unit: null,
        },
        ground: "queue-duty",
        now: scope.now,
        ids: { message: crypto.randomUUID(), notice: crypto.randomUUID() },
      });
    };
    const changes = [await take(free.id), await take(held.id)];
    await contacts.take(scope, held.id);
    const rows = await added(async () =>
      expect(await contacts.save(scope.db, "test", changes)).toEqual(new Set([free.id])),
    );
    expect(rows).toEqual({ journal: 1, journal_pending: 1, access_log: 1 });
  });

  it("keeps the list's copies as the facts say, after every step", async () => {
    const { id } = await given(house, { by: "aino", words: "Koko tarina." });
    const [worker, parent] = [scopeOf(house, "riikka"), scopeOf(house, "aino")];
    const { version } = await contacts.take(worker, id);
    await contacts.askBack(worker, id, "Milloin?", version);
    await contacts.reply(parent, house.county, id, "Eilen.", []);
    const { contact } = await contacts.open(worker, id);
    await contacts.answer(worker, id, "Näin.", contact.version);
    const facts = await contacts.historyOf(house.database.db, id);
    expect(facts.map(({ type }) => type)).toEqual([
      "received",
      "taken",
      "asked-back",
      "family-replied",
      "answered",
    ]);
    const opened = await contacts.open(worker, id);
    expect(contactStatus(facts)).toBe(opened.contact.status);
    expect(opened.contact.version).toBe(5);
  });
});
