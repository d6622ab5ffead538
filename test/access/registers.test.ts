import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contact } from "#src/domains/contacts/index.ts";
import * as contacts from "#src/domains/contacts/index.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import { asStaff, given, residentOf, scopeOf } from "./given.ts";

const MORNING = "2026-11-20T07:00:00Z";

describe("two registers, and who stands in a relationship", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ now: MORNING });
  });
  afterAll(() => house.close());

  const statusOf = async (key: string, path: string) => (await asStaff(house, key, path)).status;
  const at = ({ id }: Contact) => `/fi/staff/inbox/${id}`;
  const PSYCHOSOCIAL = { register: "health", line: "psychosocial", team: "psychosocial-middle" } as const;

  it("hides a person's social contact from a health nurse, and the health contact from a social worker", async () => {
    const health = await given(house, {
      by: "aino",
      line: "health",
      team: "health-line",
      words: "Kuume ei laske.",
    });
    const social = await given(house, {
      by: "aino",
      line: "social",
      team: "social-line",
      words: "Vuokra on maksamatta.",
    });
    expect(await statusOf("nina", at(health))).toBe(200);
    expect(await statusOf("nina", at(social))).toBe(404);
    expect(await statusOf("jukka", at(social))).toBe(200);
    expect(await statusOf("jukka", at(health))).toBe(404);
    const person = await asStaff(house, "nina", `/fi/staff/people/${residentOf(house, "aino").id}`);
    expect(person.html).toContain(health.reference);
    expect(person.html).not.toContain(social.reference);
  });

  it("moves a contact across only with the person's permission or a stated ground, and logs it as a disclosure", async () => {
    const { db } = house.database;
    const [asked, allowed] = [
      await given(house, { by: "daniel", words: "Tarvitsen apua.", moveAllowed: false }),
      await given(house, { by: "daniel", words: "Tarvitsen apua heti.", moveAllowed: true }),
    ];
    const scope = scopeOf(house, "riikka");
    for (const { id } of [asked, allowed]) await contacts.take(scope, id);
    await expect(contacts.handOver(scope, asked.id, PSYCHOSOCIAL, null)).rejects.toMatchObject({
      reason: "move-needs-permission",
    });
    const [still] = await db`select register, version from contact where id = ${asked.id}`;
    expect(still).toEqual({ register: "social", version: 2 });

    await contacts.handOver(scope, asked.id, PSYCHOSOCIAL, "evident-need");
    await contacts.handOver(scope, allowed.id, PSYCHOSOCIAL, null);
    const logged = await db`
      select contact_id, ground from access_log where action = 'contact.disclose' order by id`;
    expect(logged).toEqual([
      { contact_id: asked.id, ground: "stated-ground" },
      { contact_id: allowed.id, ground: "permission" },
    ]);
    const facts =
      await db`select contact_id, data->>'stated' as stated from journal where type = 'moved-register' order by seq`;
    expect(facts).toEqual([
      { contact_id: asked.id, stated: "evident-need" },
      { contact_id: allowed.id, stated: null },
    ]);
    const daniel = new HttpVisitor(house.baseUrl);
    await daniel.signIn("resident", "daniel", "/en/my-matters/who-has-read");
    expect(daniel.text).toMatch(
      /moved the matter to another register.{0,20}ground for the move, recorded by the professional ?: The need for support is evident/,
    );
    // What has been handed over to the other register is no longer the first worker's to read.
    expect(await statusOf("riikka", at(asked))).toBe(404);
  });

  it("opens a person's data for a stated special reason alone, for eight hours, to nobody else", async () => {
    const laura = residentOf(house, "laura");
    const contact = await given(house, {
      by: "laura",
      team: "family-south",
      words: "En halua kertoa muille.",
    });
    const path = `/fi/staff/people/${laura.id}`;
    const nina = await asStaff(house, "nina", path);
    expect(nina.text).not.toContain("Hietala");
    await nina.submit({ register: "social", code: "urgent-help", words: "lyhyt" });
    expect(nina.status).toBe(422);
    expect(nina.text).not.toContain("Hietala");
    const stated = { code: "urgent-help", words: "Laura soitti ja pyysi apua heti." };
    await nina.submit(stated);
    expect([nina.status, nina.text.includes("Valitse, minkä rekisterin")]).toEqual([422, true]);
    // The register of her own line opens nothing of the other one's.
    await nina.submit({ ...stated, register: "health" });
    expect(nina.title).toContain("Hietala");
    expect(nina.text).not.toContain(contact.reference);
    expect(await statusOf("nina", at(contact))).toBe(404);
    await nina.get(`${path}?open=more`);
    await nina.submit({ code: "urgent-help", words: "Asia on sosiaalihuollossa.", register: "social" });
    expect(nina.text).toContain(contact.reference);
    expect(await statusOf("nina", at(contact))).toBe(200);
    // Where Laura lives is not for a nurse, whatever her reason.
    for (const hidden of [laura.address.street, laura.phone ?? "", "Maalahti"])
      expect(nina.text).not.toContain(hidden);

    expect((await asStaff(house, "riikka", path)).text).not.toContain("Hietala");
    expect(await statusOf("riikka", at(contact))).toBe(404);

    const officer = await asStaff(house, "paivi", "/fi/staff/special-reasons");
    expect(officer.text).toContain("Nina Sandberg");
    expect(officer.text).toContain("Laura soitti ja pyysi apua heti.");
    expect(officer.text).not.toContain("Hietala");
    await officer.submit({}, { button: "Nina Sandberg" });
    expect(officer.status).toBe(200);

    const own = new HttpVisitor(house.baseUrl);
    await own.signIn("resident", "laura", "/fi/omat-asiat/lukuloki");
    expect(own.text).toMatch(
      /Nina Sandberg ?, sairaanhoitaja.{0,60} avasi henkilön tiedot ?\. erityinen syy \(terveydenhuollon rekisteri\): Laura soitti ja pyysi apua heti\./i,
    );
    expect(own.text).toContain("tarkisti lukulokia");

    house.clock.advance({ hours: 7, minutes: 59 });
    expect(await statusOf("nina", at(contact))).toBe(200);
    house.clock.advance({ minutes: 1 });
    expect(await statusOf("nina", at(contact))).toBe(404);
    expect((await asStaff(house, "nina", path)).text).not.toContain("Hietala");
  });

  it("says by which reason a step was taken, also in the log of the step", async () => {
    const kerttu = residentOf(house, "kerttu");
    const contact = await given(house, {
      by: null,
      about: "kerttu",
      recorded: true,
      team: "family-middle",
      words: "Kerttu kysyy.",
    });
    const nina = await asStaff(house, "nina", `/fi/staff/people/${kerttu.id}`);
    await nina.submit({
      register: "social",
      code: "asked-by-person",
      words: "Kerttu pyysi katsomaan tämän.",
    });
    await contacts.note(scopeOf(house, "nina"), contact.id, "Katsoin pyynnöstä.");
    const [row] = await house.database.db`
      select a.ground, s.code from access_log a join special_reason s on s.id = a.special_reason_id
      where a.action = 'contact.note' and a.contact_id = ${contact.id}`;
    expect(row).toEqual({ ground: "special-reason", code: "asked-by-person" });
  });

  it("begins a relationship with a contact and ends it ninety days after its closing", async () => {
    const elin = residentOf(house, "elin");
    const path = `/sv/staff/people/${elin.id}`;
    const opens = async () => (await asStaff(house, "maria", path)).text.includes("Nygård");
    expect(await opens()).toBe(false);
    const contact = await given(house, { by: "elin", team: "family-south", words: "Jag behöver råd." });
    expect(await opens()).toBe(true);
    expect((await asStaff(house, "riikka", path)).text.includes("Nygård")).toBe(false);

    await contacts.take(scopeOf(house, "maria"), contact.id);
    const { version } = await contacts.note(scopeOf(house, "maria"), contact.id, "Ringde.");
    await contacts.answer(scopeOf(house, "maria"), contact.id, "Så här kan du göra.", version);
    await contacts.close(scopeOf(house, "maria"), contact.id);
    house.clock.advance({ hours: 24 * 90 - 1 });
    expect(await opens()).toBe(true);
    expect(await statusOf("maria", at(contact))).toBe(200);
    house.clock.advance({ hours: 1 });
    expect(await opens()).toBe(false);
    expect(await statusOf("maria", at(contact))).toBe(404);
  });
});
