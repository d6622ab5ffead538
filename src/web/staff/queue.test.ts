import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { historyOf, linkedTo, mergeContacts, open, wakeSnoozed } from "#src/domains/contacts/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { scopeOf } from "#test/access/given.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { ask, askAs } from "./testing/contacts.ts";
import { Professional } from "./testing/professional.ts";

describe("the queue's own steps", () => {
  let house: TestHouse;
  let riikka: Professional;
  let tuula: Professional;
  let maria: Professional;
  beforeAll(async () => {
    house = await testHouse({ now: "2026-11-18T08:00:00Z" });
  });
  // Days pass between the stories, and sessions with them.
  beforeEach(async () => {
    riikka = await Professional.at(house, "riikka");
    tuula = await Professional.at(house, "tuula");
    maria = await Professional.at(house, "maria");
  });
  afterAll(() => house.close());

  const stateOf = async (id: ContactId) => {
    const { contact, facts } = await open(scopeOf(house, "tuula"), id);
    return { ...contact, facts: facts.map(({ type }) => type) };
  };
  const post = async (who: Professional, path: string, fields: Record<string, string | string[]>) =>
    who.post(path, { _csrf: await who.token(), ...fields });

  describe("take the next", () => {
    it("gives nothing twice to forty presses at once, and says plainly when there is nothing", async () => {
      const free = await Promise.all(
        Array.from({ length: 25 }, () => ask(house, { team: "family-south", language: "sv" })),
      );
      const token = await maria.token();
      const press = async () => {
        const other = maria.twin();
        await other.post("/fi/staff/next", { _csrf: token, press: crypto.randomUUID() });
        return { path: other.path, text: other.text };
      };
      const got = await Promise.all(Array.from({ length: 40 }, press));
      const taken = got.map(({ path }) => /inbox\/([0-9a-f-]{36})/.exec(path)?.[1]).filter(Boolean);
      expect(new Set(taken)).toEqual(new Set(free.map(({ id }) => id)));
      expect(taken).toHaveLength(25);
      const nothing = got.filter(({ path }) => path.includes("done=nothing"));
      expect(nothing).toHaveLength(15);
      expect(nothing[0]?.text).toContain("Sinulle sopivaa ei ole nyt jonossa");
    }, 60_000);

    it("sent twice it is one press; what needs another language is passed over and told of", async () => {
      await ask(house, { team: "family-south", language: "fi" });
      const press = crypto.randomUUID();
      const first = await ask(house, { team: "family-south", language: "sv" });
      house.clock.advance({ minutes: 1 });
      const second = await ask(house, { team: "family-south", language: "sv" });
      await post(maria, "/fi/staff/next", { press });
      expect(maria.path).toContain(first.id);
      await post(maria, "/fi/staff/next", { press });
      expect(maria.path).toContain(first.id);
      expect((await stateOf(second.id)).status).toBe("queued");
      await post(maria, "/fi/staff/next", { press: crypto.randomUUID() });
      await post(maria, "/fi/staff/next", { press: crypto.randomUUID() });
      expect(maria.text).toContain("Vapaana on 1 muuta");
    });
  });

  it("one contact with two matters becomes two: the new one as old as the first, with its own clock", async () => {
    const one = await askAs(house, "aino");
    house.clock.advance({ hours: 2 });
    riikka = await Professional.at(house, "riikka");
    await riikka.contact(one.id);
    const fields = {
      seen: riikka.seen,
      submission: crypto.randomUUID(),
      team: "social-line",
      topic: "money",
      body: "Rahat eivät riitä vuokraan.",
    };
    await riikka.does(one.id, "split", { ...fields, body: "" });
    expect([riikka.status, riikka.text]).toEqual([422, expect.stringContaining("Kirjoita teksti.")]);
    await riikka.does(one.id, "split", fields);
    await riikka.does(one.id, "split", fields);
    const made = await linkedTo(house.database.db, one.id);
    expect(made).toMatchObject([{ team: "social-line", topic: "money", status: "queued", kind: "split" }]);
    const { contact, facts } = await open(scopeOf(house, "jukka"), made[0]?.id as ContactId);
    expect(contact.receivedAt.equals(one.receivedAt)).toBe(true);
    expect(contact.dueAt?.toString()).toBe(
      house.county
        .promise(contact.promise)
        .dueAfter([{ type: "start", at: one.receivedAt }], house.clock.now())
        ?.toString(),
    );
    expect(facts.map(({ type }) => type)).toEqual(["received", "split"]);
    expect((await stateOf(one.id)).facts).toEqual(["received", "split"]);
    const [counts] = await house.database.db`
      select (select count(*) from contact)::int as contacts,
        (select count(*) from journal where type = 'received')::int as received`;
    expect(counts?.received).toBe(counts?.contacts);
  });

  describe("two about the same", () => {
    it("two who merge in opposite directions at once end in one, with the earlier promise; it can be undone", async () => {
      const early = await askAs(house, "elin", { team: "family-middle" });
      house.clock.advance({ hours: 24 });
      const late = await askAs(house, "elin", { team: "family-middle", words: "Kysyn samaa uudelleen." });
      const survivors = await Promise.all([
        mergeContacts(scopeOf(house, "riikka"), early.id, late.id),
        mergeContacts(scopeOf(house, "tuula"), late.id, early.id),
      ]);
      expect(survivors).toEqual([early.id, early.id]);
      const [stays, gone] = [await stateOf(early.id), await stateOf(late.id)];
      expect([stays.status, stays.dueAt?.toString()]).toEqual(["queued", early.dueAt?.toString()]);
      expect([gone.status, gone.dueAt, gone.facts]).toEqual(["closed", null, ["received", "merged"]]);
      riikka = await Professional.at(house, "riikka");
      await riikka.contact(early.id);
      expect(riikka.text).toContain("Kysyn samaa uudelleen.");
      const elin = new HttpVisitor(house.baseUrl);
      await elin.signIn("resident", "elin", `/sv/mina-arenden/${late.id}`);
      expect(elin.text).toContain("slogs ihop med ett annat av dina ärenden");

      await riikka.does(late.id, "unmerge");
      await riikka.does(late.id, "unmerge");
      const back = await stateOf(late.id);
      expect([back.status, back.dueAt?.toString(), back.closedAt]).toEqual([
        "queued",
        late.dueAt?.toString(),
        null,
      ]);
      await riikka.contact(early.id);
      expect(riikka.text).not.toContain("Kysyn samaa uudelleen.");
    });

    it("of different people, or read by a code, they are not merged", async () => {
      const aino = await askAs(house, "aino");
      const daniel = await askAs(house, "daniel");
      await riikka.contact(aino.id);
      await riikka.does(aino.id, "merge", { other: daniel.id });
      expect([riikka.status, riikka.text]).toEqual([409, expect.stringContaining("eri henkilöitä")]);
      const byCode = await ask(house, { codeHash: new Uint8Array([1, 2, 3]) });
      await riikka.does(aino.id, "merge", { other: byCode.id });
      expect([riikka.status, riikka.text]).toEqual([409, expect.stringContaining("koodilla")]);
      await riikka.does(aino.id, "merge", { other: crypto.randomUUID() });
      expect(riikka.status).toBe(404);
    });

    it("of one person they can be joined: both pages say so, and so does the person's own", async () => {
      const [one, other] = [await askAs(house, "matti"), await askAs(house, "matti")];
      await riikka.contact(one.id);
      await riikka.does(one.id, "join", { other: other.id });
      await riikka.does(other.id, "join", { other: one.id });
      expect((await stateOf(one.id)).facts).toEqual(["received", "joined"]);
      await riikka.contact(other.id);
      expect(riikka.text).toContain("Saman henkilön asia:");
      expect(riikka.html).toContain(one.id);
      const matti = new HttpVisitor(house.baseUrl);
      await matti.signIn("resident", "matti", `/fi/omat-asiat/${one.id}`);
      expect(matti.text).toContain("Asia liitettiin toiseen asiaasi");
    });
  });

  it("what is put aside comes back at its time or when something happens; never past the promise", async () => {
    const one = await askAs(house, "sanna");
    await riikka.contact(one.id);
    await riikka.does(one.id, "snooze", { date: "2026-12-24", time: "8" });
    expect([riikka.status, riikka.text]).toEqual([422, expect.stringContaining("Luvattu aika päättyy")]);
    await riikka.does(one.id, "snooze", { date: "huomenna", time: "8" });
    expect(riikka.status).toBe(422);
    await riikka.does(one.id, "snooze", { date: "2026-11-20", time: "8.00" });
    const lists = async (view: string) => {
      await riikka.inbox(`?view=${view}&search=${one.reference}`);
      return riikka.html.includes(`inbox/${one.id}"`);
    };
    expect([await lists("team"), await lists("snoozed")]).toEqual([false, true]);
    house.clock.moveTo("2026-11-20T06:00:30Z");
    riikka = await Professional.at(house, "riikka");
    const job = { ...scopeOf(house, null), actor: { kind: "system" as const, job: "wake" } };
    expect([await wakeSnoozed(job, 10), await wakeSnoozed(job, 10)]).toEqual([1, 0]);
    expect((await stateOf(one.id)).facts).toEqual(["received", "snoozed", "woke"]);
    expect([await lists("team"), await lists("snoozed")]).toEqual([true, false]);

    await riikka.does(one.id, "snooze", { date: "2026-11-20", time: "10.00" });
    await riikka.does(one.id, "note", { body: "Sanna soitti." });
    expect(await lists("team")).toBe(true);
    const sanna = new HttpVisitor(house.baseUrl);
    await sanna.signIn("resident", "sanna", `/fi/omat-asiat/${one.id}`);
    expect(sanna.text).not.toContain("Asia on jonossa");
  });

  it("a colleague who is asked may read until they have answered, and nobody else may", async () => {
    const one = await askAs(house, "aino");
    const [asked] = house.personas.staff.filter(({ key }) => key === "maria");
    await maria.contact(one.id);
    expect(maria.status).toBe(404);
    await riikka.contact(one.id);
    await riikka.does(one.id, "consult", { to: asked?.id ?? "", body: "Mitä tekisit?" });
    await riikka.does(one.id, "consult", { to: asked?.id ?? "", body: "Mitä tekisit?" });
    expect((await stateOf(one.id)).facts).toEqual(["received", "consulted"]);
    await maria.inbox("?view=asked");
    expect(maria.html).toContain(one.id);
    await maria.contact(one.id);
    expect([maria.status, maria.text]).toEqual([200, expect.stringContaining("Mitä tekisit?")]);
    await maria.does(one.id, "take");
    expect(maria.status).toBe(403);
    await maria.contact(one.id);
    await maria.does(one.id, "consult-answer", { body: "Soittaisin hänelle." });
    expect(maria.path).toContain("view=asked");
    await maria.contact(one.id);
    expect(maria.status).toBe(404);
    await riikka.contact(one.id);
    expect(riikka.text).toContain("Soittaisin hänelle.");
    const nina = await Professional.at(house, "nina");
    await riikka.does(one.id, "consult", { to: "team:health-line", body: "Toinen rekisteri." });
    expect(riikka.status).toBe(422);
    await nina.contact(one.id);
    expect(nina.status).toBe(404);
  });

  it("several at once: each is decided by the rule it has alone, and what could not be done says why", async () => {
    const [free, held, elsewhere] = [
      await ask(house),
      await ask(house),
      await ask(house, { team: "social-line", line: "social" }),
    ];
    await tuula.does(held.id, "take");
    const id = [free.id, held.id, elsewhere.id, "nobody"];
    await post(riikka, "/fi/staff/several", { step: "take", id });
    expect(riikka.text).toContain("Tehty: 1");
    expect(riikka.text).toContain("Kollega ehti ottaa tämän.");
    expect(riikka.text).not.toContain(elsewhere.reference);
    await post(riikka, "/fi/staff/several", { step: "take", id: [free.id] });
    expect(riikka.text).toContain("Tehty: 1");
    expect((await stateOf(free.id)).facts).toEqual(["received", "taken"]);

    await post(tuula, "/fi/staff/several", { step: "hand-over", team: "family-south", id: [held.id] });
    expect((await stateOf(held.id)).team).toBe("family-south");
    await post(riikka, "/fi/staff/several", { step: "hand-over", team: "", id: [free.id] });
    expect([riikka.status, riikka.text]).toEqual([422, expect.stringContaining("Valitse tiimi.")]);
    await post(riikka, "/fi/staff/several", { step: "take" });
    expect(riikka.status).toBe(422);
    // All on the page, without a script: the page says which they were.
    const more = [await ask(house), await ask(house)];
    const shown = more.map((one) => one.id).join(",");
    await post(riikka, "/fi/staff/several", { step: "take", all: "yes", shown });
    expect(riikka.text).toContain("Tehty: 2");
    const history = await historyOf(house.database.db, more[0]?.id as ContactId);
    expect(history.map(({ type }) => type)).toEqual(["received", "taken"]);
  });

  it("filters are kept as views: own, shared with a team, one the default; another's is as if it were not", async () => {
    const query = "view=free&language=sv&area=middle";
    const keep = { name: "Ruotsinkieliset", query, share: "", default: "yes" };
    await post(tuula, "/fi/staff/queue-views", { ...keep, name: "" });
    expect([tuula.status, tuula.html]).toEqual([422, expect.stringContaining("language=sv")]);
    await post(tuula, "/fi/staff/queue-views", keep);
    const saved = /saved=([0-9a-f-]{36})/.exec(tuula.html)?.[1] ?? "";
    await tuula.inbox();
    expect(tuula.html).toMatch(/<option value="sv" selected/);
    await riikka.inbox(`?saved=${saved}`);
    expect(riikka.status).toBe(404);
    await post(riikka, `/fi/staff/queue-views/${saved}`, { step: "delete" });
    expect(riikka.status).toBe(404);
    await post(tuula, "/fi/staff/queue-views", { ...keep, share: "family-middle" });
    await riikka.inbox(`?saved=${saved}`);
    expect([riikka.status, riikka.html]).toEqual([200, expect.stringMatching(/<option value="sv" selected/)]);
    await post(riikka, `/fi/staff/queue-views/${saved}`, { step: "delete" });
    expect(riikka.status).toBe(404);
    await post(tuula, `/fi/staff/queue-views/${saved}`, { step: "delete" });
    await tuula.inbox(`?saved=${saved}`);
    expect(tuula.status).toBe(404);
  });
});
