import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contact } from "#src/domains/contacts/index.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { ask, askAs } from "../testing/contacts.ts";
import { Professional } from "../testing/professional.ts";

const ANSWERS = {
  clear: "yes",
  complete: "yes",
  "right-service": "not-applicable",
  "next-step": "partly",
  "time-kept": "yes",
  language: "yes",
  tone: "yes",
};

describe("a team lead's day", () => {
  let house: TestHouse;
  let riikka: Professional;
  let tuula: Professional;
  let maria: Professional;
  const id = (key: string) => house.personas.staff.find((one) => one.key === key)?.id ?? "";
  const post = async (who: Professional, path: string, fields: Record<string, string | string[]>) =>
    who.post(path, { _csrf: await who.token(), ...fields });
  const row = (page: Professional, start: string) =>
    new RegExp(`<tr id="${start}[^>]*>.*?</tr>`, "s")
      .exec(page.html)?.[0]
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim();
  /** What somebody has answered and closed. */
  const closed = async (by: Professional, contact: Contact) => {
    await by.contact(contact.id);
    await by.does(contact.id, "take");
    await by.contact(contact.id);
    await by.does(contact.id, "answer", { seen: by.seen, body: "Näin haet perhetyötä.", do: "close" });
    return contact;
  };
  const signIn = async () => {
    riikka = await Professional.at(house, "riikka");
    tuula = await Professional.at(house, "tuula");
    maria = await Professional.at(house, "maria");
  };

  beforeAll(async () => {
    // A Friday morning.
    house = await testHouse({ now: "2026-11-20T07:00:00Z" });
    await signIn();
  });
  afterAll(() => house.close());

  it("shows how each own team stands, who has taken what, and nothing of other teams", async () => {
    const first = await ask(house);
    await ask(house);
    await ask(house, { team: "social-line", line: "social" });
    await riikka.contact(first.id);
    await riikka.does(first.id, "take");
    await tuula.get("/fi/staff/today");
    expect(row(tuula, "load-family-middle")).toBe("Keskinen perhetyön tiimi 2 2 1 0 0");
    expect(row(tuula, "load-family-south")).toBe("Eteläinen perhetyön tiimi 0 0 0 0 0");
    expect(tuula.html).not.toContain("load-social-line");
    expect(row(tuula, `member-${id("riikka")}`)).toContain("töissä 1 pe 27.11. klo 23.59");
    expect(tuula.text).toContain("9–10 2 –");
    await tuula.get("/fi/staff/today?team=social-line");
    expect(tuula.html).not.toContain(id("jukka"));
    await maria.get("/fi/staff/today");
    expect(maria.status).toBe(403);
  });

  it("what is typical comes with the weeks", async () => {
    const { db } = house.database;
    const sent = await ask(house, { team: "family-north" });
    for (const weeks of [1, 2, 3]) {
      const earlier = await ask(house, { team: "family-north" });
      await db`update contact set received_at = received_at - make_interval(weeks => ${weeks}) where id = ${earlier.id}`;
    }
    await tuula.get("/sv/staff/today?team=family-north");
    expect(tuula.text).toContain("under de senaste 3 veckorna");
    expect(tuula.text).toContain("9–10 1 1");
    await db`update contact set received_at = received_at - interval '5 hours' where id = ${sent.id}`;
    await tuula.get("/sv/staff/today?team=family-north");
    expect(tuula.text).toContain("4–5 1 0 9–10 0 1");
  });

  it("keeps what was typed of an absence that cannot be, and records the same one once", async () => {
    const absence = { who: id("riikka"), from: "2026-11-20", to: "2026-11-18", kind: "leave" };
    await post(tuula, "/fi/staff/absences", absence);
    expect(tuula.status).toBe(422);
    expect(tuula.text).toContain("Viimeinen päivä on ennen ensimmäistä");
    expect(tuula.html).toContain('value="2026-11-18"');
    for (const _ of [1, 2]) {
      await post(tuula, "/fi/staff/absences", { ...absence, to: "2026-11-22" });
      expect(tuula.path).toContain("done=recorded");
    }
    await post(tuula, "/fi/staff/absences", { ...absence, to: "2026-11-21", kind: "training" });
    expect(tuula.status).toBe(422);
    expect(tuula.text).toContain("on jo poissaolo näinä päivinä");
    await tuula.get("/fi/staff/absences");
    expect(tuula.html.match(/id="absence-/g)).toHaveLength(1);
  });

  it("offers nobody who is absent, and gives what they have taken to a colleague in one go", async () => {
    const { db } = house.database;
    const [other] = await db<{ id: string }[]>`select id from contact where status = 'queued' limit 1`;
    await tuula.contact(other?.id ?? "");
    expect(tuula.html).not.toContain(`<option value="${id("riikka")}"`);
    await tuula.does(other?.id ?? "", "hand-out", { to: id("riikka") });
    expect(tuula.status).toBe(422);

    await tuula.get("/fi/staff/today");
    expect(row(tuula, `member-${id("riikka")}`)).toContain("loma, su 22.11. asti");
    const form =
      new RegExp(`<form[^>]*id="absent-${id("riikka")}".*?</form>`, "s").exec(tuula.html)?.[0] ?? "";
    const ids = [...form.matchAll(/name="id" value="([^"]+)"/g)].map(([, one]) => one ?? "");
    expect(ids).toHaveLength(1);
    await post(tuula, "/fi/staff/several", { step: "hand-out", id: ids, to: id("tuula") });
    await tuula.get("/fi/staff/today");
    expect(tuula.html).not.toContain(`id="absent-${id("riikka")}"`);
    expect(row(tuula, `member-${id("tuula")}`)).toContain("töissä 1");
  });

  it("lets everybody record their own absence alone; it blocks their calendar until it is removed", async () => {
    const { db } = house.database;
    const [calendar] = await db<{ id: string }[]>`
      insert into resource (id, kind, professional_id, name, unit, profession, skills, languages)
      select gen_random_uuid(), 'professional', id, name, unit, profession, '{}', '{fi}' from professional
      where id = ${id("maria")} returning id`;
    const blocks = () => db<{ from: Temporal.Instant; to: Temporal.Instant }[]>`
      select lower(during) as "from", upper(during) as "to" from schedule_exception where resource_id = ${calendar?.id ?? ""}`;
    await post(maria, "/fi/staff/absences", {
      who: id("maria"),
      from: "2026-12-07",
      to: "",
      kind: "training",
    });
    expect(maria.path).toContain("done=recorded");
    expect((await blocks()).map(({ from, to }) => `${from} ${to}`)).toEqual([
      "2026-12-06T22:00:00Z 2026-12-07T22:00:00Z",
    ]);
    await maria.get("/fi/staff/absences");
    expect(maria.text).toContain("ma 7.12.");
    expect(maria.text).not.toContain("Riikka");
    const own = /id="absence-([0-9a-f-]{36})"/.exec(maria.html)?.[1] ?? "";
    await post(maria, "/fi/staff/absences", { do: "remove", absence: own });
    expect(await blocks()).toHaveLength(0);
    await post(maria, "/fi/staff/absences", { who: id("riikka"), from: "2026-12-07", to: "", kind: "leave" });
    expect(maria.status).toBe(422);
    await tuula.get("/fi/staff/absences");
    const riikkas = /id="absence-([0-9a-f-]{36})"/.exec(tuula.html)?.[1] ?? "";
    await post(maria, "/fi/staff/absences", { do: "remove", absence: riikkas });
    expect(maria.path).toContain("done=gone");
    await post(tuula, "/fi/staff/absences", { do: "remove", absence: riikkas });
    expect(tuula.path).toContain("done=removed");
    await tuula.get("/fi/staff/today");
    expect(row(tuula, `member-${id("riikka")}`)).toContain("töissä");
  });

  describe("the sample of answers", () => {
    let elins: Contact;
    const ids = () => [...tuula.html.matchAll(/id="sampled-([0-9a-f-]{36})"/g)].map(([, one]) => one);
    beforeAll(async () => {
      const { db } = house.database;
      await db`update professional set person_id = ${house.personas.residents.find(({ key }) => key === "sanna")?.id ?? ""}
        where id = ${id("tuula")}`;
      elins = await closed(maria, await askAs(house, "elin", { team: "family-south", language: "sv" }));
      await closed(maria, await askAs(house, "sanna", { team: "family-south" }));
      await closed(tuula, await ask(house, { team: "family-south" }));
      house.clock.advance({ hours: 24 * 4 });
      await signIn();
    });

    it("is the same whenever asked for, without the reader's own work and circle", async () => {
      await tuula.get("/fi/staff/quality?team=family-south");
      expect(ids()).toEqual([elins.id]);
      await tuula.get("/sv/staff/quality?team=family-south&week=2026-11-16");
      expect(ids()).toEqual([elins.id]);
      await tuula.get("/fi/staff/quality?team=family-south&week=2026-11-09");
      expect(tuula.text).toContain("Ei arvioitavaa");
    });

    it("is of the whole week, five contacts that the seed picks", async () => {
      for (let n = 0; n < 7; n++) await ask(house, { team: "family-north" });
      await house.database.db`
        update contact set status = 'closed', answered_at = ${house.clock.now()}, closed_at = ${house.clock.now()}
        where team = 'family-north'`;
      house.clock.advance({ hours: 24 * 7 });
      await signIn();
      await tuula.get("/fi/staff/quality?team=family-north&week=2026-11-23");
      const first = ids();
      expect(first).toHaveLength(5);
      await tuula.get("/fi/staff/quality?team=family-north&week=2026-11-23");
      expect(ids()).toEqual(first);
    });

    it("shows what was written, not whose it is, and keeps a finding once", async () => {
      const path = `/fi/staff/quality/${elins.id}`;
      await tuula.get(path);
      expect(tuula.status).toBe(200);
      expect(tuula.text).toContain("Näin haet perhetyötä.");
      expect(tuula.text).not.toContain("Maria Ekholm");
      expect(tuula.text).not.toContain("Elin");
      await post(tuula, path, { ...ANSWERS, tone: "", note: "Selkeä alku." });
      expect(tuula.status).toBe(422);
      expect(tuula.text).toContain("Vastaa kysymykseen: Onko vastaus ystävällinen");
      expect(tuula.html).toMatch(/name="clear"[^>]*value="yes"[^>]*checked/);
      expect(tuula.text).toContain("Selkeä alku.");
      await post(tuula, path, { ...ANSWERS, note: "Selkeä alku." });
      expect(tuula.path).toContain("done=saved");
      expect(tuula.text).toContain("Arvioi Tuula Wikström");
      await post(tuula, path, { ...ANSWERS, clear: "no" });
      expect(tuula.path).toContain("done=already");
      await tuula.get("/fi/staff/quality?team=family-south");
      expect(tuula.text).toContain("Selkeys 1/1");
      expect(tuula.text).toContain("Oikea palvelu –");
      expect(tuula.text).toContain("Seuraava askel 0/1");
    });

    it("opens nothing beside the sample, and nothing to others", async () => {
      const open = await ask(house, { team: "family-south" });
      await tuula.get(`/fi/staff/quality/${open.id}`);
      expect(tuula.status).toBe(404);
      await maria.get(`/fi/staff/quality/${elins.id}`);
      expect(maria.status).toBe(403);
    });

    it("is told to the person in their log", async () => {
      const elin = new HttpVisitor(house.baseUrl);
      await elin.signIn("resident", "elin", "/sv/mina-arenden/lasarlogg");
      await elin.get("/sv/mina-arenden/lasarlogg");
      expect(elin.text).toMatch(/Tuula Wikström ?, serviceförman/);
      expect(elin.text).toContain("läste svaren för att bedöma kvaliteten");
      expect(elin.text).toContain("bedömde svarens kvalitet");
      expect(elin.text).toContain("tillsyn som hör till uppgiften");
    });
  });
});
